import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { array, assert as check, nat, property } from 'fast-check';
import { analyzeBytes } from '../../core/analysis/analyze-bytes.ts';
import { errorLinesOf } from '../../core/analysis/build-report.ts';
import type { ErrorLog } from '../../core/analysis/error-log/report.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from '../../core/analysis/node/analyze-file.ts';
import { openAnalysis } from '../../core/analysis/node/open-analysis.ts';
import type { Report } from '../../core/analysis/report.ts';
import { createScan, joined } from '../../core/analysis/scan.ts';
import { english } from '../../core/base/localize.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { seededRandom } from '../support/random.ts';

const FAULTS = 'test/fixtures/logs/26.1/err01-worker-faults';
const ACCESS = linesOf(readFileSync(join(FAULTS, 'access.log'), 'utf8'));
const ERRORS = linesOf(readFileSync('test/fixtures/error-logs/26.1/err01-worker-faults/error.log', 'utf8'));
const FORMAT = {
  text: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s %(p)s',
  from: 'option',
} as const;

/** Both logs of one server, as they come out of the two pipes of a container: in any order, but each in its own. */
function mixed(seed: number): string[] {
  const random = seededRandom(seed);
  const [access, errors] = [[...ACCESS], [...ERRORS]];
  const lines: string[] = [];
  while (access.length + errors.length > 0) {
    const from = random.below(access.length + errors.length) < access.length ? access : errors;
    lines.push(...from.splice(0, 1 + random.below(4)));
  }
  return lines;
}

const options = (paths: readonly string[], more: Partial<AnalyzeOptions> = {}): AnalyzeOptions => ({
  paths,
  format: FORMAT,
  workerFile: resolve('dist/worker.js'),
  t: english,
  ...more,
});

describe('a log that both logs of Gunicorn go to', () => {
  let folder: string;
  let log: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'both-'))));
  beforeEach(() => (log = join(folder, 'container.log')));
  after(() => rmSync(folder, { recursive: true }));

  /** What the same lines in two files tell. */
  async function apart(): Promise<Report> {
    writeFileSync(join(folder, 'access.log'), textOf(ACCESS));
    writeFileSync(join(folder, 'error.log'), textOf(ERRORS));
    return await told([join(folder, 'access.log')], { errorLogs: [join(folder, 'error.log')] });
  }

  for (const seed of [1, 2, 3, 4, 5]) {
    it(`tells what the two tell, however they are mixed: ${seed}`, async () => {
      writeFileSync(log, textOf(mixed(seed)));
      const one = await told([log]);
      const two = await apart();
      equal(two.errorLog!.eventCounts['worker-timeout']! > 0 && two.errorLog!.tracebackCount > 0, true);
      deepEqual(alike(one.errorLog!), alike(two.errorLog!));
      deepEqual(
        { ...one, sources: null, lines: null, errorLog: null, insights: null },
        { ...two, sources: null, lines: null, errorLog: null, insights: null },
      );
      // Where a request comes between an exception and the empty line below it, nothing tells whose that line is.
      ok(one.lines.samples.every(({ text }) => text === ''));
      equal(one.lines.errorLog! + one.lines.unparsed, ERRORS.length);
      equal(one.lines.total, ACCESS.length + ERRORS.length);
    });
  }

  it('is understood to the last line where the entries are in one piece', async () => {
    const pieces = ERRORS.reduce<string[][]>((all, line) => {
      if (/^\[\d{4}-/.test(line)) all.push([]);
      all.at(-1)!.push(line);
      return all;
    }, []);
    writeFileSync(log, textOf(pieces.flatMap((piece, index) => piece.concat(ACCESS[index % ACCESS.length]!))));
    const { lines, sources, errorLog } = await told([log]);
    deepEqual([lines.unparsed, lines.errorLog, sources[0]!.errorLog], [0, ERRORS.length, ERRORS.length]);
    const place = errorLog!.events.find(({ kind }) => kind === 'worker-timeout')!;
    match(linesOf(readFileSync(place.source, 'utf8'))[place.line - 1]!, /WORKER TIMEOUT/);
  });

  it('is the same on disk, compressed, from a pipe, without files, and behind what a collector writes in front', async () => {
    const text = textOf(mixed(6));
    writeFileSync(log, text);
    const expected = await told([log]);
    writeFileSync(`${log}.gz`, Uint8Array.from(gzipSync(text)));
    deepEqual(same(await told([`${log}.gz`])), same(expected));

    const bytes = new TextEncoder().encode(text);
    const source = {
      path: log,
      bytes: bytes.length,
      read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)),
    };
    deepEqual(same(reportOf(await analyzeBytes({ sources: [source], format: FORMAT, t: english }))), same(expected));

    // A pipe is read once, so nobody knew which requests to look for.
    const args = ['dist/cli.js', 'analyze', '-', '--access-log-format', FORMAT.text, '--output', 'json'];
    const piped = JSON.parse(
      execFileSync(process.execPath, args, { input: text, encoding: 'utf8', stdio: 'pipe' }),
    ) as Report;
    deepEqual(
      { ...same(piped), errorLog: { ...piped.errorLog, sources: null, events: null, timedOut: null } },
      { ...same(expected), errorLog: { ...expected.errorLog, sources: null, events: null, timedOut: null } },
    );
    equal(piped.errorLog!.timedOut.count, expected.errorLog!.timedOut.count);

    for (const wrap of [
      (line: string) => `web-1  | ${line}`,
      (line: string) => `2026-11-22T11:15:40.123456789Z stderr F ${line}`,
      (line: string) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-11-22T11:15:40.1Z' }),
    ]) {
      writeFileSync(log, textOf(mixed(6).map(wrap)));
      deepEqual(same(await told([log])), same(expected));
    }
  });

  it('is found also where no place that is looked at beforehand shows it', async () => {
    const many = Array.from({ length: 4000 }, (_, index) => ACCESS[index % ACCESS.length]!);
    // Behind the beginning, and between the places.
    writeFileSync(log, textOf([...many.slice(0, 1000), ...ERRORS.slice(0, 40), ...many.slice(1000)]));
    const { lines, errorLog } = await told([log]);
    deepEqual([lines.unparsed, lines.errorLog, errorLog!.sources[0]!.entries > 0], [0, 40, true]);
  });

  it('has not all of it for the error log where the requests are in another format', async () => {
    writeFileSync(log, textOf([...ACCESS.slice(0, 20), ERRORS[0]!, ...Array.from({ length: 50 }, () => 'GET / 200')]));
    const { lines } = await told([log]);
    deepEqual([lines.parsed, lines.errorLog, lines.unparsed], [20, 21, 30]);
  });

  it('is told of as it grows', async () => {
    writeFileSync(log, textOf(ACCESS));
    const open = await openAnalysis(options([log]));
    ok('first' in open);
    try {
      equal(open.first.report.errorLog, null);
      const half = ERRORS.findIndex(line => line.startsWith('Traceback')) + 1;
      appendFileSync(log, textOf([...ERRORS.slice(0, half), ACCESS[0]!]));
      const begun = reportOf((await open.refresh())!);
      deepEqual([begun.lines.errorLog, begun.requests], [half, ACCESS.length + 1]);
      appendFileSync(log, textOf(ERRORS.slice(half)));
      const { errorLog, lines } = reportOf((await open.refresh())!);
      deepEqual([lines.errorLog, lines.unparsed], [ERRORS.length, 0]);
      deepEqual(errorLog!.eventCounts, (await apart()).errorLog!.eventCounts);
      appendFileSync(log, textOf(ACCESS));
      equal(reportOf((await open.refresh())!).lines.errorLog, ERRORS.length);
    } finally {
      await open.close();
    }
  });

  it('is cut into stretches anywhere without a trace', () => {
    const LINES = [
      ACCESS[0]!,
      '[2026-11-22 10:46:59 +0000] [17765] [ERROR] Error handling request /',
      'Traceback (most recent call last):',
      '  File "/srv/app.py", line 7, in view',
      'ValueError: no',
      '',
      'During handling of the above exception, another exception occurred:',
      'what the application prints',
    ];
    const format = parseFormat(FORMAT.text);
    check(
      property(
        array(nat(LINES.length - 1), { minLength: 1, maxLength: 40 }),
        array(nat(40), { maxLength: 6 }),
        (picked, cuts) => {
          const lines = picked.map(index => LINES[index]!);
          const whole = scanned(format, [lines]);
          const places = [0, ...cuts.filter(cut => cut < lines.length).toSorted((a, b) => a - b), lines.length];
          const parts = places.slice(1).map((place, index) => lines.slice(places[index], place));
          const cut = scanned(format, parts);
          equal(errorLinesOf(cut), errorLinesOf(whole));
          const one = cut.reduce(joined);
          deepEqual(one.rejected, whole[0]!.rejected);
        },
      ),
    );
  });
});

function scanned(format: ReturnType<typeof parseFormat>, parts: readonly (readonly string[])[]) {
  const scan = createScan(format);
  return parts.map((lines, index) => {
    if (index > 0) scan.beginInside();
    if (lines.length > 0) scan.push(new TextEncoder().encode(textOf(lines)));
    return scan.end();
  });
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

function textOf(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

async function told(paths: readonly string[], more?: Partial<AnalyzeOptions>): Promise<Report> {
  return reportOf(await analyzeFiles(options(paths, more)));
}

function reportOf(analysis: Analysis | AnalyzeFailure): Report {
  ok('report' in analysis, JSON.stringify(analysis));
  return analysis.report;
}

/** What does not depend on where it was read from. */
function same(report: Report) {
  return {
    errorLog: alike(report.errorLog!),
    lines: { ...report.lines, samples: report.lines.samples.length },
    paths: report.paths,
  };
}

/** Without where it was, and how large. */
function alike(errorLog: ErrorLog): unknown {
  const where = new Set(['source', 'sources', 'line']);
  return JSON.parse(JSON.stringify(errorLog, (key, value: unknown) => (where.has(key) ? null : value)));
}
