import { Worker as Thread } from 'node:worker_threads';
import { connect } from '../../base/connect.ts';
import type { Host, Worker, WorkerData } from '../worker-protocol.ts';
import { compileKernel } from './kernel.ts';

/** What a thread of Node is given beside what every worker is: the compiled kernel, which all share. */
export interface NodeWorkerData extends WorkerData {
  readonly kernel: WebAssembly.Module | null;
}

export interface WorkerPool {
  readonly workers: readonly Worker[];
  /** Makes the workers stop in the middle of what they do; they still answer with what they have. */
  readonly cancel: () => void;
  readonly close: () => Promise<void>;
}

export interface PoolOptions extends Pick<WorkerData, 'format' | 'asked'> {
  readonly count: number;
  readonly workerFile: string;
  readonly onProgress: (bytesRead: number) => void;
}

export function startWorkers({ count, format, asked, workerFile, onProgress }: PoolOptions): WorkerPool {
  const kernel = compileKernel(workerFile);
  const cancelled = new SharedArrayBuffer(4);
  const host: Host = {
    progress(bytesRead) {
      onProgress(bytesRead);
      return Promise.resolve();
    },
  };
  const threads = Array.from({ length: count }, () => {
    const thread = new Thread(workerFile, {
      workerData: { format, asked, cancelled, kernel } satisfies NodeWorkerData,
      // Hardly anything is allocated in the loop, so there is nothing to gain from room for garbage.
      resourceLimits: { maxYoungGenerationSizeMb: 3 },
    });
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
    return { thread, remote: connection.remote };
  });
  return {
    workers: threads.map(({ remote }) => remote),
    cancel: () => void Atomics.store(new Int32Array(cancelled), 0, 1),
    close: async () => void (await Promise.all(threads.map(({ thread }) => thread.terminate()))),
  };
}
