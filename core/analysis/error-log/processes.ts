import type { WorkerEnd } from './report.ts';

/**
 * Master and workers as the log tells of them: enough is remembered of each to say why it ended. A worker is remembered
 * after its end, because the master speaks of it later than it does itself, until its pid boots again.
 */
export interface Processes {
  readonly master: (pid: number) => void;
  readonly start: (master: number) => void;
  readonly reload: () => void;
  readonly stop: (master: number) => void;
  readonly boot: (worker: number) => void;
  readonly mark: (worker: number, fate: 'timeout' | 'recycled' | 'reload') => void;
  readonly hasTimedOut: (worker: number) => boolean;
  /** Why the worker ended; `signal` where the master says that one ended it. */
  readonly end: (worker: number, signal: string | null) => WorkerEnd | null;
  /** Whether the master says so for the first time: 21.2 to 23.0 say it twice. */
  readonly isNewFailure: (worker: number) => boolean;
}

interface Worker {
  readonly master: number | null;
  /** How many reloads there had been when it booted. */
  readonly reloads: number;
  fate: 'timeout' | 'recycled' | 'reload' | null;
  hasFailed: boolean;
}

/** Far more workers than a server has; the oldest are forgotten. */
const MOST_WORKERS = 4096;
/** A master stays known while it stops, and a log may tell of many. */
const MOST_MASTERS = 64;
const CRASHES: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGABRT']);

export function createProcesses(): Processes {
  const workers = new Map<number, Worker>();
  const stopping = new Set<number>();
  let current: number | null = null;
  let reloads = 0;

  function workerOf(pid: number): Worker {
    const known = workers.get(pid);
    if (known) return known;
    const worker: Worker = { master: current, reloads, fate: null, hasFailed: false };
    workers.set(pid, worker);
    if (workers.size > MOST_WORKERS) forgetOldest(workers);
    return worker;
  }

  return {
    master: pid => void (current ??= pid),
    start(master) {
      current = master;
      stopping.delete(master);
    },
    reload: () => void reloads++,
    stop(master) {
      stopping.add(master);
      if (stopping.size > MOST_MASTERS) forgetOldest(stopping);
    },
    boot(pid) {
      workers.delete(pid);
      workerOf(pid);
    },
    mark: (pid, fate) => void (workerOf(pid).fate = fate),
    hasTimedOut: pid => workers.get(pid)?.fate === 'timeout',
    end(pid, signal) {
      const worker = workerOf(pid);
      if (worker.fate === 'timeout') return 'timeout';
      // A master that stops kills what has not ended after the graceful timeout.
      if (worker.master !== null && stopping.has(worker.master)) return 'stop';
      if (signal === 'SIGKILL') return 'out-of-memory';
      if (signal !== null && CRASHES.has(signal)) return 'crash';
      if (worker.fate !== null) return worker.fate;
      return worker.reloads < reloads ? 'reload' : null;
    },
    isNewFailure(pid) {
      const worker = workerOf(pid);
      const isNew = !worker.hasFailed;
      worker.hasFailed = true;
      return isNew;
    },
  };
}

/** Maps and sets keep the order in which their keys came. */
function forgetOldest(known: Map<number, unknown> | Set<number>): void {
  for (const oldest of known.keys()) {
    known.delete(oldest);
    return;
  }
}
