import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, workspace } from 'vscode';
import { until } from './until.ts';

const DOCKERFILE = ['FROM python:3.12', 'CMD ["gunicorn", "--wrokers", "2", "-t", "30s", "app:app"]', ''];

describe('a file that runs Gunicorn', () => {
  it('is checked at the words of its command', async () => {
    const path = join(workspace.workspaceFolders![0]!.uri.fsPath, 'Dockerfile');
    writeFileSync(path, DOCKERFILE.join('\n'));
    const document = await workspace.openTextDocument(path);
    const problems = await until('two problems', () => {
      const found = languages.getDiagnostics(document.uri);
      return found.length > 1 ? found : undefined;
    });
    assert.deepEqual(
      problems.map(({ range }) => document.getText(range)),
      ['"--wrokers"', '"30s"'],
    );
  });
});
