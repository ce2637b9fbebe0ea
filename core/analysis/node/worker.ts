import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../base/connect.ts';
import type { Asked } from '../aggregate.ts';
import { parseFormat, withOthers } from '../../logs/format.ts';
import { createScan } from '../scan.ts';
import type { Scan, Stretch } from '../scan.ts';
import type { Host, Read, Worker } from '../worker-protocol.ts';
import { startKernel } from './kernel.ts';
import { readRanges, readWhole } from './read-chunks.ts';
import type { ThreadData } from './worker-pool.ts';

/** Entry point of a worker thread: reads what it is told to, and keeps its counts until it is asked for them. */
const { kernel } = workerData as ThreadData;
let scan: Scan;
let asked: Asked;
let flag: Int32Array;
const isCancelled = () => Atomics.load(flag, 0) !== 0;

const worker: Worker = {
  begin(job) {
    ({ asked } = job);
    flag = new Int32Array(job.cancelled);
    scan = createScan(
      withOthers(parseFormat(job.format), job.others.map(parseFormat)),
      kernel && startKernel(kernel),
      asked,
    );
    return Promise.resolve();
  },

  async scanRanges(path, identity, ranges, partBytes) {
    if (ranges[0]!.start > 0) scan.beginInside();
    if (partBytes !== null) scan.beginIndex(partBytes);
    return await read(readRanges(path, ranges, scan.space, identity), chunk => tellProgress(chunk.length));
  },

  async scanWhole(path, encoding) {
    return await read(readWhole({ path, encoding }, tellProgress));
  },

  scanChunk(chunk, isInside = false) {
    if (isInside) scan.beginInside();
    scan.push(chunk);
    return Promise.resolve();
  },

  endStream: isCut => Promise.resolve(endStretch(isCut)),
  snapshot: () => Promise.resolve({ states: scan.states(), open: scan.open() }),
};

let untold = 0;

/** A message costs as much as reading some hundred kilobytes. */
function tellProgress(bytes: number): void {
  untold += bytes;
  if (untold >= PROGRESS_STEP) tellAllProgress();
}

function tellAllProgress(): void {
  if (untold > 0) void host.progress(untold);
  untold = 0;
}

const PROGRESS_STEP = 8 << 20;

/** The first line was asked for, and here it is; none that is read later can be earlier in this file. */
const isEnough = () => asked.lines === 1 && scan.open().matched > 0;

/** Half a line is none: a duration of 1234 must not count as 12. */
function endStretch(isCut: boolean): Stretch {
  return isCut || isCancelled() ? scan.abandon() : scan.end();
}

async function read(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<Read> {
  let error: string | null = null;
  try {
    for await (const chunk of chunks) {
      if (isCancelled() || isEnough()) break;
      scan.push(chunk);
      onChunk?.(chunk);
    }
  } catch (caught) {
    error = (caught as NodeJS.ErrnoException).code ?? String(caught);
  }
  tellAllProgress();
  return { stretch: endStretch(error !== null || isEnough()), error };
}

const { remote: host } = connect<Host>(
  {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin; windows do
    post: message => parentPort?.postMessage(message),
    listen: receive => void parentPort?.on('message', receive),
  },
  worker,
);
