import { english } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';
import type { LogSource } from './log-source.ts';
import { errorLinesOf } from '../build-report.ts';
import { isErrorLog } from '../is-error-log.ts';
import { joined } from '../scan.ts';
import { errorEntriesIn, scannedSource } from './job.ts';
import { sourceName } from '../source-name.ts';
import { inspectSource } from './log-source.ts';
import { prepare, readErrorLogsAgain } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import type { Scanning } from './scanning.ts';
import { startScanning } from './scanning.ts';
import { identityOf } from './read-chunks.ts';
import {
  appendedLines,
  changeOf,
  copyOf,
  endOfLines,
  identityAt,
  lastPiece,
  newNameOf,
  openTail,
  rotatedFiles,
} from './tail.ts';
import type { Tail } from './tail.ts';

/** An analysis that goes on: what is written to the logs from now on is read as well. */
export interface OpenAnalysis {
  readonly first: Analysis;
  /** Reads what was appended, across rotations; the analysis anew, or null when there was nothing new. */
  readonly refresh: () => Promise<Analysis | AnalyzeFailure | null>;
  /** Leaves no thread and no open file behind. */
  readonly close: () => Promise<void>;
}

/** A file that is followed. */
interface Followed extends Tail {
  /** Index into the sources. */
  source: number;
  /** By which it was named; another file may have this name by now. */
  readonly path: string;
  readonly identity: string;
  /** Since when another file has its name, in epoch milliseconds; null while it is the one that is written to. */
  rotatedAt: number | null;
}

/** Workers may write to a file for so long after it was rotated, in milliseconds: until a signal told them all. */
const GRACE = 120_000;

/**
 * Analyzes the files and goes on reading the plain ones. A line counts once it is whole. Compressed files and streams
 * are read once. Not to be refreshed twice at a time.
 */
export async function openAnalysis(options: AnalyzeOptions): Promise<OpenAnalysis | AnalyzeFailure> {
  const begun = await begin(options);
  if ('failure' in begun) return begun;
  let { open } = begun;
  return {
    first: begun.first,
    async refresh() {
      const news = await refresh(open);
      if (!news || 'failure' in news || !isToBeReadAnew(open, news)) return news;
      const again = await begin({ ...options, paths: pathsOf(open) });
      // What is no longer there, or cannot be read now, stays counted.
      if ('failure' in again) return news;
      if (!again.first.complete) {
        await close(again.open);
        return news;
      }
      await close(open);
      open = again.open;
      return again.first;
    },
    close: () => close(open),
  };
}

/** Reads what there is, again with each format that shows only then. */
async function begin(
  options: AnalyzeOptions,
): Promise<{ readonly first: Analysis; readonly open: Open } | AnalyzeFailure> {
  for (let format: Format | null = null; ;) {
    const begun = await beginWith(options, format);
    if ('failure' in begun) return begun;
    format = canBeReadAgain(begun.open) ? begun.open.scanning.overlooked() : null;
    if (!format) return begun;
    options.known?.keepOverlooked(begun.open.prepared.sources, begun.open.prepared.seen, format);
    await close(begun.open);
  }
}

async function beginWith(
  options: AnalyzeOptions,
  format: Format | null,
): Promise<{ readonly first: Analysis; readonly open: Open } | AnalyzeFailure> {
  const prepared = await prepare(options, format);
  if ('failure' in prepared) return prepared;
  const sources = await Promise.all(prepared.sources.map(cutToLines));
  // Open before they are read: a rotation meanwhile takes nothing away.
  const followed = await followAll(sources);
  const known = new Set<string>();
  for (const { path, identity } of followed) {
    known.add(identity);
    for (const other of (await rotatedFiles(path)).keys()) known.add(other);
  }
  const scanning = await startScanning(prepared, sources, options);
  const open: Open = { followed, sources, scanning, prepared, options, known, errorLines: 0, unparsed: 0 };
  const first = await scanning.finish();
  if ('failure' in first) {
    await close(open);
    return first;
  }
  // What is appended from now on is counted without them.
  await scanning.close();
  open.errorLines = countErrorLines(open);
  open.unparsed = first.report.lines.unparsed;
  return { first, open };
}

async function close({ followed, scanning }: Open): Promise<void> {
  await Promise.all(followed.map(({ handle }) => handle.close()));
  await scanning.close();
}

const canBeReadAgain = ({ sources }: Open) => sources.every(({ kind }) => kind !== 'stream');

/** A format has begun that nothing showed before, or requests where there was an error log alone. */
function isToBeReadAnew(open: Open, { report }: Analysis): boolean {
  const { unparsed } = report.lines;
  const isMore = unparsed > open.unparsed;
  open.unparsed = unparsed;
  if (!canBeReadAgain(open)) return false;
  return (isMore && open.scanning.overlooked() !== null) || recognized(open).some(source => !isErrorLog(source));
}

/** All that was named but error logs that were named as such, by the names that the files have now. */
function pathsOf(open: Open): readonly string[] {
  return [...open.sources, ...recognized(open)].map(({ path }) => path);
}

/** Files that were taken for error logs because they looked like it. */
function recognized({ prepared, options: { errorLogs = [] } }: Open): readonly LogSource[] {
  return prepared.errorSources.filter(({ path }) => !errorLogs.includes(path));
}

interface Open {
  readonly followed: Followed[];
  readonly sources: LogSource[];
  readonly scanning: Scanning;
  readonly prepared: Prepared;
  readonly options: AnalyzeOptions;
  /** Identities of files that are none that a rotation made since. */
  readonly known: Set<string>;
  /** How many lines of the error log were counted among the requests. */
  errorLines: number;
  /** How many lines were nobody's when that was looked at last. */
  unparsed: number;
}

/** Half a line in the end waits until it is whole. */
async function cutToLines(source: LogSource): Promise<LogSource> {
  return source.kind === 'plain' ? { ...source, bytes: await endOfLines(source.path, source.bytes) } : source;
}

async function followAll(sources: readonly LogSource[]): Promise<Followed[]> {
  const followed: Followed[] = [];
  for (const [index, source] of sources.entries()) {
    if (source.kind === 'plain') followed.push(await follow(source, index, source.bytes));
  }
  return followed;
}

async function follow({ path, identity }: Plain, source: number, offset: number): Promise<Followed> {
  return { ...(await openTail(path, offset)), source, path, identity, rotatedAt: null };
}

type Plain = Extract<LogSource, { readonly kind: 'plain' | 'whole' }>;

async function refresh(open: Open): Promise<Analysis | AnalyzeFailure | null> {
  const { followed, scanning, options } = open;
  try {
    const isMoreOfErrors = await lookAtErrorLogs(open);
    let isNew = isMoreOfErrors;
    const files = followed.slice();
    for (const file of files) {
      if ((await changeOf(file)) === 'emptied') isNew = (await beginAnew(file, open)) || isNew;
      isNew = (await readAppended(file, file.source, open)) || isNew;
      if (file.rotatedAt !== null) await forgetOld(file, open);
      else isNew = (await followNext(file, open)) || isNew;
    }
    const errorLines = countErrorLines(open);
    if (isMoreOfErrors || errorLines !== open.errorLines)
      await readErrorLogsAgain(open.prepared, open.sources, options);
    open.errorLines = errorLines;
    return isNew ? scanning.analysis() : null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { failure: options.t('The log can no longer be followed: {reason}', { reason }) };
  }
}

/** Counts the whole lines behind what was read; false when there are none. */
async function readAppended(tail: Tail, source: number, { sources, scanning }: Open): Promise<boolean> {
  const start = tail.offset;
  for await (const chunk of appendedLines(tail)) scan(chunk, tail.offset, source, scanning);
  if (tail.offset === start) return false;
  grow(source, tail.offset, sources);
  return true;
}

function scan(chunk: Uint8Array, offset: number, source: number, { append, job }: Scanning): void {
  const stretch = append(chunk, offset > 0);
  const end = offset + chunk.length;
  const last = job.done.at(-1);
  const isNext = last?.worker === null && last.task.source === source && last.task.range?.end === offset;
  // A log that is followed for days must not become a long list of short stretches.
  if (isNext) job.done.pop();
  const start = isNext ? last.task.range.start : offset;
  job.done.push({
    task: { source, range: { start, end } },
    stretch: isNext ? joined(last.stretch, stretch) : stretch,
    worker: null,
  });
}

/**
 * Where another file has the name by now, it is followed, too. The old one is read on as long as somebody may still
 * write to it. False where nothing was rotated.
 */
async function followNext(file: Followed, open: Open): Promise<boolean> {
  const { followed, sources } = open;
  const { path, identity } = file;
  const now = await identityAt(path);
  if (now === null || now === identity) return false;
  const added = await addSource(path, sources);
  if (added === null) return false;
  file.rotatedAt = Date.now();
  rename(file.source, await newNameOf(path, identity), sources);
  open.known.add(added.source.identity);
  const next = await follow(added.source, added.index, 0);
  followed.push(next);
  await readAppended(next, next.source, open);
  await followMissed(path, open);
  return true;
}

/** Files that had the name for a while, between two looks at it. */
async function followMissed(path: string, open: Open): Promise<void> {
  for (const [identity, other] of await rotatedFiles(path)) {
    if (open.known.has(identity)) continue;
    open.known.add(identity);
    const added = await addSource(other, open.sources);
    if (added === null) continue;
    const missed = { ...(await follow(added.source, added.index, 0)), rotatedAt: Date.now() };
    open.followed.push(missed);
    await readAppended(missed, missed.source, open);
  }
}

/** The file was emptied: what was copied before that and not yet read is in the copy. */
async function beginAnew(file: Followed, open: Open): Promise<boolean> {
  const { sources, prepared, options } = open;
  const copy = await copyOf(file.path, file);
  if (!copy) {
    const path = sourceName(file.path, options.t);
    const note = options.t('{path} was emptied. Lines that were written just before may be missing.', { path });
    prepared.notes = [...prepared.notes, note];
  } else {
    rename(file.source, copy.path, sources);
    await readAppended(copy, file.source, open);
    await readLastPiece(copy, file.source, open);
    open.known.add(identityOf(await copy.handle.stat()));
    await copy.handle.close();
  }
  const added = await addSource(file.path, sources);
  if (added) file.source = added.index;
  file.offset = 0;
  file.memory = new Uint8Array(0);
  await followMissed(file.path, open);
  return true;
}

async function forgetOld(file: Followed, open: Open): Promise<void> {
  if (Date.now() - file.rotatedAt! < GRACE) return;
  await readLastPiece(file, file.source, open);
  await file.handle.close();
  open.followed.splice(open.followed.indexOf(file), 1);
}

/** What follows the last line break of a file that nobody writes to any more. */
async function readLastPiece(tail: Tail, source: number, { sources, scanning }: Open): Promise<void> {
  const { offset } = tail;
  const piece = await lastPiece(tail);
  if (piece.length === 0) return;
  scan(piece, offset, source, scanning);
  grow(source, tail.offset, sources);
}

/** A file that has taken the name of another, as a source of its own; null when it is already gone. */
async function addSource(path: string, sources: LogSource[]) {
  const inspected = await inspectSource(path, english, { streams: false });
  if (!('kind' in inspected) || inspected.kind !== 'plain') return null;
  const source = { ...inspected, bytes: 0 };
  return { source, index: sources.push(source) - 1 };
}

function rename(index: number, path: string | null, sources: LogSource[]): void {
  const source = sources[index]!;
  if (path !== null && source.kind === 'plain') sources[index] = { ...source, path };
}

/**
 * Error logs are small: they are read again when they have grown, those that were rotated under their new names. Which
 * lines are the requests that timed out since the beginning, only a new analysis tells. False where nothing is new.
 */
async function lookAtErrorLogs({ prepared }: Open): Promise<boolean> {
  const found: LogSource[] = [];
  let isNew = false;
  for (const source of prepared.errorSources) {
    if (source.kind !== 'plain') {
      found.push(source);
      continue;
    }
    const now = await inspectSource(source.path, english, { streams: false });
    if (!('kind' in now) || now.kind !== 'plain') found.push(source);
    else if (now.identity === source.identity) {
      isNew ||= now.bytes !== source.bytes;
      found.push(now);
    } else {
      const name = await newNameOf(source.path, source.identity);
      const old = name === null ? null : await inspectSource(name, english, { streams: false });
      if (old && 'kind' in old) found.push(old);
      found.push(now);
      isNew = true;
    }
  }
  if (!isNew) return false;
  prepared.errorSources = found;
  return true;
}

/** Those between requests; where they are is known from now on. */
function countErrorLines({ sources, scanning: { job }, prepared }: Open): number {
  return sources.reduce((sum, _, index) => {
    if (errorEntriesIn(job, index) > 0) prepared.both.add(index);
    return sum + errorLinesOf(scannedSource(job, index, []).stretches);
  }, 0);
}

function grow(source: number, bytes: number, sources: LogSource[]): void {
  const grown = sources[source]!;
  if (grown.kind === 'plain') sources[source] = { ...grown, bytes };
}
