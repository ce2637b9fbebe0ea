import { deepEqual, match, ok } from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { english } from '../../core/base/localize.ts';

const FORMAT = { text: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s', from: 'option' } as const;
const sample = readFileSync('samples/access.log', 'utf8');
const LINES = sample.split('\n').length - 1;
const REPEATS = 15;
const ALL = REPEATS * LINES;

/**
 * What goes wrong with files and threads while they are read. The worker is the one that ships; before some of its reads
 * the test does to the file, or to the thread, what happens in the wild.
 */
describe('while it is read, a log', () => {
  let folder: string;
  let log: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
    log = join(folder, 'access.log');
    writeFileSync(log, sample.repeat(REPEATS));
  });
  afterEach(() => {
    // No thread is left behind.
    const { workers } = process.report!.getReport() as unknown as { readonly workers: readonly object[] };
    deepEqual(workers, []);
    rmSync(folder, { recursive: true });
  });

  /** The worker, with something that happens before each read of a range: `read` counts them in the thread. */
  function workerThat(happening: string, atFirst = ''): string {
    const file = join(folder, 'worker.js');
    writeFileSync(
      file,
      `const fs = require('node:fs');
       const { threadId } = require('node:worker_threads');
       const real = fs.readSync;
       const log = ${JSON.stringify(log)};
       const fail = code => { throw Object.assign(new Error(code), { code }); };
       let read = 0;
       fs.readSync = (...values) => { read++; ${happening}; return real(...values); };
       ${atFirst}
       require(${JSON.stringify(resolve('dist/worker.js'))});`,
    );
    return file;
  }

  it('may grow: what was there counts, and the line that was being written is read to its end', async () => {
    writeFileSync(log, sample.slice(0, -20));
    const workerFile = workerThat(
      `if (read === 1) fs.appendFileSync(log, ${JSON.stringify(sample.slice(-20))} + 'one more\\n')`,
    );
    const { report, complete } = await analyze([log], workerFile);
    deepEqual([report.requests, report.lines.unparsed, complete], [LINES, 0, true]);
  });

  it('may become shorter: the lines before count, and half of one does not', async () => {
    const cut = sample.length * 2 - 30;
    const { report, notes, complete } = await analyze(
      [log],
      workerThat(`if (read === 2) fs.truncateSync(log, ${cut})`),
    );
    deepEqual([report.requests, report.lines.unparsed, complete], [2 * LINES - 1, 0, false]);
    deepEqual(notes, [`${log} became shorter while it was read. Of what it held, ${2 * LINES - 1} lines count.`]);
  });

  it('may be replaced: no line of the new file is taken for one of the old', async () => {
    const { report, notes, complete } = await analyze(
      [log],
      workerThat(`if (read === 2) { fs.renameSync(log, log + '.1'); fs.writeFileSync(log, 'new\\n'.repeat(1e7)); }`),
    );
    ok(report.requests > 0 && report.requests < ALL);
    deepEqual([report.lines.unparsed, complete], [0, false]);
    match(notes.join('\n'), /was replaced by another file while it was read\. Of the first, \d+ lines count\.$/);
  });

  it('may be deleted: what was read until then counts', async () => {
    const { report, notes, complete } = await analyze([log], workerThat('if (read === 2) fs.unlinkSync(log)'));
    ok(report.requests > 0 && report.requests < ALL);
    deepEqual([report.lines.unparsed, complete, notes.length], [0, false, 1]);
    match(notes[0]!, /does not exist/);
  });

  it('may be on a disk that fails: the rest of it counts', async () => {
    const { report, notes, complete } = await analyze([log], workerThat(`if (read === 3) fail('EIO')`));
    ok(report.requests > 0 && report.requests < ALL);
    deepEqual([report.lines.unparsed, complete], [0, false]);
    deepEqual(notes, [`The disk failed while ${log} was read; ${report.requests} lines of it count.`]);
  });

  it('may lose a worker thread: the others do its work again, and nothing is missing or doubled', async () => {
    const lost = join(folder, 'lost');
    // In the middle of the first task, and after it: what a thread has done already is lost with it, too.
    for (const moment of [2, 3]) {
      for (const end of ['process.exit(1)', 'process.exit(0)', "process.nextTick(() => fail('no'))"]) {
        const workerFile = workerThat(
          `if (read === ${moment} && threadId % 2 === 0) { fs.writeFileSync(${JSON.stringify(lost)}, ''); ${end} }`,
        );
        const { report, notes, complete } = await analyze([log], workerFile, 2);
        deepEqual([report.requests, report.lines.unparsed, notes, complete], [ALL, 0, [], true], end);
      }
      ok(existsSync(lost));
    }
  });

  it('may lose a worker thread that has read its share: the others do its work again', async () => {
    const lost = join(folder, 'lost');
    const workerFile = workerThat(
      '',
      `require('node:worker_threads').parentPort.on('message', ({ call }) => {
         if (call !== 'snapshot' || threadId % 2 !== 0) return;
         fs.writeFileSync(${JSON.stringify(lost)}, '');
         process.exit(1);
       });`,
    );
    const { report, notes, complete } = await analyze([log], workerFile, 2);
    deepEqual([report.requests, report.lines.unparsed, notes, complete], [ALL, 0, [], true]);
    ok(existsSync(lost));
  });

  it('may find no free descriptor: what was read until then counts', async () => {
    const { report, notes, complete } = await analyze(
      [log],
      workerThat(`if (read === 2) fs.openSync = () => fail('EMFILE')`),
    );
    ok(report.requests > 0 && report.requests < ALL);
    deepEqual([report.lines.unparsed, complete], [0, false]);
    match(
      notes.join('\n'),
      /could not be read: too many files are open\. "ulimit -n" says and sets how many may be\.$/,
    );
  });

  it('may lose its read permission: what was read until then counts', async () => {
    const { report, notes, complete } = await analyze(
      [log],
      workerThat(`if (read === 2) fs.openSync = () => fail('EACCES')`),
    );
    ok(report.requests > 0 && report.requests < ALL);
    deepEqual([report.lines.unparsed, complete], [0, false]);
    match(notes.join('\n'), /may not be read by this user/);
  });

  it('may lose all worker threads: that is said, and nobody waits', async () => {
    const analysis = await analyzeFiles({
      paths: [log],
      format: FORMAT,
      threads: 2,
      workerFile: workerThat('if (read === 2) process.exit(1)'),
      t: english,
    });
    deepEqual(analysis, {
      failure: 'The log could not be read, because all worker threads ended: A worker thread ended with code 1.',
    });
  });
});

describe('a log that is cut', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cut-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('in any of its gzip members counts up to the last whole line', async () => {
    const pieces = [sample.slice(0, 100_000), sample.slice(100_000, 300_000), sample.slice(300_000)];
    const members = pieces.map(piece => new Uint8Array(gzipSync(piece)));
    const path = join(folder, 'access.log.gz');
    const whole = Uint8Array.from(members.flatMap(member => [...member]));
    const ends = members.map((_, index) => members.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0));
    for (const cut of [ends[0]! - 9, ends[0]! + 200, ends[1]! - 1, ends[1]! + 5, ends[1]! + 3000, ends[2]! - 4]) {
      writeFileSync(path, whole.subarray(0, cut));
      const { report, notes, complete } = await analyze([path], resolve('dist/worker.js'));
      deepEqual([report.lines.unparsed, complete], [0, false], `cut at ${cut} of ${ends.join()}`);
      deepEqual(notes, [
        `${path} ends in the middle of its compressed data; the ${report.lines.total} lines before that were read.`,
      ]);
      const members = ends.filter(end => end <= cut).length;
      const least = pieces.slice(0, members).join('').split('\n').length - 1;
      const most =
        pieces
          .slice(0, members + 1)
          .join('')
          .split('\n').length - 1;
      ok(report.requests >= least && report.requests <= most, `${report.requests} requests, cut at ${cut}`);
    }
  });
});

describe('a log that may not be opened', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'closed-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('because of its permissions says what would help', async () => {
    const log = join(folder, 'access.log');
    writeFileSync(log, sample);
    chmodSync(folder, 0o755);
    chmodSync(log, 0o000);
    const isRoot = process.geteuid?.() === 0;
    // Root may read everything, so somebody else tries.
    if (isRoot) process.seteuid!(65_534);
    try {
      const analysis = await analyzeFiles({
        paths: [log],
        format: FORMAT,
        workerFile: resolve('dist/worker.js'),
        t: english,
      });
      deepEqual(analysis, {
        failure: `${log} may not be read by this user. Give it read permission, or copy the log.`,
      });
    } finally {
      if (isRoot) process.seteuid!(0);
    }
  });
});

async function analyze(paths: readonly string[], workerFile: string, threads = 1) {
  const analysis = await analyzeFiles({ paths, format: FORMAT, threads, workerFile, t: english });
  ok('report' in analysis, 'failure' in analysis ? analysis.failure : '');
  return analysis;
}
