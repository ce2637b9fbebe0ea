import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { analyzeBytes } from '../../core/analysis/analyze-bytes.ts';
import type { ErrorLog } from '../../core/analysis/error-log/report.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Analysis, AnalyzeFailure } from '../../core/analysis/node/analyze-file.ts';
import { english } from '../../core/base/localize.ts';
import { LINE_PREFIXES } from '../../core/logs/line-prefixes.ts';

const FIXTURE = 'test/fixtures/error-logs/20.1/err01-worker-faults/error.log';
const LINES = readFileSync(FIXTURE, 'utf8').trimEnd().split('\n');

/** What collectors make of each line. */
const WAYS: Readonly<Record<string, (line: string) => string>> = {
  ...Object.fromEntries(
    LINE_PREFIXES.flatMap(({ samples }) => samples).map(sample => [sample, (line: string) => sample + line]),
  ),
  "Docker's json-file": line =>
    JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-11-22T11:15:40.123456789Z' }),
};

describe('an error log as collectors keep it', () => {
  let folder: string;
  let bare: ErrorLog;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wrapped-'));
    bare = errorLogOf(await analyzeFiles(questionAbout(FIXTURE)));
    ok(bare.tracebackCount > 0 && bare.events.length > 5);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, wrap] of Object.entries(WAYS)) {
    it(`tells the same: ${name}`, async () => {
      const path = join(folder, 'error.log');
      const text = `${LINES.map(wrap).join('\n')}\n`;
      writeFileSync(path, text);
      const wrapped = errorLogOf(await analyzeFiles(questionAbout(path)));
      deepEqual(alike(wrapped), alike(bare));
      const bytes = new Uint8Array(Buffer.from(text));
      const source = {
        path,
        bytes: bytes.length,
        read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)),
      };
      deepEqual(errorLogOf(await analyzeBytes({ sources: [source], format: null, t: english })), wrapped);
    });
  }

  it('is both logs where access lines are among them', async () => {
    const path = join(folder, 'container.log');
    const access = readFileSync('samples/access.log', 'utf8').split('\n').slice(0, 20);
    writeFileSync(path, `${[...LINES, ...access].map(line => `web-1  | ${line}`).join('\n')}\n`);
    const analysis = await analyzeFiles(questionAbout(path));
    ok(!('failure' in analysis));
    equal(analysis.report.requests, 20);
    equal(analysis.report.lines.unparsed, 0);
    equal(analysis.report.lines.errorLog, LINES.length);
    equal(analysis.report.errorLog?.eventCounts['worker-timeout'], 3);
  });
});

const questionAbout = (path: string) => ({
  paths: [path],
  format: null,
  workerFile: resolve('dist/worker.js'),
  t: english,
});

function errorLogOf(analysis: Analysis | AnalyzeFailure): ErrorLog {
  ok(!('failure' in analysis), JSON.stringify(analysis));
  ok(analysis.report.errorLog);
  return analysis.report.errorLog;
}

/** Without where it was, and how long. */
function alike(errorLog: ErrorLog): unknown {
  return JSON.parse(
    JSON.stringify(errorLog, (key, value: unknown) => (key === 'source' || key === 'sources' ? null : value)),
  );
}
