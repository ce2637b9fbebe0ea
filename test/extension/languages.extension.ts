import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Uri, commands, languages, workspace } from 'vscode';
import { until } from './until.ts';

const ACCESS = '127.0.0.1 - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 14 "-" "curl/8.4.0"\n';
const ERROR = '[2026-11-22 10:46:59 +0000] [17765] [INFO] Starting gunicorn 20.1.0\n';

describe('the language of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  after(() => rmSync(folder, { recursive: true }));

  const BY_NAME: Readonly<Record<string, string>> = {
    'access.log': 'gunicorn-access-log',
    access_log: 'gunicorn-access-log',
    'access.log.1': 'gunicorn-access-log',
    'access.log.12': 'gunicorn-access-log',
    'access.log-20261122': 'gunicorn-access-log',
    'gunicorn/web.access.log': 'gunicorn-access-log',
    'my-gunicorn-logs/access-2026.log': 'gunicorn-access-log',
    'gunicorn-access.log': 'gunicorn-access-log',
    'error.log': 'gunicorn-error-log',
    'error.log.3': 'gunicorn-error-log',
    'gunicorn-error.log': 'gunicorn-error-log',
    'app.log': 'log',
    'web/access-2026.log': 'log',
    'gunicorn.conf.py': 'python',
  };
  for (const [path, language] of Object.entries(BY_NAME)) {
    it(`of ${path} is ${language}`, async () => {
      assert.equal((await open(join('empty', path), '')).languageId, language);
    });
  }

  const BY_CONTENT: Readonly<Record<string, { text: string; language: string }>> = {
    'requests.log': { text: ACCESS.repeat(3), language: 'gunicorn-access-log' },
    'server.log': { text: ERROR + ACCESS, language: 'gunicorn-error-log' },
  };
  for (const [name, { text, language }] of Object.entries(BY_CONTENT)) {
    it(`of ${name} becomes ${language} after its first lines`, async () => {
      const { uri } = await open(name, text);
      await until(language, () => languageOf(uri) === language);
    });
  }

  it('that somebody chose by hand stays', async () => {
    const { uri } = await open('chosen.log', ACCESS);
    await until('gunicorn-access-log', () => languageOf(uri) === 'gunicorn-access-log');
    await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), 'log');
    await open('asked-later.log', ACCESS);
    await until('the other log', () => languageOf(Uri.file(join(folder, 'asked-later.log'))) === 'gunicorn-access-log');
    assert.equal(languageOf(uri), 'log');
  });

  it('that files.associations names stays', async () => {
    const files = workspace.getConfiguration('files');
    await files.update('associations', { 'mine*.log': 'log' }, true);
    try {
      const { uri } = await open('mine.log', ACCESS);
      await open('asked-last.log', ACCESS);
      await until(
        'the other log',
        () => languageOf(Uri.file(join(folder, 'asked-last.log'))) === 'gunicorn-access-log',
      );
      assert.equal(languageOf(uri), 'log');
    } finally {
      await files.update('associations', undefined, true);
    }
  });

  it('of a log is left when its lines are not those of Gunicorn', async () => {
    const { uri } = await open('other.log', 'npm verbose cli /usr/bin/node\nnpm info using npm@11\n');
    await open('asked-finally.log', ACCESS);
    await until('the log', () => languageOf(Uri.file(join(folder, 'asked-finally.log'))) === 'gunicorn-access-log');
    assert.equal(languageOf(uri), 'log');
  });

  async function open(path: string, text: string) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return workspace.openTextDocument(file);
  }

  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));
});

function languageOf(uri: Uri): string | undefined {
  return workspace.textDocuments.find(document => document.uri.path === uri.path)?.languageId;
}
