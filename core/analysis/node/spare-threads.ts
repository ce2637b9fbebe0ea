import { availableParallelism } from 'node:os';
import { compileKernel } from './kernel.ts';
import { MOST_THREADS, startThread } from './worker-pool.ts';
import type { WorkerThread } from './worker-pool.ts';

/**
 * Threads that have started and wait for something to read, so that the next question need not wait for them. Those
 * that nobody asks for are let go after a while.
 */
export interface SpareThreads {
  /** One of them, which is no spare any more. */
  take(): WorkerThread | undefined;
  /** Takes one on that has done what it was asked for; false where it is of no use, or there are enough. */
  giveBack(thread: WorkerThread): boolean;
  /** Starts as many as a question will want. */
  refill(): void;
}

export function createSpareThreads(workerFile: string): SpareThreads {
  const kernel = compileKernel(workerFile);
  let threads: WorkerThread[] = [];
  let idle: ReturnType<typeof setTimeout> | undefined;

  function letGo(): void {
    for (const thread of threads) void thread.end();
    threads = [];
  }

  return {
    take() {
      const thread = threads.pop();
      return thread?.isIdle() === false ? undefined : thread;
    },
    giveBack(thread) {
      if (!thread.isIdle() || threads.length >= WANTED) return false;
      threads.push(thread);
      return true;
    },
    refill() {
      clearTimeout(idle);
      idle = setTimeout(letGo, PATIENCE).unref();
      // One that ended of itself is none to hand out.
      threads = threads.filter(({ isIdle }) => isIdle());
      while (threads.length < WANTED) threads.push(startThread(workerFile, kernel));
    },
  };
}

const WANTED = Math.min(availableParallelism(), MOST_THREADS);
/** Milliseconds. */
const PATIENCE = 120_000;
