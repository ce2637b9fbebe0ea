import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { analyzeBytes } from '../../core/analysis/analyze-bytes.ts';
import { buildReport } from '../../core/analysis/build-report.ts';
import type { Kernel } from '../../core/analysis/kernel.ts';
import { NO_LIMITS } from '../../core/analysis/limits.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Analysis, AnalyzeOptions } from '../../core/analysis/node/analyze-file.ts';
import { findLines } from '../../core/analysis/node/find-lines.ts';
import { createKnownLogs } from '../../core/analysis/node/known-logs.ts';
import { withOtherFormats } from '../../core/analysis/other-formats.ts';
import type { Report } from '../../core/analysis/report.ts';
import { createScan } from '../../core/analysis/scan.ts';
import { english } from '../../core/base/localize.ts';
import { parseFormat, withOthers } from '../../core/logs/format.ts';
import { freshKernel } from '../support/kernel.ts';
import { readNaively } from '../support/naive-analysis.ts';

const COMBINED = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"';
const workerFile = resolve('dist/worker.js');
const logs = 'test/fixtures/logs/20.1';
const before20 = readFileSync(`${logs}/fmt01-default/access.log`, 'utf8');
const json = readFileSync(`${logs}/fmt04-json-template/access.log`, 'utf8');
const jsonFormat = formatOf(readFileSync(`${logs}/fmt04-json-template/gunicorn.conf.py`, 'utf8'));
const linesOf = (text: string) => text.split('\n').length - 1;

describe('a log that goes on in another format after a restart', () => {
  let folder: string;
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'formats-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has every line of two real logs read, and says where the second one begins', async () => {
    const path = write('access.log', before20 + json);
    const { report } = await analyze([path], { format: { text: jsonFormat, from: 'config' } });
    const alone = (await analyze([write('new.log', json)], { format: { text: jsonFormat, from: 'config' } })).report;
    const old = (await analyze([write('old.log', before20)])).report;
    equal(report.lines.unparsed, alone.lines.unparsed + old.lines.unparsed);
    equal(report.requests, alone.requests + old.requests);
    deepEqual(report.duration, alone.duration);
    deepEqual(report.format.others, [
      {
        text: COMBINED,
        places: [
          {
            source: path,
            lines: old.requests,
            firstLine: 1,
            lastLine: linesOf(before20),
            firstTime: old.span!.first,
          },
        ],
      },
    ]);
  });

  it('is found where the change is far behind the beginning, by any number of threads, in memory too', async () => {
    const one = readFileSync('samples/access.log', 'utf8').repeat(4);
    const other = one.replaceAll(/ \d+$/gm, '');
    const text = one + other;
    const path = write('large.log', text);
    const whole = (await analyze([path], { threads: 1 })).report;
    equal(whole.lines.unparsed, 0);
    const [{ places }] = whole.format.others! as [NonNullable<Report['format']['others']>[0]];
    const { lines, firstLine, lastLine } = places[0]!;
    deepEqual([lines, firstLine, lastLine], [linesOf(other), linesOf(one) + 1, linesOf(text)]);
    equal(whole.duration!.count, linesOf(one));
    for (const threads of [2, 4]) deepEqual((await analyze([path], { threads })).report, whole);
    const bytes = new TextEncoder().encode(text);
    const source = {
      path,
      bytes: bytes.length,
      read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)),
    };
    const inMemory = await analyzeBytes({ sources: [source], format: null, t: english });
    ok('report' in inMemory);
    deepEqual(inMemory.report, whole);
  });

  it('is found where no place that was looked at has it: compressed, or a few lines somewhere, in memory too', async () => {
    const one = readFileSync('samples/access.log', 'utf8').repeat(4);
    const few = one.split('\n').slice(0, 30).join('\n').replaceAll(/ \d+$/gm, '');
    const half = one.slice(0, one.indexOf('\n', one.length * 0.44) + 1);
    for (const [name, text] of [
      ['end.log.gz', `${one}${few}\n`],
      ['midst.log.gz', `${half}${few}\n${one}`],
      ['midst.log', `${half}${few}\n${one}`],
    ] as const) {
      const bytes = new Uint8Array(name.endsWith('.gz') ? gzipSync(text) : Buffer.from(text));
      const path = write(name, bytes);
      const whole = (await analyze([path], { threads: 1 })).report;
      deepEqual([whole.lines.unparsed, whole.requests], [0, linesOf(text)], name);
      const [{ places }] = whole.format.others! as [NonNullable<Report['format']['others']>[0]];
      const firstLine = linesOf(text.slice(0, text.indexOf(`${few}\n`))) + 1;
      deepEqual([places[0]!.lines, places[0]!.firstLine], [30, firstLine], name);
      deepEqual((await analyze([path], { threads: 3 })).report, whole);
      if (name.endsWith('.gz')) continue;
      const read = (start: number, end: number) => Promise.resolve(bytes.slice(start, end));
      const inMemory = await analyzeBytes({ sources: [{ path, bytes: bytes.length, read }], format: null, t: english });
      ok('report' in inMemory);
      deepEqual(inMemory.report, whole);
    }
  });

  it('is looked for once, however often is asked', async () => {
    const one = readFileSync('samples/access.log', 'utf8').repeat(4);
    const few = one.split('\n').slice(0, 30).join('\n').replaceAll(/ \d+$/gm, '');
    const path = write('asked.log', `${one.slice(0, one.indexOf('\n', one.length * 0.44) + 1)}${few}\n${one}`);
    const readings = async (options: Partial<AnalyzeOptions>) => {
      let begun = 0;
      let before = Infinity;
      const { report } = await analyze([path], {
        ...options,
        onProgress({ bytesRead }) {
          if (bytesRead < before) begun++;
          before = bytesRead;
        },
      });
      return { begun, report };
    };
    const filter = { where: 'status>=400' };
    const known = createKnownLogs();
    equal((await readings({ known })).begun, 2);
    const again = await readings({ known, filter });
    equal(again.begun, 1);
    deepEqual(again.report, (await readings({ filter })).report);
  });

  it('may be what another collector wrote, with its own beginning of the lines', async () => {
    const lines = readFileSync('samples/access.log', 'utf8').trimEnd().split('\n').slice(0, 40);
    const bare = write('bare.log', `${lines.join('\n')}\n`);
    const docker = write('docker.log', lines.map(line => `2026-11-22T11:15:40.123456789Z ${line}\n`).join(''));
    const format = { text: `${COMBINED} %(D)s`, from: 'config' } as const;
    for (const paths of [
      [bare, docker],
      [docker, bare],
    ]) {
      for (const named of [format, null]) {
        const { report } = await analyze(paths, { format: named });
        deepEqual([report.requests, report.lines.unparsed, report.duration?.count], [80, 0, 80]);
      }
    }
  });

  it('has its lines found in both formats', async () => {
    const path = write('both.log', before20 + json);
    const { report } = await analyze([path]);
    const found = await findLines({
      paths: [path],
      format: report.format.text,
      others: report.format.others!.map(({ text }) => text),
      match: {},
      most: 10_000,
      workerFile,
    });
    equal(found.total, report.requests);
  });

  it('is not one where a wrong format was named', async () => {
    const { report } = await analyze([write('wrong.log', before20)], {
      format: { text: '%(m)s|%(s)s', from: 'option' },
    });
    deepEqual([report.requests, report.format.others], [0, undefined]);
  });

  it('is not one for a few lines that look otherwise', () => {
    const few = json.split('\n').slice(0, 9).join('\n');
    const parts = [new TextEncoder().encode(`${before20}${few}\n`)];
    equal(withOtherFormats(parseFormat(COMBINED), parts).others, undefined);
  });

  function write(name: string, text: string | Uint8Array<ArrayBuffer>): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }
});

describe('lines in two formats', () => {
  const timed = fc
    .record({
      path: fc.constantFrom('/', '/a', '/b'),
      status: fc.constantFrom(200, 404, 500),
      micros: fc.nat(9_000_000),
    })
    .map(({ path, status, micros }) => ({ text: lineOf(path, status), end: ` ${micros}` }));
  const plain = fc.constantFrom(lineOf('/plain', 200), lineOf('/plain', 502)).map(text => ({ text, end: '' }));
  const noise = fc.constantFrom('', 'oops', '{"a": "\\u0041', '"').map(text => ({ text, end: '' }));

  for (const [name, kernel, numRuns] of [
    ['', () => null, 60],
    [' by the kernel', freshKernel, 15],
  ] as const) {
    it(`count as the slow reader counts them, whatever the chunks are${name}`, () => {
      const log = fc.array(fc.oneof(timed, plain, noise), { minLength: 1, maxLength: 700 });
      const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(log, sizes, (lines, sizes) => {
          const text = lines.map(({ text, end }) => `${text}${end}\n`).join('');
          const whole = scanned(text, [1 << 20], kernel());
          const entries = lines.flatMap(({ text, end }) => readNaively(`${text}${end}`) ?? []);
          const without = lines.filter(({ text, end }) => end === '' && readNaively(`${text} 1`)).length;
          equal(whole.requests, entries.length + without);
          equal(whole.duration?.count ?? 0, entries.length);
          if (entries.length > 0) {
            const max = Math.max(...entries.map(({ micros }) => micros));
            equal(whole.duration!.max, max);
          }
          const failed = lines.filter(({ text }) => / 50\d 1 /.test(text)).length;
          equal(whole.statusClasses!['5xx'], failed);
          equal(whole.format.others?.[0]?.places[0]?.lines ?? 0, without);
          deepEqual(scanned(text, sizes, kernel()), whole);
        }),
        { numRuns },
      );
    });
  }

  it('in JSON are left as they are for the format that reads them', () => {
    const inner = parseFormat('{…"log":"%(h)s %(s)s"…}');
    const formats = withOthers(inner, [parseFormat('{…"log":"%(m)s "%(U)s""…}'), parseFormat('{"log": "%(m)s"}')]);
    const lines = [
      '{"log":"::1 200\\n"}',
      String.raw`{"log":"GET \"/\u0061\"\n"}`,
      String.raw`{"log":"\u0041 nothing\n"}`,
    ];
    const report = scanned(`${lines.join('\n')}\n`, [3], null, formats);
    deepEqual([report.lines.parsed, report.lines.total], [2, 3]);
  });
});

function lineOf(path: string, status: number) {
  return `::1 - - [22/Nov/2026:11:15:40 +0000] "GET ${path} HTTP/1.1" ${status} 1 "-" "x"`;
}

function scanned(
  text: string,
  sizes: readonly number[],
  kernel: Kernel | null,
  format = withOthers(parseFormat(`${COMBINED} %(D)s`), [parseFormat(COMBINED)]),
): Report {
  const scan = createScan(format, kernel);
  const bytes = new TextEncoder().encode(text);
  for (let start = 0, index = 0; start < bytes.length; index++) {
    const size = sizes[index % sizes.length]!;
    scan.push(bytes.slice(start, start + size));
    start += size;
  }
  const stretches = [scan.end()];
  return buildReport({
    format,
    from: 'option',
    top: 10,
    limits: NO_LIMITS,
    sources: [{ path: 'access.log', bytes: bytes.length, stretches }],
    states: [scan.states()],
    t: english,
  });
}

async function analyze(paths: readonly string[], options: Partial<AnalyzeOptions> = {}): Promise<Analysis> {
  const result = await analyzeFiles({ paths, format: null, workerFile, t: english, ...options });
  ok(!('failure' in result), JSON.stringify(result));
  return result;
}

function formatOf(config: string): string {
  const [, text] = /access_log_format\s*=\s*'(.*)'/.exec(config) ?? [];
  ok(text, config);
  return text;
}
