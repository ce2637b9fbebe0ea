import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MarkupContent } from 'vscode-languageserver/node';
import type { EditorOptions } from '../support/editor.ts';
import { endEditors, openEditor } from '../support/editor.ts';

/** A project with a config two folders below its root. */
describe('the release that a config is read for', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'gunicorn-logs-version-'));
    mkdirSync(join(project, 'deploy', 'web'), { recursive: true });
  });
  afterEach(() => {
    endEditors();
    rmSync(project, { recursive: true });
  });

  const write = (name: string, text: string) => writeFileSync(join(project, name), text);
  const uriOf = (name: string) => pathToFileURL(join(project, name)).href;

  async function openConfig(options: EditorOptions = {}) {
    const editor = await openEditor({ folder: uriOf('.').replace(/\/$/, ''), ...options });
    const config = await editor.open(uriOf('deploy/web/gunicorn.conf.py'), 'workers = 2\n');
    const footer = async () => {
      const hover = await config.hover({ line: 0, character: 2 });
      assert.ok(hover);
      return (hover.contents as MarkupContent).value.split('\n').at(-1);
    };
    return { editor, footer };
  }

  it('is the newest when nobody says more', async () => {
    const { editor, footer } = await openConfig();
    assert.equal(await footer(), 'Read for Gunicorn 26.1.0, the newest; `gunicorn.targetVersion` can name another.');
    await editor.end();
  });

  it('is what the project pins, however far above', async () => {
    write('requirements.txt', 'gunicorn==20.1.0\n');
    const { editor, footer } = await openConfig();
    assert.equal(await footer(), 'Read for Gunicorn 20.1.0, which `requirements.txt` asks for.');
    await editor.end();
  });

  it('is what the nearest file pins', async () => {
    write('requirements.txt', 'gunicorn==20.1.0\n');
    write('deploy/pyproject.toml', '[project]\ndependencies = ["gunicorn>=22,<23"]\n');
    const { editor, footer } = await openConfig();
    assert.equal(await footer(), 'Read for Gunicorn 22.0.0, which `pyproject.toml` asks for.');
    await editor.end();
  });

  it('is not looked for above the workspace', async () => {
    write('requirements.txt', 'gunicorn==20.1.0\n');
    const { editor, footer } = await openConfig({ folder: uriOf('deploy') });
    assert.match((await footer()) ?? '', /26\.1\.0/);
    await editor.end();
  });

  it('is what the user says', async () => {
    write('requirements.txt', 'gunicorn==20.1.0\n');
    const { editor, footer } = await openConfig({
      client: { workspace: { configuration: true } },
      settings: { 'gunicorn.targetVersion': '23.0' },
    });
    assert.equal(await footer(), 'Read for Gunicorn 23.0.0, which `gunicorn.targetVersion` names.');
    await editor.end();
  });

  it('follows the user who changes his mind', async () => {
    const settings: Record<string, unknown> = { 'gunicorn.targetVersion': '23.0' };
    const { editor, footer } = await openConfig({ client: { workspace: { configuration: true } }, settings });
    assert.match((await footer()) ?? '', /23\.0\.0/);
    settings['gunicorn.targetVersion'] = '';
    await editor.notify('workspace/didChangeConfiguration', { settings: {} });
    assert.match((await footer()) ?? '', /26\.1\.0/);
    await editor.end();
  });

  it('follows the file that pins it, and asks for problems to be looked at again', async () => {
    write('requirements.txt', 'gunicorn==20.1.0\n');
    const { editor, footer } = await openConfig({
      client: {
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
        textDocument: { diagnostic: {} },
      },
    });
    assert.match((await footer()) ?? '', /20\.1\.0/);
    assert.deepEqual(editor.registered, ['workspace/didChangeWatchedFiles']);
    write('requirements.txt', 'gunicorn==22.0.0\n');
    const refreshed = editor.refresh();
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('requirements.txt'), type: 2 }] });
    await refreshed;
    assert.match((await footer()) ?? '', /22\.0\.0/);
    assert.equal(editor.complaints(), '');
    await editor.end();
  });
});
