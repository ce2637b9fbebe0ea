import { setImmediate as otherWork } from 'node:timers/promises';
import type { Localize } from '../../base/localize.ts';
import { createErrorEntries } from '../../logs/error-entries.ts';
import { errorUnwrap } from '../../logs/error-wrapping.ts';
import type { ErrorLog } from '../error-log/report.ts';
import { createErrorLogReading } from '../error-log/read-error-log.ts';
import { createLines } from '../lines.ts';
import { sourceName } from '../source-name.ts';
import { firstErrorTime } from '../is-error-log.ts';
import type { LogSource } from './log-source.ts';
import { describeDamage } from './notes.ts';
import { readRange, readWhole } from './read-chunks.ts';

/** Reads error logs one after the other, a rotated set from its oldest; small beside the access logs, so in one thread. */
export async function readErrorLogs(
  sources: readonly LogSource[],
  signal: AbortSignal | undefined,
  t: Localize,
): Promise<{ readonly errorLog: ErrorLog | null; readonly notes: readonly string[]; readonly complete: boolean }> {
  if (sources.length === 0) return { errorLog: null, notes: [], complete: true };
  const reading = createErrorLogReading();
  const read: { path: string; bytes: number; entries: number }[] = [];
  const notes: string[] = [];
  let complete = true;
  const times = new Map(sources.map(source => [source, firstErrorTime(source.head)]));
  for (const source of sources.toSorted((one, other) => times.get(one)! - times.get(other)!)) {
    const path = sourceName(source.path, t);
    let entries = 0;
    const errorEntries = createErrorEntries(entry => {
      entries++;
      reading.add(entry, source.path);
    }, errorUnwrap(source.head));
    let lineCount = 0;
    const line = (bytes: Uint8Array, start: number, end: number) => {
      lineCount++;
      errorEntries.line(bytes, start, end);
    };
    const lines = createLines({ line, tooLong: line });
    let bytes = 0;
    try {
      for await (const chunk of chunksOf(source)) {
        if (signal?.aborted) break;
        bytes += chunk.length;
        lines.push(chunk);
        // Whoever else lives in this thread gets a turn.
        await otherWork();
      }
    } catch (error) {
      complete = false;
      notes.push(describeDamage(path, error, lineCount, t));
    }
    lines.end();
    errorEntries.end();
    const isEmpty = lineCount === 0 && !signal?.aborted && complete;
    if (isEmpty) notes.push(t('{path} is empty: there is nothing to analyze yet.', { path }));
    read.push({ path: source.path, bytes: source.kind === 'stream' ? bytes : source.bytes, entries });
  }
  return { errorLog: reading.finish(read), notes, complete };
}

function chunksOf(source: LogSource): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (source.kind === 'stream') return source.stream.chunks;
  if (source.kind === 'whole') return readWhole(source);
  return readRange(source.path, { start: 0, end: source.bytes }, new Uint8Array(CHUNK), source.identity);
}

/** A few milliseconds of work. */
const CHUNK = 1 << 16;
