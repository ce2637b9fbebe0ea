import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { findLines } from '../../core/analysis/node/find-lines.ts';
import type { Analysis, AnalyzeOptions } from '../../core/analysis/node/analyze-file.ts';
import type { SearchOfReport } from '../../core/analysis/node/find-lines.ts';
import type { LineMatch } from '../../core/query/line-match.ts';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';

const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';
const workerFile = resolve('dist/worker.js');

describe('analyzing files in worker threads', () => {
  let folder: string;
  let large: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'analyze-'));
    large = join(folder, 'large.log');
    // Twelve ranges and more.
    writeFileSync(large, readFileSync('samples/access.log', 'utf8').repeat(15));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('any number of threads finds the same', async () => {
    const one = await analyze([large], { threads: 1 });
    for (const threads of [2, 3, 4]) deepEqual((await analyze([large], { threads })).report, one.report);
    equal(one.report.requests, 15 * 4385);
  });

  it('compressed it is the same log', async () => {
    const compressed = join(folder, 'large.log.gz');
    writeFileSync(compressed, compress(readFileSync(large, 'utf8')));
    const [plain, inflated] = [(await analyze([large])).report, (await analyze([compressed])).report];
    deepEqual({ ...inflated, sources: [] }, { ...plain, sources: [] });
  });

  it('progress rises to the size of the files', async () => {
    const told: number[] = [];
    await analyze([large], { onProgress: ({ bytesRead }) => void told.push(bytesRead) });
    equal(told.at(-1), readFileSync(large).length);
    deepEqual(
      told,
      told.toSorted((one, other) => one - other),
    );
  });

  it('aborting ends it and reports what was read until then', async () => {
    const controller = new AbortController();
    const { report, cancelled } = await analyze([large], {
      threads: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    equal(cancelled, true);
    ok(report.requests < 15 * 4385, `${report.requests} requests`);
    // Stopping in the middle of a line makes none that nobody can read.
    equal(report.lines.unparsed, 0);
  });

  it('aborted before it began it reports nothing', async () => {
    const { report, cancelled } = await analyze([large], { signal: AbortSignal.abort() });
    deepEqual([cancelled, report.requests], [true, 0]);
  });

  it('first numbers come before the last ones', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const log = readFileSync(large, 'utf8');
    const half = log.indexOf('\n', log.length / 2) + 1;
    const writer = createWriteStream(pipe);
    writer.write(log.slice(0, half));
    const partials: Report[] = [];
    const { report } = await analyze([pipe], {
      onPartial: partial => {
        partials.push(partial);
        // Whatever was written before has been counted some time; only then is there more.
        if (partial.lines.total === log.slice(0, half).split('\n').length - 1) writer.end(log.slice(half));
      },
    });
    equal(report.requests, 15 * 4385);
    ok(partials.length > 0);
    for (const partial of partials) ok(partial.requests <= report.requests);
  });

  it('a worker that cannot start is an error, not a hang', async () => {
    const broken = join(folder, 'broken.js');
    writeFileSync(broken, 'throw new Error("no");');
    const format = { text: FORMAT, from: 'option' } as const;
    const analysis = await analyzeFiles({ paths: [large], format, workerFile: broken, t: english });
    ok('failure' in analysis);
    match(analysis.failure, /because all worker threads ended: no/);
  });
});

describe('finding a line', () => {
  const lines = readFileSync('samples/access.log', 'utf8').split('\n');

  for (const [says, match, first] of [
    ['a path', { path: '/login' }, (line: string) => / \/login[? ]/.test(line)],
    ['a status', { status: '404' }, (line: string) => line.includes('" 404 ')],
    [
      'a class of statuses on a path',
      { status: '5xx', path: '/search' },
      (line: string) => /\/search.*" 5\d\d /.test(line),
    ],
    ['a client', { address: '127.0.66.249' }, (line: string) => line.startsWith('127.0.66.249 ')],
    ['a method', { method: 'DELETE' }, (line: string) => line.includes('"DELETE ')],
    ['a time', { from: Date.UTC(2026, 10, 17, 14) }, (line: string) => line.includes('17/Nov/2026:14:')],
  ] as const) {
    it(`by ${says} gives the first`, async () => {
      const line = lines.findIndex(first);
      const { time, ...place } = (await find(match))!;
      deepEqual(place, { source: 0, line: line + 1, text: lines[line]!.slice(0, 1024) });
      ok(time! >= Date.UTC(2026, 10, 17, 13, 30));
    });
  }

  it('that there is none of gives nothing', async () => equal(await find({ path: '/nowhere' }), null));

  it('in a rotated set gives the first in time, wherever it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'find-'));
    const paths = [join(folder, 'access.log'), join(folder, 'access.log.1.gz')];
    writeFileSync(paths[0]!, lines.slice(2000).join('\n'));
    writeFileSync(paths[1]!, compress(lines.slice(0, 2000).join('\n')));
    const found = await find({ status: '404' }, paths);
    deepEqual([found?.source, found?.line], [1, lines.findIndex(line => line.includes('" 404 ')) + 1]);
    rmSync(folder, { recursive: true });
  });
});

const SEARCH_FAILED = / "GET \/search.*" 503 /;

describe('finding lines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-lines-'));
  after(() => rmSync(folder, { recursive: true }));
  const lines = readFileSync('samples/access.log', 'utf8').trimEnd().split('\n');
  const options = { format: FORMAT, workerFile };

  it('gives the first of them in time with their places, and how many there are', async () => {
    // Several days in several ranges, with lines between them that nobody can read.
    const large = join(folder, 'access.log');
    const days = [17, 18, 19, 20, 21].map(day => `${lines.join('\n').replaceAll('[17/', `[${day}/`)}\n`);
    writeFileSync(large, days.join('not a line\n'.repeat(3)));
    const all = readFileSync(large, 'utf8').split('\n');
    const failed = all.flatMap((line, index) => (SEARCH_FAILED.test(line) ? [index + 1] : []));
    const { total, lines: found } = await findLines({
      ...options,
      paths: [large],
      match: { status: '503' },
      filter: { where: 'path:/search' },
      most: 40,
    });
    equal(total, failed.length);
    equal(found.length, 40);
    for (const { line, text, time } of found) {
      equal(text, all[line - 1]!.slice(0, 1024));
      ok(SEARCH_FAILED.test(text) && time !== null);
    }
    deepEqual(
      found.map(({ line }) => line),
      failed.slice(0, 40),
    );
    // The same one by one, where each search ends at the first.
    for (const day of [17, 19, 21]) {
      const from = Date.UTC(2026, 10, day);
      const first = await firstLine({ ...options, paths: [large], match: { status: '503', path: '/search', from } });
      equal(
        first?.line,
        failed.find(line => all[line - 1]!.includes(`[${day}/`)),
      );
    }
  });

  it('reads them from gzip, and with formats that the kernel leaves to the thorough reader', async () => {
    const paths = [join(folder, 'bare.log.gz')];
    writeFileSync(paths[0]!, compress('  GET / 200\n POST /a 404\n  GET /b 404\n'));
    const found = await findLines({
      ...options,
      format: '%(m)5s %(U)s %(s)s',
      paths,
      match: { status: '404' },
      most: 9,
    });
    deepEqual(found, {
      total: 2,
      lines: [
        { source: 0, line: 2, time: null, text: ' POST /a 404' },
        { source: 0, line: 3, time: null, text: '  GET /b 404' },
      ],
    });
  });

  it('cuts a line that is long, and never its count', async () => {
    const path = join(folder, 'long.log');
    const long = lines[0]!.replace(/"(GET|POST) /, `"GET /${'x'.repeat(20_000)}?`);
    writeFileSync(path, `${long}\n${lines[0]}\n`);
    const { total, lines: found } = await findLines({ ...options, paths: [path], match: {}, most: 9 });
    deepEqual([total, found.map(({ text }) => text.length)], [2, [1024, Math.min(1024, lines[0]!.length)]]);
  });

  it('stops when it is told to, and says nothing of what is gone', async () => {
    const found = await findLines({
      ...options,
      paths: ['samples/access.log', join(folder, 'gone.log')],
      match: {},
      most: 3,
      signal: AbortSignal.abort(),
    });
    deepEqual(found, { total: 0, lines: [] });
  });
});

function find(match: LineMatch, paths = ['samples/access.log']) {
  return firstLine({ paths, format: FORMAT, match, workerFile });
}

async function firstLine(search: Omit<SearchOfReport, 'most'>) {
  const { lines } = await findLines({ ...search, most: 1 });
  return lines[0] ?? null;
}

const compress = (text: string) => new Uint8Array(gzipSync(text));

async function analyze(paths: readonly string[], options: Partial<AnalyzeOptions> = {}): Promise<Analysis> {
  const analysis = await analyzeFiles({
    paths,
    format: { text: FORMAT, from: 'option' },
    workerFile,
    t: english,
    ...options,
  });
  ok('report' in analysis);
  return analysis;
}
