import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TabInputText, Uri, ViewColumn, commands, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { Engine } from '../../client/engine.ts';
import { readLines } from '../../client/node/read-lines.ts';
import { openLine, provideStretches } from '../../client/open-line.ts';
import { until } from './until.ts';

/** Lines of the dashboard are clicked in a page; this is what the click comes to. */
const ENGINE: Pick<Engine, 'readLines'> = { readLines: (path, around) => readLines(path, around, null) };

describe('a line of a log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  let stretches: Disposable;
  before(() => (stretches = provideStretches()));
  after(() => {
    stretches.dispose();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('is selected in its file', async () => {
    await openLine(ENGINE, write('plain.log', numbered(5000)), 4321);
    const editor = await until('an editor', () => window.activeTextEditor);
    assert.equal(editor.document.getText(editor.selection), 'line 4321\n');
  });

  it('is shown beside what was in front', async () => {
    await openLine(ENGINE, write('beside.log', numbered(5)), 2);
    const editor = await until('an editor', () => window.activeTextEditor);
    assert.equal(editor.viewColumn, ViewColumn.Two);
  });

  it('is shown in a file that is too big for a document', async () => {
    const log = write('huge.log', `${'x'.repeat(1023)}\n`.repeat(52 * 1024));
    await openLine(ENGINE, log, 50_000);
    const tab = await until('a tab', () => window.tabGroups.activeTabGroup.activeTab);
    assert.ok(tab.input instanceof TabInputText);
    assert.equal(tab.input.uri.path, log.path);
  });

  it('of a compressed log is selected in a stretch of it', async () => {
    const log = write('old.log.1.gz', new Uint8Array(gzipSync(numbered(9000))));
    await openLine(ENGINE, log, 4321);
    const { document, selection } = await until('an editor', () => window.activeTextEditor);
    assert.equal(document.getText(selection), 'line 4321\n');
    assert.equal(document.languageId, 'gunicorn-access-log');
    assert.equal(document.fileName, '/old.log.1.gz, lines 3321 to 5321');
    assert.equal(document.lineAt(0).text, 'line 3321');
  });

  it('of a damaged log is refused with a reason', async () => {
    const whole = gzipSync(numbered(9000));
    const log = write('cut.log.gz', new Uint8Array(whole.subarray(0, 2000)));
    await assert.rejects(openLine(ENGINE, log, 8999), /unexpected end of file/);
  });

  function write(name: string, content: string | Uint8Array<ArrayBuffer>): Uri {
    const file = join(folder, name);
    writeFileSync(file, content);
    return Uri.file(file);
  }
});

function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
}
