import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeAction, commands, languages, workspace } from 'vscode';
import { until } from './until.ts';

const LOGROTATE = [
  '/var/log/gunicorn/access.log {',
  '    maxsize 100MB',
  '    postrotate',
  '        systemctl kill -s USR1 gunicorn',
  '    endscript',
  '}',
  '',
];

describe('a file that works with Gunicorn', () => {
  it('is checked by what its program takes, and a fix mends it', async () => {
    const folder = join(workspace.workspaceFolders![0]!.uri.fsPath, 'logrotate.d');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'shop');
    writeFileSync(path, LOGROTATE.join('\n'));
    const document = await workspace.openTextDocument(path);
    assert.equal(document.languageId, 'logrotate');
    const [problem] = await until('a problem', () => {
      const found = languages.getDiagnostics(document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.ok(problem);
    assert.equal(document.getText(problem.range), '100MB');
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ edit }) => edit)?.edit;
    assert.ok(fix, 'there is no fix');
    await workspace.applyEdit(fix);
    await until('no problem any more', () => languages.getDiagnostics(document.uri).length === 0);
  });
});
