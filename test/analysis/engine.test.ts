import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Analysis, AnalyzeFailure } from '../../core/analysis/node/analyze-file.ts';
import { findLines } from '../../core/analysis/node/find-lines.ts';
import { startEngine } from '../../core/analysis/node/start-engine.ts';
import type { Engine } from '../../core/analysis/node/start-engine.ts';
import { english } from '../../core/base/localize.ts';
import type { Report } from '../../core/analysis/report.ts';

const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';
const workerFile = resolve('dist/worker.js');
const engineFile = resolve('dist/engine.js');
const SAMPLE = 'samples/access.log';
const options = { format: { text: FORMAT, from: 'option' }, t: english } as const;

describe('the engine in a thread of its own', () => {
  let folder: string;
  let large: string;
  let engine: Engine;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-'));
    large = join(folder, 'large.log');
    writeFileSync(large, readFileSync(SAMPLE, 'utf8').repeat(40));
  });
  beforeEach(() => (engine = startEngine(engineFile, { workerFile, sentences: {} })));
  afterEach(() => engine.close());
  after(() => rmSync(folder, { recursive: true }));

  it('finds what is found without it, also of questions that are asked at the same time', async () => {
    const where = ['', 'status>=500', 'path:/search'];
    const answers = await Promise.all(
      where.map(text => engine.analyze({ ...options, paths: [SAMPLE], filter: { where: text } })),
    );
    for (const [index, text] of where.entries()) {
      const alone = await analyzeFiles({ ...options, paths: [SAMPLE], filter: { where: text }, workerFile });
      deepEqual(reportOf(answers[index]!), reportOf(alone));
    }
    const search = { paths: [SAMPLE], format: FORMAT, match: { status: '503' }, most: 5 };
    deepEqual(await engine.findLines(search), await findLines({ ...search, workerFile }));
  });

  it('tells how far it is, and what was found so far', async () => {
    const told: number[] = [];
    const partial: number[] = [];
    const { requests } = reportOf(
      await engine.analyze({
        ...options,
        paths: [large],
        onProgress: ({ bytesRead, bytesTotal }) => told.push(bytesRead / bytesTotal),
        onPartial: report => partial.push(report.requests),
      }),
    );
    equal(told.at(-1), 1);
    ok(partial.every(count => count <= requests));
    deepEqual(
      partial,
      partial.toSorted((one, other) => one - other),
    );
  });

  it('stops when it is told to, and gives what it has', async () => {
    const stop = new AbortController();
    const analysis = await engine.analyze({
      ...options,
      paths: Array.from({ length: 10 }, (_, index) => copyOf(large, index)),
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    ok('report' in analysis && analysis.cancelled);
    ok(analysis.report.lines.total < 10 * 40 * 4385, 'all of it was read');
    const before = await engine.analyze({ ...options, paths: [SAMPLE], signal: AbortSignal.abort() });
    ok('report' in before && before.cancelled);
  });

  it('tells how far it is in an error log, too, and stops in the middle of one', async () => {
    const log = join(folder, 'error.log');
    writeFileSync(log, readFileSync('samples/error.log', 'utf8').repeat(400));
    const told: number[] = [];
    const question = { ...options, paths: [SAMPLE], errorLogs: [log] };
    const whole = reportOf(
      await engine.analyze({
        ...question,
        onProgress: ({ bytesRead, bytesTotal }) => told.push(bytesRead / bytesTotal),
      }),
    );
    equal(told.at(-1), 1);
    ok(
      told.some(share => share > 0.2 && share < 0.8),
      String(told),
    );

    const stop = new AbortController();
    const analysis = await engine.analyze({ ...question, signal: stop.signal, onProgress: () => stop.abort() });
    ok('report' in analysis && analysis.cancelled);
    const { entries } = analysis.report.errorLog!;
    ok(entries > 0 && entries < whole.errorLog!.entries, String(entries));
  });

  it('goes on with a log that grows', async () => {
    const log = join(folder, 'growing.log');
    const lines = readFileSync(SAMPLE, 'utf8').split('\n');
    writeFileSync(log, `${lines.slice(0, 100).join('\n')}\n`);
    const open = await engine.open({ ...options, paths: [log] });
    ok('first' in open);
    equal(open.first.report.requests, 100);
    equal(await open.refresh(), null);
    appendFileSync(log, `${lines.slice(100, 250).join('\n')}\n`);
    equal(reportOf((await open.refresh())!).requests, 250);
    await open.close();
    equal(await open.refresh(), null);
  });

  it('speaks the language of the user', async () => {
    const sentences = JSON.parse(readFileSync('dist/l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>;
    const chinese = startEngine(engineFile, { workerFile, sentences });
    const gone = await chinese.analyze({ ...options, paths: [join(folder, 'gone.log')] });
    ok('failure' in gone);
    match(gone.failure, /[\u4e00-\u9fff]/);
    await chinese.close();
  });

  it('that ends in the middle says so, and the next question finds another', async () => {
    const answer = engine.analyze({ ...options, paths: [large], onProgress: () => void engine.close() });
    const ended = await answer;
    ok('failure' in ended, 'the log was read before the thread could end');
    match(ended.failure, /thread ended/);
    equal(reportOf(await engine.analyze({ ...options, paths: [SAMPLE] })).requests, 4385);
  });

  it('keeps no process alive that has nothing more to do', () => {
    const script = join(folder, 'ends.cjs');
    writeFileSync(
      script,
      `const { Worker } = require('node:worker_threads');
       const data = { workerFile: ${JSON.stringify(workerFile)}, sentences: {} };
       const thread = new Worker(${JSON.stringify(engineFile)}, { workerData: data });
       thread.unref();
       setTimeout(() => console.log('done'), 300);`,
    );
    equal(execFileSync(process.execPath, [script], { encoding: 'utf8', timeout: 20_000 }), 'done\n');
  });

  function copyOf(path: string, index: number): string {
    const copy = join(folder, `copy-${index}.log`);
    // Files that are the same count once.
    writeFileSync(copy, `${readFileSync(path, 'latin1')}127.0.0.${index} - - [x]\n`, 'latin1');
    return copy;
  }
});

function reportOf(answer: Analysis | AnalyzeFailure): Report {
  ok('report' in answer, JSON.stringify(answer));
  return answer.report;
}
