import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { analyzeFiles, findLine } from '../../core/analysis/node/analyze-file.ts';
import type { Analysis, AnalyzeOptions } from '../../core/analysis/node/analyze-file.ts';
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
      deepEqual(await find(match), { source: 0, line: lines.findIndex(first) + 1 });
    });
  }

  it('that there is none of gives nothing', async () => equal(await find({ path: '/nowhere' }), null));

  it('in a rotated set gives the first in time, wherever it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'find-'));
    const paths = [join(folder, 'access.log'), join(folder, 'access.log.1.gz')];
    writeFileSync(paths[0]!, lines.slice(2000).join('\n'));
    writeFileSync(paths[1]!, compress(lines.slice(0, 2000).join('\n')));
    deepEqual(await find({ status: '404' }, paths), {
      source: 1,
      line: lines.findIndex(line => line.includes('" 404 ')) + 1,
    });
    rmSync(folder, { recursive: true });
  });
});

function find(match: LineMatch, paths = ['samples/access.log']) {
  return findLine({ paths, format: FORMAT, match, workerFile });
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
