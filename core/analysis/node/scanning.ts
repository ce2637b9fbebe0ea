import { availableParallelism } from 'node:os';
import type { Format } from '../../logs/format.ts';
import type { Asked } from '../aggregate.ts';
import { askedTimeouts } from '../aggregates/timed-out.ts';
import { buildReport, mergeStates } from '../build-report.ts';
import { queryOf } from '../filter.ts';
import { NO_LIMITS } from '../limits.ts';
import type { Report } from '../report.ts';
import { createScan } from '../scan.ts';
import type { States, Stretch } from '../scan.ts';
import type { Worker } from '../worker-protocol.ts';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';
import { errorEntriesIn, giveBack, bytesToRead, leftOut, planTasks, runJob, scannedSource, takeKnown } from './job.ts';
import type { Job } from './job.ts';
import type { LogSource } from './log-source.ts';
import { withOverlooked } from '../other-formats.ts';
import { knowledgeFor } from './known-logs.ts';
import { describeReading } from './notes.ts';
import { closeStreams, readErrorLogsAgain } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { MOST_THREADS, startWorkers } from './worker-pool.ts';

/** Worker threads that count the lines of a job; then the counts are here, for what may still come. */
export interface Scanning {
  readonly job: Job;
  /** Lets the workers do what waits; the analysis of it. They have nothing to do any more. */
  readonly finish: () => Promise<Analysis | AnalyzeFailure>;
  /**
   * Counts whole lines that were appended after that, which are few, here: nothing is sent, and nothing that was counted
   * is looked at again. `isInside` says that they do not begin their source.
   */
  readonly append: (lines: Uint8Array, isInside: boolean) => Stretch;
  /** The analysis with them. */
  readonly analysis: () => Analysis;
  /** The format with that of lines that could not be read, which looking at the logs did not show; null: there is none. */
  readonly overlooked: () => Format | null;
  /** Leaves no thread behind. */
  readonly close: () => Promise<void>;
}

const TOP = 10;

/** @param sources those that were prepared; more may be added to them later */
export async function startScanning(
  prepared: Prepared,
  sources: readonly LogSource[],
  options: AnalyzeOptions,
): Promise<Scanning> {
  const { chosen, filter } = prepared;
  const {
    signal,
    onPartial,
    workerFile,
    spare,
    known,
    top = TOP,
    endpoints = [],
    minutes = false,
    leading = 0,
    limits = NO_LIMITS,
    t,
  } = options;
  const threads = Math.max(1, options.threads ?? Math.min(availableParallelism(), MOST_THREADS));
  const errors = new Map<number, string>();
  const asked: Asked = {
    endpoints,
    timeouts: askedTimeouts(prepared.errorLog),
    minutes,
    leading,
    ...(filter && { filter: queryOf(filter) }),
  };
  const waiting = await planTasks(sources, threads, errors, knowledgeFor(asked, chosen.format, known));
  prepared.onBytes(leftOut(waiting));
  const pool = startWorkers({
    count: Math.max(1, Math.min(threads, waiting.length)),
    format: chosen.format,
    asked,
    workerFile,
    spare,
    onProgress: prepared.onBytes,
  });
  const { workers } = pool;
  const job: Job = {
    sources,
    waiting,
    done: [],
    current: new Map(),
    errors,
    lost: new Map(),
    partBytes:
      known?.partBytes(sources.reduce((sum, source) => sum + (source.kind === 'plain' ? source.bytes : 0), 0)) ?? null,
    isCancelled: () => signal?.aborted ?? false,
    onStreamBytes: prepared.onBytes,
    errorLogIn(index) {
      const { path, head } = sources[index]!;
      return prepared.errorLogs.open({ path, head, requests: chosen.format });
    },
  };
  const cancel = () => {
    pool.cancel();
    closeStreams(sources);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();

  let counted: States = {};

  return {
    job,
    async finish() {
      const partials = onPartial ? reportPartials(reportSoFar, onPartial) : undefined;
      job.onDone = () => void (isWorthTelling(job) && partials?.first());
      for (;;) {
        await runJob(workers, job);
        await partials?.stop();
        const [reason] = job.lost.values();
        if (job.lost.size === workers.length) {
          return {
            failure: t('The log could not be read, because all worker threads ended: {reason}', { reason: reason! }),
          };
        }
        await learn();
        await readOverlooked();
        const report = await reportSoFar();
        if (report) return analysisOf(report);
      }
    },
    append(lines, isInside) {
      const scan = createScan(chosen.format, null, asked);
      if (isInside) scan.beginInside();
      scan.push(lines);
      const stretch = scan.end();
      mergeStates(counted, scan.states(), chosen.format, asked);
      return stretch;
    },
    analysis: () => analysisOf(reportOf([])),
    overlooked: () =>
      job.isCancelled()
        ? null
        : withOverlooked(
            chosen.format,
            [...sources.keys()].map(index => scannedSource(job, index, [])),
          ),
    async close() {
      signal?.removeEventListener('abort', cancel);
      closeStreams(sources);
      await pool.close();
    },
  };

  /** What stands where in the files, for the next question. */
  async function learn(): Promise<void> {
    if (!known || job.isCancelled()) return;
    for (const [index, source] of sources.entries()) await known.keep(source, chosen.format, takeKnown(job, index));
  }

  /** Gunicorn's error log in files that did not show it where they were looked at, and in what came through a pipe. */
  async function readOverlooked(): Promise<void> {
    const found = [...sources.keys()].filter(index => !prepared.both.has(index) && errorEntriesIn(job, index) > 0);
    for (const index of found) prepared.both.add(index);
    if (found.length > 0 && !job.isCancelled()) await readErrorLogsAgain(prepared, sources, options);
    prepared.errorLog = prepared.errorLogs.told();
  }

  /** Null when a worker was lost over it, and with it a part of what was counted. */
  async function reportSoFar(): Promise<Report | null> {
    const snapshots = await Promise.all(workers.filter(worker => !job.lost.has(worker)).map(snapshot));
    const known = snapshots.filter(snapshot => snapshot !== null);
    if (known.length < snapshots.length) return null;
    counted = known[0]!.states;
    for (const { states } of known.slice(1)) mergeStates(counted, states, chosen.format, asked);
    return reportOf(known.flatMap(({ open }) => open));
  }

  /** Of what was counted, and the stretches that are being read. */
  function reportOf(open: Parameters<typeof scannedSource>[2]): Report {
    return buildReport({
      format: chosen.format,
      from: chosen.from,
      top,
      limits,
      errorLog: prepared.errorLog,
      asked,
      filter,
      t,
      sources: sources.map((_, index) => scannedSource(job, index, open)),
      states: [counted],
    });
  }

  async function snapshot(worker: Worker) {
    try {
      const { states, open } = await worker.snapshot();
      const task = job.current.get(worker);
      return { states, open: task ? [{ task, stretch: open }] : [] };
    } catch (error) {
      giveBack(worker, job, error);
      return null;
    }
  }

  function analysisOf(report: Report): Analysis {
    const cancelled = signal?.aborted ?? false;
    const reading = describeReading({ report, sources, errors, cancelled, format: chosen, t });
    return {
      report,
      cancelled,
      notes: [...prepared.notes, ...reading.notes],
      complete: prepared.complete && reading.complete,
    };
  }
}

/**
 * The first numbers as soon as there are any, the next ones less and less often: each costs a merge of all that was
 * counted.
 */
function reportPartials(report: () => Promise<Report | null>, onPartial: (report: Report) => void) {
  let running: Promise<void> = Promise.resolve();
  let delay = FIRST_PARTIAL;
  let stopped = false;
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout>;
  const tell = () => {
    isFirst = false;
    const begun = Date.now();
    running = report().then(partial => {
      if (stopped) return;
      if (partial) onPartial(partial);
      delay = Math.min(Math.max(delay * 2, (Date.now() - begun) * READING_PER_TELLING), SLOWEST_PARTIAL);
      again();
    });
    // A worker that ended unexpectedly is reported by the job itself.
    running.catch(() => undefined);
  };
  const again = () => {
    timer = setTimeout(tell, delay);
  };
  again();
  return {
    /** Something was read to its end. */
    first() {
      if (!isFirst || stopped) return;
      clearTimeout(timer);
      tell();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running.catch(() => undefined);
    },
  };
}

/** Milliseconds. */
const FIRST_PARTIAL = 40;
const SLOWEST_PARTIAL = 2000;
/** The workers, too, have to say what they have counted. */
const READING_PER_TELLING = 6;

/** Where less waits than is read in the time that telling takes, the end comes sooner. */
const isWorthTelling = ({ waiting, sources }: Job) =>
  waiting.reduce((sum, task) => sum + bytesToRead(task, sources), 0) > MOST_UNTOLD;
const MOST_UNTOLD = 32 << 20;
