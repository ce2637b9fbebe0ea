import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const RULES = [
  'groups:',
  '  - name: gunicorn',
  '    rules:',
  '      - alert: FewerWorkers',
  '        expr: increase(gunicorn_workers[5m]) > 2',
  '',
];

describe('a file that works with Gunicorn', () => {
  it('is checked by what its program takes, and a fix mends it', async () => {
    await mends('logrotate.d/shop', LOGROTATE, 'logrotate', '100MB');
  });

  it('is checked by what it asks Prometheus for', async () => {
    await mends('rules/alerts.yml', RULES, 'yaml', 'increase');
  });
});

async function mends(name: string, lines: readonly string[], language: string, wrong: string): Promise<void> {
  const path = join(workspace.workspaceFolders![0]!.uri.fsPath, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.join('\n'));
  const document = await workspace.openTextDocument(path);
  assert.equal(document.languageId, language);
  const [problem] = await until('a problem', () => {
    const found = languages.getDiagnostics(document.uri);
    return found.length > 0 ? found : undefined;
  });
  assert.ok(problem);
  assert.equal(document.getText(problem.range), wrong);
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    problem.range,
  );
  const fix = actions.find(({ edit }) => edit)?.edit;
  assert.ok(fix, 'there is no fix');
  await workspace.applyEdit(fix);
  await until('no problem any more', () => languages.getDiagnostics(document.uri).length === 0);
}
