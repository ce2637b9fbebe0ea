import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { createSpareThreads } from '../../core/analysis/node/spare-threads.ts';
import type { SpareThreads } from '../../core/analysis/node/spare-threads.ts';
import { MOST_THREADS } from '../../core/analysis/node/worker-pool.ts';
import type { WorkerThread } from '../../core/analysis/node/worker-pool.ts';
import { english } from '../../core/base/localize.ts';

const workerFile = resolve('dist/worker.js');
const MOST = Math.min(availableParallelism(), MOST_THREADS);
const JOB = { format: '%(h)s', others: [], asked: {}, cancelled: new SharedArrayBuffer(4) };

describe('threads that wait for a question', () => {
  let spare: SpareThreads;
  let taken: WorkerThread[];
  beforeEach(() => {
    spare = createSpareThreads(workerFile);
    taken = [];
    spare.refill();
  });
  afterEach(async () => {
    takeAll();
    await Promise.all(taken.map(thread => thread.end()));
  });

  function takeAll(): readonly WorkerThread[] {
    const all: WorkerThread[] = [];
    for (let thread = spare.take(); thread; thread = spare.take()) all.push(thread);
    taken.push(...all);
    return all;
  }

  it('are as many as a question wants, and are taken back for the next one', () => {
    const first = takeAll();
    equal(first.length, MOST);
    for (const thread of first) ok(spare.giveBack(thread));
    spare.refill();
    deepEqual(new Set(takeAll()), new Set(first));
  });

  it('are none that have something to do, that have ended, or that are too many', async () => {
    const [busy, ...others] = takeAll();
    const begun = busy!.worker.begin(JOB);
    equal(spare.giveBack(busy!), false);
    await begun;
    ok(spare.giveBack(busy!));
    for (const thread of others) ok(spare.giveBack(thread));
    await busy!.end();
    spare.refill();
    const again = takeAll();
    equal(again.length, MOST);
    ok(!again.includes(busy!));
    spare.refill();
    equal(spare.giveBack(again[0]!), false);
  });

  it('answer one question after the other as new ones would', async () => {
    const options = { paths: ['samples/access.log'], format: null, workerFile, t: english };
    for (const where of ['', 'status>=500', 'path:/search', '']) {
      const answer = await analyzeFiles({ ...options, filter: { where }, spare });
      deepEqual(answer, await analyzeFiles({ ...options, filter: { where } }));
    }
    const cancelled = await analyzeFiles({ ...options, signal: AbortSignal.abort(), spare });
    notEqual('report' in cancelled && cancelled.cancelled, false);
    deepEqual(await analyzeFiles({ ...options, spare }), await analyzeFiles(options));
  });
});
