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
  const host: Host = {
    progress(bytesRead) {
      onProgress(bytesRead);
      return Promise.resolve();
    },
  };
  const threads = Array.from({ length: count }, () => {
    const thread = spare?.take() ?? startThread(workerFile, (kernel ??= compileKernel(workerFile)));
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
    // A thread that has ended says so when it is asked for more.
    connection.remote.begin({ format: format.text, others, asked, cancelled }).catch(() => undefined);
    return { thread, remote: connection.remote };
  });
  return {
    workers: threads.map(({ remote }) => remote),
    cancel: () => void Atomics.store(new Int32Array(cancelled), 0, 1),
    close: async () => void (await Promise.all(threads.map(({ thread }) => thread.terminate()))),
  };
}

/** @param kernel compiled once, for all threads; null where there is none */
export function startThread(workerFile: string, kernel: WebAssembly.Module | null): Thread {
  return new Thread(workerFile, {
    workerData: { kernel } satisfies ThreadData,
    // Hardly anything is allocated in the loop, so there is nothing to gain from room for garbage.
    resourceLimits: { maxYoungGenerationSizeMb: 3 },
  });
}
