import { setImmediate as otherWork } from 'node:timers/promises';
import type { Localize } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import type { ErrorLogs } from '../error-log/error-logs.ts';
import { createErrorLogs } from '../error-log/error-logs.ts';
import { sourceName } from '../source-name.ts';
import { firstErrorTime } from '../is-error-log.ts';
import type { LogSource } from './log-source.ts';
import { describeDamage } from './notes.ts';
import { readRanges, readWhole } from './read-chunks.ts';

/** A log that is read for what Gunicorn itself says in it. */
export interface ErrorSource {
  readonly source: LogSource;
  /** The format of the requests that are in it as well; null where it is an error log alone. */
  readonly requests: Format | null;
}

interface Reading {
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
  readonly t: Localize;
}

/** What error logs told, and where more of them may still be read. */
export interface ErrorLogsRead {
  readonly logs: ErrorLogs;
  readonly notes: readonly string[];
  readonly complete: boolean;
}

/** Reads error logs one after the other, a rotated set from its oldest; small beside the access logs, so in one thread. */
export async function readErrorLogs(
  sources: readonly ErrorSource[],
  { signal, onBytes, t }: Reading,
): Promise<ErrorLogsRead> {
  const logs = createErrorLogs();
  const notes: string[] = [];
  let complete = true;
  const times = new Map(sources.map(each => [each, firstErrorTime(each.source.head, each.requests)]));
  for (const each of sources.toSorted((one, other) => times.get(one)! - times.get(other)!)) {
    const { source, requests } = each;
    const path = sourceName(source.path, t);
    const log = logs.open({ path: source.path, head: source.head, requests });
    let bytes = 0;
    let isWhole = true;
    try {
      for await (const chunk of chunksOf(source, onBytes)) {
        if (signal?.aborted) break;
        bytes += chunk.length;
        log.push(chunk);
        // Whoever else lives in this thread gets a turn.
        await otherWork();
      }
    } catch (error) {
      isWhole = false;
      // What is read for its requests as well is told of there.
      if (!requests) notes.push(describeDamage(path, error, log.lines(), t));
    }
    complete &&= isWhole || requests !== null;
    log.end(source.kind === 'stream' ? bytes : source.bytes);
    const isEmpty = !requests && log.lines() === 0 && !signal?.aborted && isWhole;
    if (isEmpty) notes.push(t('{path} is empty: there is nothing to analyze yet.', { path }));
  }
  return { logs, notes, complete };
}

type OnDisk = Extract<LogSource, { readonly kind: 'plain' | 'whole' }>;

function chunksOf(source: LogSource, onBytes: Reading['onBytes']): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (source.kind === 'stream') return source.stream.chunks;
  if (source.kind === 'whole') return readWhole(source, onBytes);
  return readPlain(source, onBytes);
}

function* readPlain({ path, bytes, identity }: OnDisk, onBytes: Reading['onBytes']): Generator<Uint8Array> {
  for (const chunk of readRanges(path, [{ start: 0, end: bytes }], new Uint8Array(CHUNK), identity)) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** A few milliseconds of work. */
const CHUNK = 1 << 18;
