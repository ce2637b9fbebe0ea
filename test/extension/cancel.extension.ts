import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uri, extensions } from 'vscode';
import { createAnalysis } from '../../client/analysis.ts';
import type { Engine } from '../../client/engine.ts';
import { nodeEngine } from '../../client/node/engine.ts';

const LINE = '127.0.0.1 - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 14 "-" "curl/8.4.0"\n';
const LINES = 1_500_000;

/** The buttons that cancel are in a notification and in a page; this is what they come to. */
describe('a running analysis', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  const log = Uri.file(join(folder, 'requests.log'));
  let engine: Engine;
  before(() => {
    writeFileSync(log.fsPath, LINE.repeat(LINES));
    const { extensionUri } = extensions.getExtension('gunicorn-logs.gunicorn-logs')!;
    engine = nodeEngine({ extensionUri });
  });
  after(() => rmSync(folder, { recursive: true }));

  it('that is cancelled keeps what was read, and says that it is a part', async () => {
    const analysis = createAnalysis([log], engine);
    analysis.onChange(({ progress }) => {
      if (progress && progress.bytesRead > 0) analysis.cancel();
    });
    const outcome = await analysis.run();
    assert.ok('report' in outcome);
    assert.equal(outcome.about.partial, true);
    assert.ok(outcome.report.requests < LINES, `all ${LINES} lines were read`);
    const { report, about } = outcome;
    assert.deepEqual(analysis.now(), { report, about, failure: null, progress: null, asked: '', compared: null });
  });

  it('gives way to a second one', async () => {
    const analysis = createAnalysis([log], engine);
    const first = analysis.run();
    const second = await analysis.run();
    await first;
    assert.ok('report' in second);
    assert.equal(second.report.requests, LINES);
    assert.equal(analysis.now().report, second.report);
  });
});
