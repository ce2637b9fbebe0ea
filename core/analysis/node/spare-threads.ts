import { availableParallelism } from 'node:os';
import type { Worker as Thread } from 'node:worker_threads';
import { compileKernel } from './kernel.ts';
import { MOST_THREADS, startThread } from './worker-pool.ts';

/**
 * Threads that have started and wait for something to read, so that the next question need not wait for them. Those
 * that nobody asks for are let go after a while.
 */
export interface SpareThreads {
  /** One of them, which is no spare any more. */
  take(): Thread | undefined;
  /** Starts as many as a question will want. */
  refill(): void;
}

export function createSpareThreads(workerFile: string): SpareThreads {
  const kernel = compileKernel(workerFile);
  let threads: Thread[] = [];
  let idle: ReturnType<typeof setTimeout> | undefined;

  function letGo(): void {
    for (const thread of threads) void thread.terminate();
    threads = [];
  }

  return {
    take: () => threads.pop(),
    refill() {
      clearTimeout(idle);
      idle = setTimeout(letGo, PATIENCE).unref();
      const wanted = Math.min(availableParallelism(), MOST_THREADS);
      while (threads.length < wanted) {
        const thread = startThread(workerFile, kernel);
        // One that ends of itself is none to hand out.
        thread.once('exit', () => (threads = threads.filter(other => other !== thread)));
        thread.on('error', () => undefined);
        threads.push(thread);
      }
    },
  };
}

/** Milliseconds. */
const PATIENCE = 120_000;
