import { availableParallelism } from 'node:os';
import type { Localize } from '../../base/localize.ts';
import { parseEndpoint } from '../../logs/endpoint-rules.ts';
import type { Format } from '../../logs/format.ts';
import type { Asked } from '../aggregate.ts';
import { askedTimeouts } from '../aggregates/timed-out.ts';
import { buildReport } from '../build-report.ts';
import type { ErrorLog } from '../error-log/report.ts';
import { queryOf } from '../filter.ts';
import type { Filter, FilterText } from '../filter.ts';
import type { Limits } from '../limits.ts';
import { NO_LIMITS } from '../limits.ts';
import type { Report } from '../report.ts';
import { sourceName } from '../source-name.ts';
import type { Worker } from '../worker-protocol.ts';
import { chooseFormat } from './choose-format.ts';
import type { ChosenFormat, NamedFormat } from './choose-format.ts';
import { giveBack, planTasks, runJob, scannedSource } from './job.ts';
import { resolvedFilter } from './resolved-filter.ts';
import type { Job } from './job.ts';
import { gatherErrorLogs, gatherSources } from './gather-sources.ts';
import { isErrorLog } from './is-error-log.ts';
import type { LogSource } from './log-source.ts';
import { describeReading } from './notes.ts';
import { readErrorLogs } from './read-error-logs.ts';
import { startWorkers } from './worker-pool.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface AnalyzeOptions {
  /** Plain or gzip files and folders of such, in any order; `-` is standard input (command line only). */
  readonly paths: readonly string[];
  /** Error logs of the same Gunicorn. One among `paths` is recognized as well. */
  readonly errorLogs?: readonly string[];
  /** The `access_log_format` and who said so; null: detect it from the content. */
  readonly format: NamedFormat | null;
  /** How many rows each list of the report has. 10 unless said. */
  readonly top?: number;
  /** Absent: nobody knows. */
  readonly limits?: Limits;
  /** What the user says an endpoint is, such as `/shop/{name}/cart`; the first that a path fits wins. */
  readonly endpoints?: readonly string[];
  /** Which requests to count; absent: all. */
  readonly filter?: FilterText;
  /** Aborting ends the analysis within a few dozen milliseconds; what was read until then is reported. */
  readonly signal?: AbortSignal;
  /** Compressed bytes for a compressed file; `bytesTotal` is 0 for standard input. */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly bytesTotal: number }) => void;
  /** Receives the report of what was read so far, a few times a second at most and ever less often. */
  readonly onPartial?: (report: Report) => void;
  /** Worker threads; as many as there are cores, at most four, unless said. */
  readonly threads?: number;
  /** Absolute path of the built `dist/worker.js`. */
  readonly workerFile: string;
  readonly t: Localize;
}

export interface Analysis {
  readonly report: Report;
  /** The analysis was aborted: the report covers what was read until then. */
  readonly cancelled: boolean;
  /** Localized sentences about what could not be read, or was assumed: for standard error, or a message. */
  readonly notes: readonly string[];
  /** Every file was read to its end, and if there were lines, some were understood. */
  readonly complete: boolean;
}

/** A file that cannot be read at all: what, where, and what would help, in the language of `t`. */
export interface AnalyzeFailure {
  readonly failure: string;
}

/** Reads the files in worker threads. Never rejects for what a file is or contains: that is a failure or a note. */
export async function analyzeFiles(options: AnalyzeOptions): Promise<Analysis | AnalyzeFailure> {
  const { paths, errorLogs = [], endpoints = [], signal, t } = options;
  const wrong = endpoints.find(text => parseEndpoint(text) === null);
  if (wrong !== undefined) return { failure: describeWrongEndpoint(wrong, t) };
  const logs = await gatherSources(paths, options.format, t, signal);
  const recognized = logs.sources.filter(isErrorLog);
  const sources = logs.sources.filter(source => !recognized.includes(source));
  const errorSources = await gatherErrorLogs(errorLogs, recognized, t, signal);
  const failures = [...logs.failures, ...errorSources.failures];
  if (sources.length + errorSources.sources.length === 0) {
    return { failure: failures.join('\n') || t('There is no log to read.') };
  }

  const heads = sources.map(({ head }) => head);
  const chosen = chooseFormat(options.format, heads, t);
  const filter = await resolvedFilter(options.filter ?? {}, sources, chosen.format, t);
  if (filter && 'failure' in filter) {
    for (const source of sources) if (source.kind === 'stream') source.stream.close();
    return filter;
  }
  const told = await readErrorLogs(errorSources.sources, signal, t);
  const scanned = await scanSources(sources, chosen, { errorLog: told.errorLog, filter }, options);
  if ('failure' in scanned) return scanned;
  const { report, errors } = scanned;
  const cancelled = signal?.aborted ?? false;
  const reading = describeReading({ report, sources, errors, cancelled, format: chosen, t });
  return {
    report,
    cancelled,
    notes: [
      ...failures,
      ...logs.notes,
      ...recognized.map(source => describeRecognized(source, t)),
      ...errorSources.notes,
      ...told.notes,
      ...chosen.notes,
      ...reading.notes,
    ],
    complete: failures.length === 0 && told.complete && reading.complete,
  };
}

function describeRecognized({ path }: LogSource, t: Localize): string {
  return t('{path} is an error log of Gunicorn and was read as one.', { path: sourceName(path, t) });
}

function describeWrongEndpoint(text: string, t: Localize): string {
  return t('"{text}" is no endpoint. One looks like {example}, or {rest} for everything below.', {
    text,
    example: '/shop/{name}/cart',
    rest: '/static/*',
  });
}

const MOST_THREADS = 4;
const TOP = 10;

async function scanSources(
  sources: readonly LogSource[],
  { format, from }: ChosenFormat,
  { errorLog, filter }: { readonly errorLog: ErrorLog | null; readonly filter: Filter | null },
  options: AnalyzeOptions,
): Promise<{ readonly report: Report; readonly errors: ReadonlyMap<number, string> } | AnalyzeFailure> {
  const { signal, onPartial, workerFile, top = TOP, endpoints = [], limits = NO_LIMITS, t } = options;
  const threads = Math.max(1, options.threads ?? Math.min(availableParallelism(), MOST_THREADS));
  const errors = new Map<number, string>();
  const waiting = await planTasks(sources, threads, errors);
  const asked: Asked = { endpoints, timeouts: askedTimeouts(errorLog), ...(filter && { filter: queryOf(filter) }) };
  const onBytes = progress(sources, options);
  const pool = startWorkers({
    count: Math.max(1, Math.min(threads, waiting.length)),
    format: format.text,
    asked,
    workerFile,
    onProgress: onBytes,
  });
  const job: Job = {
    sources,
    waiting,
    done: [],
    current: new Map(),
    errors,
    lost: new Map(),
    isCancelled: () => signal?.aborted ?? false,
    onStreamBytes: onBytes,
  };
  const cancel = () => cancelJob(pool, sources);
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const report = async () => await reportSoFar(pool, job, { format, from, top, limits, errorLog, asked, filter, t });
  const partials = onPartial ? reportPartials(report, onPartial) : undefined;
  try {
    for (;;) {
      await runJob(pool.workers, job);
      await partials?.stop();
      const [reason] = job.lost.values();
      if (job.lost.size === pool.workers.length) {
        return {
          failure: t('The log could not be read, because all worker threads ended: {reason}', { reason: reason! }),
        };
      }
      const whole = await report();
      if (whole) return { report: whole, errors };
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    for (const source of sources) if (source.kind === 'stream') source.stream.close();
    await pool.close();
  }
}

function cancelJob(pool: WorkerPool, sources: readonly LogSource[]): void {
  pool.cancel();
  // Nothing may ever come from a pipe, and nobody should wait for it.
  for (const source of sources) if (source.kind === 'stream') source.stream.close();
}

interface ReportOptions {
  readonly format: Format;
  readonly from: ChosenFormat['from'];
  readonly top: number;
  readonly limits: Limits;
  readonly errorLog: ErrorLog | null;
  readonly asked: Asked;
  readonly filter: Filter | null;
  readonly t: Localize;
}

/** Null when a worker was lost over it, and with it a part of what was counted. */
async function reportSoFar({ workers }: WorkerPool, job: Job, options: ReportOptions): Promise<Report | null> {
  const snapshot = async (worker: Worker) => {
    try {
      const { states, open } = await worker.snapshot();
      const task = job.current.get(worker);
      return { states, open: task ? [{ task, stretch: open }] : [] };
    } catch (error) {
      giveBack(worker, job, error);
      return null;
    }
  };
  const snapshots = await Promise.all(workers.filter(worker => !job.lost.has(worker)).map(snapshot));
  const known = snapshots.filter(snapshot => snapshot !== null);
  if (known.length < snapshots.length) return null;
  const open = known.flatMap(({ open }) => open);
  return buildReport({
    ...options,
    sources: job.sources.map((_, index) => scannedSource(job, index, open)),
    states: known.map(({ states }) => states),
  });
}

/** The first numbers soon, the next ones less and less often: each costs a merge of all that was counted. */
function reportPartials(report: () => Promise<Report | null>, onPartial: (report: Report) => void) {
  let running: Promise<void> = Promise.resolve();
  let delay = FIRST_PARTIAL;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const again = () => {
    timer = setTimeout(() => {
      running = report().then(partial => {
        if (stopped) return;
        if (partial) onPartial(partial);
        delay = Math.min(delay * 2, SLOWEST_PARTIAL);
        again();
      });
      // A worker that ended unexpectedly is reported by the job itself.
      running.catch(() => undefined);
    }, delay);
  };
  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running.catch(() => undefined);
    },
  };
}

const FIRST_PARTIAL = 200;
const SLOWEST_PARTIAL = 2000;

/** Adds up what the workers read; the last byte is always told. */
function progress(sources: readonly LogSource[], { onProgress }: AnalyzeOptions): (bytes: number) => void {
  const bytesTotal = sources.reduce((sum, source) => sum + (source.kind === 'stream' ? 0 : source.bytes), 0);
  let bytesRead = 0;
  let told = 0;
  return bytes => {
    bytesRead += bytes;
    const now = Date.now();
    if (now - told < PROGRESS_INTERVAL && bytesRead < bytesTotal) return;
    told = now;
    onProgress?.({ bytesRead, bytesTotal });
  };
}

/** Milliseconds. As often as an eye follows. */
const PROGRESS_INTERVAL = 50;
