import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from '../../core/analysis/node/analyze-file.ts';
import { openAnalysis } from '../../core/analysis/node/open-analysis.ts';
import type { OpenAnalysis } from '../../core/analysis/node/open-analysis.ts';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';

const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';
const LINES = readFileSync('samples/access.log', 'utf8').trimEnd().split('\n');

const options = (paths: readonly string[], more: Partial<AnalyzeOptions> = {}): AnalyzeOptions => ({
  paths,
  format: { text: FORMAT, from: 'option' },
  workerFile: resolve('dist/worker.js'),
  t: english,
  ...more,
});
const descriptors = () => readdirSync('/dev/fd').length;

describe('an analysis that goes on', () => {
  let folder: string;
  let log: string;
  let open: OpenAnalysis;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'follow-'));
    log = join(folder, 'access.log');
  });
  afterEach(async () => {
    await open.close();
    rmSync(folder, { recursive: true });
  });

  async function begin(more: Partial<AnalyzeOptions> = {}, paths = [log]): Promise<Analysis> {
    const begun = await openAnalysis(options(paths, more));
    ok('first' in begun, JSON.stringify(begun));
    open = begun;
    return begun.first;
  }

  /** What a new analysis of all these files says, but for how the files are cut into sources. */
  async function anew(more: Partial<AnalyzeOptions> = {}, paths = [log]): Promise<object> {
    return counted(await analyzeFiles(options(paths, more)));
  }

  it('counts whole lines as they are appended, in pieces of any size', async () => {
    // ASCII, so that characters are bytes.
    const text = `${LINES.join('\n')}\n`;
    writeFileSync(log, text.slice(0, 100_003));
    const first = await begin();
    equal(first.report.lines.unparsed, 0);
    let at = 100_003;
    for (const size of [1, 70, 300, 5000, 1, 200_001, 0, 400_000, text.length]) {
      appendFileSync(log, text.slice(at, at + size));
      at = Math.min(text.length, at + size);
      const next = await open.refresh();
      if (next) equal(reportOf(next).lines.total, text.slice(0, at).split('\n').length - 1);
    }
    equal(await open.refresh(), null);
    appendFileSync(log, `${LINES[0]}\nnot a line\n`);
    const last = await open.refresh();
    deepEqual(counted(last), await anew());
    equal(reportOf(last!).lines.samples[0]?.line, LINES.length + 2);
    equal(reportOf(last!).sources[0]?.bytes, readFileSync(log).length);
  });

  it('reads another format that begins meanwhile, from its first line on', async () => {
    writeFileSync(log, `${LINES.slice(0, 300).join('\n')}\n`);
    await begin();
    const other = LINES.slice(300, 340).map(line => line.replace(/ \d+$/, ''));
    appendFileSync(log, `${other.slice(0, 6).join('\n')}\n`);
    equal(reportOf((await open.refresh())!).lines.unparsed, 6);
    appendFileSync(log, `${other.slice(6).join('\n')}\n`);
    const next = await open.refresh();
    deepEqual(counted(next), await anew());
    const { requests, lines, format } = reportOf(next!);
    deepEqual([requests, lines.unparsed, format.others![0]!.places[0]!.firstLine], [340, 0, 301]);
    appendFileSync(log, `${LINES[0]}\n${other[0]}\n`);
    deepEqual(counted(await open.refresh()), await anew());
    equal(await open.refresh(), null);
  });

  it('counts the requests that follow what looked like an error log alone', async () => {
    const boot = [
      '[2026-11-22 11:15:40 +0000] [7] [INFO] Starting gunicorn 23.0.0',
      '[2026-11-22 11:15:40 +0000] [7] [INFO] Listening at: http://0.0.0.0:8000 (7)',
      '[2026-11-22 11:15:40 +0000] [9] [INFO] Booting worker with pid: 9',
    ];
    writeFileSync(log, `${boot.join('\n')}\n`);
    const first = await begin();
    equal(first.report.requests, 0);
    equal(first.report.errorLog?.sources.length, 1);
    appendFileSync(log, `[2026-11-22 11:15:50 +0000] [7] [INFO] Handling signal: hup\n`);
    equal(reportOf((await open.refresh())!).requests, 0);
    appendFileSync(log, `${LINES.slice(0, 12).join('\n')}\n`);
    const next = await open.refresh();
    equal(reportOf(next!).requests, 12);
    deepEqual(counted(next), await anew());
    appendFileSync(log, `${LINES[12]}\n`);
    const last = await open.refresh();
    equal(reportOf(last!).requests, 13);
    equal(reportOf(last!).errorLog?.sources.length, 1);
  });

  it('asks the same of what is new, in several files', async () => {
    const other = join(folder, 'other.log');
    writeFileSync(log, `${LINES.slice(0, 1000).join('\n')}\n`);
    writeFileSync(other, `${LINES.slice(1000, 1500).join('\n')}\n`);
    const more = { filter: { where: 'status>=400 -path:/login' } };
    await begin(more, [log, other]);
    appendFileSync(other, `${LINES.slice(1500, 3000).join('\n')}\n`);
    appendFileSync(log, `${LINES.slice(3000).join('\n')}\n`);
    deepEqual(counted(await open.refresh()), await anew(more, [log, other]));
  });

  it('is not held up by a line that is longer than any chunk', async () => {
    writeFileSync(log, `${LINES[0]}\n`);
    await begin();
    appendFileSync(log, 'x'.repeat(3_000_000));
    equal(await open.refresh(), null);
    appendFileSync(log, `\n${LINES[1]}\n`);
    deepEqual(counted(await open.refresh()), await anew());
  });

  it('loses nothing when the log is renamed, while somebody goes on writing to the old one', async () => {
    writeFileSync(log, `${LINES.slice(0, 1000).join('\n')}\n`);
    await begin();
    appendFileSync(log, `${LINES.slice(1000, 1100).join('\n')}\n`);
    renameSync(log, `${log}.1`);
    // There is no file of that name for a while.
    await open.refresh();
    appendFileSync(`${log}.1`, `${LINES.slice(1100, 1200).join('\n')}\n`);
    writeFileSync(log, '');
    await open.refresh();
    appendFileSync(log, `${LINES.slice(1200, 1300).join('\n')}\n`);
    appendFileSync(`${log}.1`, `${LINES.slice(1300, 1400).join('\n')}\n`);
    const report = reportOf((await open.refresh())!);
    deepEqual(counted({ report }), await anew({}, [`${log}.1`, log]));
    deepEqual(
      report.sources.map(({ path, lines }) => [path, lines]),
      [
        [`${log}.1`, 1300],
        [log, 100],
      ],
    );
  });

  it('loses nothing when the log is copied and emptied', async () => {
    writeFileSync(log, `${LINES.slice(0, 1000).join('\n')}\n`);
    await begin();
    appendFileSync(log, `${LINES.slice(1000, 1100).join('\n')}\n`);
    copyFileSync(log, `${log}-20261117`);
    truncateSync(log);
    // More than there was before, so that its size alone says nothing.
    appendFileSync(log, `${LINES.slice(1100).join('\n')}\n`);
    const next = await open.refresh();
    deepEqual(counted(next), await anew({}, [`${log}-20261117`, log]));
    truncateSync(log);
    appendFileSync(log, `${LINES[0]}\n`);
    const last = (await open.refresh())!;
    equal(reportOf(last).requests, LINES.length + 1);
    ok('notes' in last && last.notes.some(note => note.includes('was emptied')));
  });

  it('loses nothing when the log was rotated twice between two looks', async () => {
    writeFileSync(log, `${LINES.slice(0, 100).join('\n')}\n`);
    writeFileSync(`${log}.7`, `${LINES[0]}\n`);
    await begin();
    appendFileSync(log, `${LINES[100]}\n`);
    renameSync(log, `${log}.1`);
    writeFileSync(log, `${LINES.slice(101, 200).join('\n')}\n`);
    renameSync(`${log}.1`, `${log}.2`);
    renameSync(log, `${log}.1`);
    writeFileSync(log, `${LINES.slice(200, 250).join('\n')}\n`);
    deepEqual(counted(await open.refresh()), await anew({}, [`${log}.2`, `${log}.1`, log]));
  });

  it('tells what the error log says since', async () => {
    const errorLog = join(folder, 'error.log');
    const told = readFileSync('samples/error.log', 'utf8');
    const half = told.indexOf('\n[', told.length / 2) + 1;
    writeFileSync(log, `${LINES.join('\n')}\n`);
    writeFileSync(errorLog, told.slice(0, half));
    const more = { errorLogs: [errorLog] };
    await begin(more);
    appendFileSync(errorLog, told.slice(half));
    const report = reportOf((await open.refresh())!);
    const { errorLog: expected } = reportOf(await analyzeFiles(options([log], more)));
    deepEqual({ ...report.errorLog, timedOut: null }, { ...expected, timedOut: null });
    equal(report.errorLog?.timedOut.logged, null);
    renameSync(errorLog, `${errorLog}.1`);
    writeFileSync(errorLog, '[2026-11-17 15:00:00 +0000] [5] [INFO] Shutting down: Master\n');
    const { eventCounts } = reportOf((await open.refresh())!).errorLog!;
    deepEqual([eventCounts['worker-timeout'], eventCounts.shutdown], [4, 1]);
  });

  it('leaves no file open', async () => {
    writeFileSync(log, `${LINES[0]}\n`);
    const before = descriptors();
    await begin();
    await open.close();
    equal(descriptors(), before);
    await begin();
  });
});

function reportOf(analysis: Analysis | AnalyzeFailure): Report {
  ok('report' in analysis, JSON.stringify(analysis));
  return analysis.report;
}

function counted(analysis: Pick<Analysis, 'report'> | AnalyzeFailure | null): object {
  ok(analysis && 'report' in analysis, JSON.stringify(analysis));
  const { sources: _, lines, ...rest } = analysis.report;
  return { ...rest, lines: { ...lines, samples: lines.samples.length } };
}
