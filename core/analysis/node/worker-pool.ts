import { Worker as Thread } from 'node:worker_threads';
import type { Format } from '../../logs/format.ts';
import { connect } from '../../base/connect.ts';
import type { Host, Worker, WorkerJob } from '../worker-protocol.ts';
import { compileKernel } from './kernel.ts';
import type { SpareThreads } from './spare-threads.ts';

/** What a thread is given when it starts: the compiled kernel, which all share. */
export interface ThreadData {
  readonly kernel: WebAssembly.Module | null;
}

export const MOST_THREADS = 4;

export interface WorkerPool {
  readonly workers: readonly Worker[];
  /** Makes the workers stop in the middle of what they do; they still answer with what they have. */
  readonly cancel: () => void;
  readonly close: () => Promise<void>;
}

export interface PoolOptions extends Pick<WorkerJob, 'asked'> {
  readonly format: Format;
  readonly count: number;
  readonly workerFile: string;
  readonly spare?: SpareThreads | undefined;
  readonly onProgress: (bytesRead: number) => void;
}

export function startWorkers({ count, format, asked, workerFile, spare, onProgress }: PoolOptions): WorkerPool {
  const others = format.others?.map(({ text }) => text) ?? [];
  let kernel: WebAssembly.Module | null = null;
  const cancelled = new SharedArrayBuffer(4);
  const threads = Array.from({ length: count }, () => {
    const thread = spare?.take() ?? startThread(workerFile, (kernel ??= compileKernel(workerFile)));
    thread.onProgress = onProgress;
    // A thread that has ended says so when it is asked for more.
    thread.worker.begin({ format: format.text, others, asked, cancelled }).catch(() => undefined);
    return thread;
  });
  const release = async (thread: WorkerThread) => {
    thread.onProgress = () => undefined;
    if (!spare?.giveBack(thread)) await thread.end();
  };
  return {
    workers: threads.map(({ worker }) => worker),
    cancel: () => void Atomics.store(new Int32Array(cancelled), 0, 1),
    close: async () => void (await Promise.all(threads.map(release))),
  };
}

/** A thread that reads what it is told to. It may do so for one question after the other. */
export interface WorkerThread {
  readonly worker: Worker;
  /** Called with how many bytes more it has read. */
  onProgress: (bytesRead: number) => void;
  /** Whether it can be asked for more: it has not ended, and nobody waits for an answer of it. */
  readonly isIdle: () => boolean;
  readonly end: () => Promise<void>;
}

/** @param kernel compiled once, for all threads; null where there is none */
export function startThread(workerFile: string, kernel: WebAssembly.Module | null): WorkerThread {
  const thread = new Thread(workerFile, {
    workerData: { kernel } satisfies ThreadData,
    // Hardly anything is allocated in the loop, so there is nothing to gain from room for garbage.
    resourceLimits: { maxYoungGenerationSizeMb: 3 },
  });
  const host: Host = {
    progress(bytesRead) {
      own.onProgress(bytesRead);
      return Promise.resolve();
    },
  };
  const connection = connect<Worker>(
    {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin; windows do
      post: message => thread.postMessage(message),
      listen: receive => void thread.on('message', receive),
    },
    host,
  );
  thread.on('error', error => connection.close(error.message));
  thread.on('exit', code => connection.close(`A worker thread ended with code ${code}.`));
  const own: WorkerThread = {
    worker: connection.remote,
    onProgress: () => undefined,
    isIdle: () => connection.isIdle(),
    end: async () => void (await thread.terminate()),
  };
  return own;
}
