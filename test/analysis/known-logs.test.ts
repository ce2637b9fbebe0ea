import { deepEqual, equal, notDeepEqual, ok } from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import type { Asked } from '../../core/analysis/aggregate.ts';
import { buildReport } from '../../core/analysis/build-report.ts';
import { queryOf, readFilter } from '../../core/analysis/filter.ts';
import { asReadWhole, compilePartTest, planParts } from '../../core/analysis/fitting-parts.ts';
import type { KnownRange } from '../../core/analysis/fitting-parts.ts';
import { foundLines } from '../../core/analysis/found-lines.ts';
import type { Kernel } from '../../core/analysis/kernel.ts';
import { NO_LIMITS } from '../../core/analysis/limits.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { findLines } from '../../core/analysis/node/find-lines.ts';
import { inspectSource } from '../../core/analysis/node/log-source.ts';
import { createKnownLogs } from '../../core/analysis/node/known-logs.ts';
import type { KnownLogs } from '../../core/analysis/node/known-logs.ts';
import { planRanges } from '../../core/analysis/plan.ts';
import { createScan } from '../../core/analysis/scan.ts';
import type { Scan, Stretch } from '../../core/analysis/scan.ts';
import { english } from '../../core/base/localize.ts';
import { queryText } from '../query/made-up-queries.ts';
import { freshKernel } from '../support/kernel.ts';
import { FORMAT, madeUpLine } from '../support/made-up-lines.ts';

/** What stands between requests: nobody's lines, an error log's, and what ends and begins lines. */
const otherLine = fc.constantFrom(
  '',
  'oops',
  '\0\0',
  '[2026-11-22 23:59:31 +0800] [7] [ERROR] Exception in worker process',
  'Traceback (most recent call last):',
  '  File "a.py", line 1, in <module>',
  'ValueError: no',
);
const anyLine = fc.oneof(
  { weight: 8, arbitrary: madeUpLine },
  { weight: 1, arbitrary: otherLine },
  { weight: 1, arbitrary: madeUpLine.map(line => `${line}\r`) },
  { weight: 1, arbitrary: madeUpLine.map(line => `\0${line}`) },
);
const content = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(anyLine, { maxLength: 120 }))
  .map(([mark, lines]) => new TextEncoder().encode(mark + lines.map(line => `${line}\n`).join('')));

describe('reading only the parts of a log that may fit', () => {
  for (const [name, startKernel, numRuns] of [
    ['without the kernel', () => null, 300],
    ['with the kernel', freshKernel, 20],
  ] as const) {
    it(`gives the report of reading all of it, ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(content, queryText, shape, timeouts, async (bytes, where, sizes, timeouts) => {
          const asked = { ...askedFor(where), timeouts };
          const known = await readAll(bytes, sizes, startKernel());
          deepEqual(reportOfParts(bytes, known, asked, startKernel()), reportOfAll(bytes, asked, startKernel()));
        }),
        { numRuns },
      );
    });

    it(`finds the lines that are found in all of it, ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(content, queryText, shape, async (bytes, where, sizes) => {
          const asked = { ...askedFor(where), lines: 7 };
          const known = await readAll(bytes, sizes, startKernel());
          const scan = createScan(FORMAT, startKernel(), asked);
          const stretches = stretchesOfParts(scan, bytes, known, asked);
          const all = createScan(FORMAT, startKernel(), asked);
          all.push(bytes.slice());
          const sourceOf = (stretches: readonly Stretch[]) => [{ path: 'access.log', bytes: bytes.length, stretches }];
          deepEqual(foundLines(sourceOf(stretches), 7), foundLines(sourceOf([all.end()]), 7));
        }),
        { numRuns },
      );
    });
  }

  it('leaves out what can have nothing for the question', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => {
      const minute = String(Math.floor(index / 60)).padStart(2, '0');
      const second = String(index % 60).padStart(2, '0');
      const [status, bytes, micros] = index === 300 ? [503, 90_000, 7_000_000] : [200, 10, 500];
      return `::1 - - [22/Nov/2026:11:${minute}:${second} +0000] "GET / HTTP/1.1" ${status} ${bytes} "-" "x" ${micros}`;
    });
    const bytes = new TextEncoder().encode(lines.map(line => `${line}\n`).join(''));
    const known = await readAll(bytes, { workers: 2, chunk: 5000, partBytes: 1000 }, null);
    const share = (where: string) => {
      const planned = planParts(known, compilePartTest(askedFor(where))!, 2);
      const read = planned.flatMap(({ parts }) => parts).reduce((sum, { start, end }) => sum + end - start, 0);
      return read / bytes.length;
    };
    for (const where of ['status>=500', 'status:5xx duration>1s', 'duration>=7s', 'size>20kB', '(status:503)']) {
      ok(share(where) > 0 && share(where) < 0.03, where);
    }
    ok(Math.abs(share('time>=2026-11-22T11:02Z time<2026-11-22T11:03Z') - 0.1) < 0.04);
    equal(share('time<2026-11-22T10:59Z'), 0);
    equal(share('status:404'), 0);
    equal(share('-status:200'), 1);
    equal(share('path:/'), 1);
  });
});

/** How a log is read: how many ranges, how long chunks, how long parts. */
const shape = fc.record({
  workers: fc.constantFrom(1, 2, 3),
  chunk: fc.constantFrom(1, 7, 300, 5000),
  partBytes: fc.constantFrom(1, 100, 400, 3000),
});
const timeouts = fc.array(
  fc.record({
    time: fc.constantFrom(Date.UTC(2026, 10, 22, 15, 59, 3), Date.UTC(2026, 10, 22, 16, 0, 41)),
    pid: fc.constant(7),
    path: fc.constantFrom('/a', '/'),
  }),
  { maxLength: 2 },
);

function askedFor(where: string): Asked {
  const filter = readFilter({ where }, FORMAT, english);
  ok(!filter || !('failure' in filter));
  return filter ? { filter: queryOf(filter) } : {};
}

async function readAll(
  bytes: Uint8Array,
  { workers, chunk, partBytes }: { workers: number; chunk: number; partBytes: number },
  kernel: Kernel | null,
): Promise<readonly KnownRange[]> {
  const scan = createScan(FORMAT, kernel);
  const nextLine = (offset: number) => Promise.resolve(bytes.indexOf(0x0a, offset - 1) + 1);
  const ranges = await planRanges(0, bytes.length, workers, nextLine, 100);
  return ranges.map(range => {
    if (range.start > 0) scan.beginInside();
    scan.beginIndex(partBytes);
    for (let at = range.start; at < range.end; at += chunk) scan.push(bytes.slice(at, Math.min(range.end, at + chunk)));
    const { index, ...stretch } = scan.end();
    return { range, stretch, index: index! };
  });
}

function stretchesOfParts(scan: Scan, bytes: Uint8Array, known: readonly KnownRange[], asked: Asked) {
  const test = compilePartTest(asked) ?? (() => true);
  return planParts(known, test, 2).map(planned => {
    if ((planned.parts[0]?.start ?? 0) > 0) scan.beginInside();
    for (const { start, end } of planned.parts) scan.push(bytes.slice(start, end));
    return asReadWhole(planned, scan.end());
  });
}

function reportOfParts(bytes: Uint8Array, known: readonly KnownRange[], asked: Asked, kernel: Kernel | null) {
  const scan = createScan(FORMAT, kernel, asked);
  return reportOf(bytes, stretchesOfParts(scan, bytes, known, asked), scan, asked);
}

function reportOfAll(bytes: Uint8Array, asked: Asked, kernel: Kernel | null) {
  const scan = createScan(FORMAT, kernel, asked);
  scan.push(bytes.slice());
  return reportOf(bytes, bytes.length > 0 ? [scan.end()] : [], scan, asked);
}

function reportOf(bytes: Uint8Array, stretches: readonly Stretch[], scan: Scan, asked: Asked) {
  return buildReport({
    format: FORMAT,
    from: 'option',
    sources: [{ path: 'access.log', bytes: bytes.length, stretches }],
    states: [structuredClone(scan.states())],
    top: 5,
    limits: NO_LIMITS,
    asked,
    t: english,
  });
}

const isFailure = (line: string) => / 50\d /.test(line);

describe('a second question about files', () => {
  const options = {
    format: { text: FORMAT.text, from: 'option' },
    workerFile: resolve('dist/worker.js'),
    t: english,
  } as const;
  const where = 'status>=500';
  const lines = readFileSync('samples/access.log', 'utf8').trimEnd().split('\n');
  const ordered = [...lines.filter(isFailure), ...lines.filter(line => !isFailure(line))];
  const failuresFirst = ordered.map(line => `${line}\n`).join('');
  const NOON = new Date('2026-11-24T12:00Z');
  let folder: string;
  let path: string;
  let known: KnownLogs;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'known-'));
    path = join(folder, 'access.log');
    writeFileSync(path, failuresFirst);
    utimesSync(path, NOON, NOON);
    known = createKnownLogs();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function ask(where: string, more: { readonly known?: KnownLogs } = { known }) {
    const told: number[] = [];
    const analysis = await analyzeFiles({
      ...options,
      paths: [path],
      filter: { where },
      onProgress: ({ bytesRead, bytesTotal }) => told.push(bytesRead / bytesTotal),
      ...more,
    });
    ok('report' in analysis && analysis.complete);
    if (statSync(path).size > 0) equal(told.at(-1), 1);
    return analysis.report;
  }

  /** Changes a line that was no failure, and nothing that shows from outside. */
  function forge(): void {
    const text = readFileSync(path, 'latin1');
    const at = text.indexOf(' 200 ', text.length / 2);
    writeFileSync(path, `${text.slice(0, at)} 599 ${text.slice(at + 5)}`, 'latin1');
    utimesSync(path, NOON, NOON);
  }

  it('is answered as the first would be, without reading what has nothing for it', async () => {
    await ask('');
    const first = await ask(where, {});
    deepEqual(await ask(where), first);
    forge();
    deepEqual(await ask(where), first);
    notDeepEqual(await ask(where, {}), first);
    const search = {
      paths: [path],
      format: FORMAT.text,
      match: { status: '599' },
      most: 5,
      workerFile: options.workerFile,
    };
    equal((await findLines({ ...search, known })).total, 0);
    equal((await findLines(search)).total, 1);
  });

  it('finds lines that the first would find', async () => {
    await ask('');
    const search = { paths: [path], format: FORMAT.text, match: { status: '5xx' }, workerFile: options.workerFile };
    for (const most of [1, 3, 1000]) {
      deepEqual((await findLines({ ...search, most, known })).lines, (await findLines({ ...search, most })).lines);
    }
  });

  it('counts what was appended, and knows it the next time', async () => {
    await ask('');
    const [failure] = ordered;
    for (const text of [`${failure}\nhalf a `, `line\n${failure}`, `\n${failure}\n`]) {
      appendFileSync(path, text);
      deepEqual(await ask(where), await ask(where, {}));
    }
    utimesSync(path, NOON, NOON);
    const { status } = await ask(where);
    await ask(where);
    forge();
    deepEqual((await ask(where)).status, status);
  });

  for (const [how, change] of [
    ['was written anew', text => text.replace('2026', '2025') + text],
    ['was changed in the middle', text => `${text.slice(0, 30_000)}\n${text.slice(30_000)}`],
    ['was changed, and is as long as before', text => text.replaceAll(' 200 ', ' 599 ')],
    ['became shorter', text => text.slice(0, 30_000)],
    ['became empty', () => ''],
  ] as const satisfies readonly (readonly [string, (text: string) => string])[]) {
    it(`reads a file again that ${how}`, async () => {
      await ask('');
      writeFileSync(path, change(readFileSync(path, 'utf8')));
      utimesSync(path, new Date(), new Date(Date.now() + 5000));
      deepEqual(await ask(where), await ask(where, {}));
    });
  }

  it('forgets the log that nobody asked about for longest where there are too many', async () => {
    known = createKnownLogs(300);
    const [first, second, third] = ['1', '2', '3'].map(name => join(folder, name));
    for (path of [first!, second!, third!]) {
      writeFileSync(path, failuresFirst);
      await ask('');
    }
    const rangesOf = async (path: string) => {
      const source = await inspectSource(path, english);
      ok('kind' in source);
      return await known.find(source, FORMAT);
    };
    equal((await rangesOf(first!)).length, 0);
    ok((await rangesOf(third!)).length > 0);
  });
});
