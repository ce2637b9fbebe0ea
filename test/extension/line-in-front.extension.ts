import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Selection, Uri, commands, extensions, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { createLineFormats } from '../../client/line-formats.ts';
import { lineInFront } from '../../client/line-in-front.ts';
import { nodeEngine } from '../../client/node/engine.ts';
import { openLine, provideStretches } from '../../client/open-line.ts';

const line = (path: string, status: number) =>
  `127.0.0.1 - - [22/Nov/2026:11:15:40 +0100] "GET ${path} HTTP/1.1" ${status} 14 "-" "curl/8.4.0"\n`;
const LINES = line('/a', 200) + line('/b?x=1', 503);
const TIME = Date.UTC(2026, 10, 22, 10, 15, 40);

/** What leads from a line to the dashboard, wherever the line is shown. */
describe('the line in front', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  const engine = nodeEngine(extensions.getExtension('gunicorn-logs.gunicorn-logs')!);
  const formats = createLineFormats();
  let stretches: Disposable;
  before(() => (stretches = provideStretches()));
  after(() => {
    stretches.dispose();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('of a log is from that log', async () => {
    const log = write('access.log', LINES);
    await window.showTextDocument(await workspace.openTextDocument(log));
    await isLine(1, log, { time: TIME, status: 503, path: '/b' });
  });

  it('that is not in the format tells nothing', async () => {
    const log = write('access.log', `${LINES}oops\n`);
    await window.showTextDocument(await workspace.openTextDocument(log));
    await isLine(2, log, null);
  });

  it('in a stretch of a compressed log is from the compressed one', async () => {
    const log = write('access.log.1.gz', new Uint8Array(gzipSync(LINES)));
    await openLine(engine, log, 2);
    await isLine(1, log, { time: TIME, status: 503, path: '/b' });
  });

  it('is none where no log is in front', async () => {
    await window.showTextDocument(await workspace.openTextDocument({ content: LINES, language: 'plaintext' }));
    assert.equal(await lineInFront(formats), undefined);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  async function isLine(number: number, log: Uri, facts: object | null): Promise<void> {
    window.activeTextEditor!.selection = new Selection(number, 0, number, 0);
    const front = await lineInFront(formats);
    assert.equal(front?.log.toString(), log.toString());
    assert.equal(front.file.toString(), log.toString());
    if (facts === null) assert.equal(front.facts, null);
    else assert.deepEqual({ ...front.facts, ...facts }, { ...front.facts });
  }

  function write(name: string, content: string | Uint8Array<ArrayBuffer>): Uri {
    const file = join(folder, name);
    writeFileSync(file, content);
    return Uri.file(file);
  }
});
