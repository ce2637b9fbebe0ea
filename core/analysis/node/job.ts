import { open } from 'node:fs/promises';
import type { ScannedSource } from '../build-report.ts';
import { asReadWhole, bytesOf, planParts } from '../fitting-parts.ts';
import type { FittingParts, KnownRange, PartTest } from '../fitting-parts.ts';
import { planRanges } from '../plan.ts';
import type { OpenErrorLog } from '../error-log/error-logs.ts';
import type { Range } from '../plan.ts';
import type { Stretch } from '../scan.ts';
import type { Worker } from '../worker-protocol.ts';
import type { LogSource } from './log-source.ts';

/** What one worker does at a time: a range of a plain file, or a whole file or stream. */
export interface Task {
  /** Index into the sources. */
  readonly source: number;
  readonly range: Range | null;
  /** What of the range has to be read, where the rest is known to have nothing for the question; absent: all. */
  readonly parts?: FittingParts;
}

/** What of plain files needs to be read. */
export interface Knowledge {
  readonly rangesOf: (source: LogSource) => Promise<readonly KnownRange[]>;
  readonly test: PartTest;
}

/** A job in progress: tasks that wait, and what came of those that are done. */
export interface Job {
  readonly sources: readonly LogSource[];
  readonly waiting: Task[];
  /** By whom: null for lines that were appended later, which no worker counted. */
  done: { readonly task: Task; readonly stretch: Stretch; readonly worker: Worker | null }[];
  /** Workers whose thread has ended, and with it all that they had counted; by what they said. */
  readonly lost: Map<Worker, string>;
  /** What each worker is doing now. */
  readonly current: Map<Worker, Task>;
  /** By source: the code of the error that ended reading it. */
  readonly errors: Map<number, string>;
  /** Plain files are to have an index, in parts of so many bytes; null: nobody wants one. */
  readonly partBytes: number | null;
  readonly isCancelled: () => boolean;
  readonly onStreamBytes: (bytes: number) => void;
  /** What comes through a pipe is read for the error log here; absent where nobody looks for one. */
  readonly errorLogIn?: (source: number) => OpenErrorLog;
  /** A task is done; what still waits may be taken off. */
  onDone?: (task: Task, stretch: Stretch) => void;
}

/** `errors` receives the codes of those that can no longer be read. */
export async function planTasks(
  sources: readonly LogSource[],
  threads: number,
  errors: Map<number, string>,
  knowledge: Knowledge | null = null,
): Promise<Task[]> {
  const tasks: Task[] = [];
  // One after the other: thousands of files must not take as many descriptors at once.
  for (const [index, source] of sources.entries()) {
    if (source.kind !== 'plain') tasks.push({ source: index, range: null });
    else {
      try {
        const known = (await knowledge?.rangesOf(source)) ?? [];
        const planned = known.length > 0 ? planParts(known, knowledge!.test, threads) : [];
        const ranges = await rangesOf(source.path, known.at(-1)?.range.end ?? 0, source.bytes, threads);
        tasks.push(
          ...planned.map(parts => ({ source: index, range: rangeOf(parts), parts })),
          ...ranges.map(range => ({ source: index, range })),
        );
      } catch (error) {
        errors.set(index, codeOf(error));
      }
    }
  }
  // What cannot be shared is begun first, so that nobody waits for it in the end.
  return tasks.toSorted((one, other) => Number(one.range !== null) - Number(other.range !== null));
}

const rangeOf = ({ known }: FittingParts): Range => ({ start: known[0]!.range.start, end: known.at(-1)!.range.end });

/** Bytes of the files that tasks leave out. */
export function leftOut(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { range, parts }) => sum + (parts ? range!.end - range!.start - bytesOf(parts) : 0), 0);
}

/** Of a task; nobody knows of a stream. */
export function bytesToRead({ source: index, range, parts }: Task, sources: readonly LogSource[]): number {
  if (parts) return bytesOf(parts);
  if (range) return range.end - range.start;
  const source = sources[index]!;
  return source.kind === 'stream' ? Infinity : source.bytes;
}

/** Does all tasks; those of a worker whose thread ends are done again by the others, as long as there are any. */
export async function runJob(workers: readonly Worker[], job: Job): Promise<void> {
  for (;;) {
    const alive = workers.filter(worker => !job.lost.has(worker));
    if (alive.length === 0) return;
    await Promise.all(alive.map(worker => runTasks(worker, job)));
    if (job.waiting.length === 0 || job.isCancelled()) return;
  }
}

/** Takes tasks until none is left. */
async function runTasks(worker: Worker, job: Job): Promise<void> {
  for (let task = job.waiting.shift(); task && !job.isCancelled(); task = job.waiting.shift()) {
    job.current.set(worker, task);
    try {
      const stretch = await runTask(worker, task, job);
      job.done.push({ task, stretch, worker });
      job.onDone?.(task, stretch);
    } catch (error) {
      return giveBack(worker, job, error);
    } finally {
      job.current.delete(worker);
    }
  }
}

/** What a lost worker counted is lost with it. Only streams cannot be read again. */
export function giveBack(worker: Worker, job: Job, error: unknown): void {
  // Whoever waits for an answer of it finds out, and there may be several.
  if (job.lost.has(worker)) return;
  const current = job.current.get(worker);
  job.lost.set(worker, error instanceof Error ? error.message : String(error));
  const mine = job.done.filter(done => done.worker === worker).map(({ task }) => task);
  job.done = job.done.filter(done => done.worker !== worker);
  for (const task of current ? [...mine, current] : mine) {
    if (job.sources[task.source]!.kind === 'stream') job.errors.set(task.source, 'WORKER_LOST');
    else job.waiting.push(task);
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);

/** Of one source, the entries of Gunicorn's error log that stand between its requests. */
export function errorEntriesIn({ done }: Job, index: number): number {
  return done.reduce((sum, { task, stretch }) => sum + (task.source === index ? stretch.rejected.entries : 0), 0);
}

/**
 * What is known of a source by now, if it was read whole: its ranges in their order, which leave nothing out. Makes the
 * job forget it.
 */
export function takeKnown(job: Job, index: number): readonly KnownRange[] {
  const source = job.sources[index]!;
  const known: KnownRange[] = [];
  job.done = job.done.map(done => {
    const { task, stretch } = done;
    if (task.source !== index) return done;
    if (task.parts) known.push(...task.parts.known);
    const { index: rangeIndex, ...rest } = stretch;
    if (!rangeIndex || !task.range) return done;
    if (!task.parts) known.push({ range: task.range, stretch: rest, index: rangeIndex });
    return { ...done, stretch: rest };
  });
  const ordered = known.toSorted((one, other) => one.range.start - other.range.start);
  const isWhole = ordered.every(({ range }, place) => range.start === (ordered[place - 1]?.range.end ?? 0));
  const isToEnd = source.kind === 'plain' && ordered.at(-1)?.range.end === source.bytes;
  return isWhole && isToEnd && !job.errors.has(index) ? ordered : [];
}

/** The stretches of one source in the order of the file; `open` are those that are being read. */
export function scannedSource(
  { sources, done }: Job,
  index: number,
  open: readonly { readonly task: Task; readonly stretch: Stretch }[],
): ScannedSource {
  const source = sources[index]!;
  const stretches = [...done, ...open]
    .filter(({ task }) => task.source === index)
    .toSorted((one, other) => (one.task.range?.start ?? 0) - (other.task.range?.start ?? 0))
    .map(({ stretch }) => stretch);
  return { path: source.path, bytes: source.kind === 'stream' ? source.received : source.bytes, stretches };
}

async function rangesOf(path: string, from: number, size: number, threads: number): Promise<readonly Range[]> {
  const file = await open(path, 'r');
  const buffer = new Uint8Array(1 << 16);
  try {
    return await planRanges(from, size, threads, async offset => {
      // A line that begins at the offset itself counts, hence the byte before.
      for (let position = offset - 1; position < size; position += buffer.length) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
        const lineBreak = buffer.subarray(0, bytesRead).indexOf(0x0a);
        if (lineBreak >= 0) return position + lineBreak + 1;
        if (bytesRead === 0) break;
      }
      return size;
    });
  } finally {
    await file.close();
  }
}

async function runTask(worker: Worker, { source: index, range, parts }: Task, job: Job): Promise<Stretch> {
  const source = job.sources[index]!;
  if (source.kind === 'stream') return await scanStream(worker, index, source, job);
  if (parts?.parts.length === 0) return asReadWhole(parts, NOTHING_FOUND);
  const { stretch, error } = range
    ? await worker.scanRanges(source.path, source.identity, parts?.parts ?? [range], parts ? null : job.partBytes)
    : await worker.scanWhole(source.path, source.encoding);
  if (error !== null) job.errors.set(index, error);
  return parts && error === null ? asReadWhole(parts, stretch) : stretch;
}

const NOTHING_FOUND = { found: [], matched: 0 };

/** A stream is read here, because it is ours, and handed to the worker; one chunk is on its way while the next is read. */
async function scanStream(
  worker: Worker,
  index: number,
  source: Extract<LogSource, { kind: 'stream' }>,
  job: Job,
): Promise<Stretch> {
  let handed: Promise<void> = Promise.resolve();
  const errorLog = job.errorLogIn?.(index);
  try {
    for await (const chunk of source.stream.chunks) {
      if (job.isCancelled()) break;
      await handed;
      source.received += chunk.length;
      job.onStreamBytes(chunk.length);
      errorLog?.push(chunk);
      handed = worker.scanChunk(chunk);
      // Nothing may come for long; who waits for it then finds out.
      handed.catch(() => undefined);
    }
  } catch (error) {
    if (!job.isCancelled()) job.errors.set(index, codeOf(error));
  }
  errorLog?.end(source.received);
  await handed;
  return await worker.endStream(job.errors.has(index));
}
