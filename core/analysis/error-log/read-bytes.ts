import type { Localize } from '../../base/localize.ts';
import { createErrorEntries } from '../../logs/error-entries.ts';
import { errorUnwrap } from '../../logs/error-wrapping.ts';
import type { Looked } from '../byte-source.ts';
import { readBytes } from '../byte-source.ts';
import { firstErrorTime } from '../is-error-log.ts';
import { createLines } from '../lines.ts';
import { createErrorLogReading } from './read-error-log.ts';
import type { ErrorLog } from './report.ts';

/** Reads error logs that are not on disk, a rotated set from its oldest; null where there is none. */
export async function readErrorBytes(
  logs: readonly Looked[],
  signal: AbortSignal | undefined,
  t: Localize,
): Promise<{ readonly errorLog: ErrorLog | null; readonly failures: readonly string[] }> {
  if (logs.length === 0) return { errorLog: null, failures: [] };
  const reading = createErrorLogReading();
  const read: { path: string; bytes: number; entries: number }[] = [];
  const failures: string[] = [];
  for (const { source, head } of logs.toSorted((one, other) => firstErrorTime(one.head) - firstErrorTime(other.head))) {
    const { path, bytes } = source;
    let entries = 0;
    const { line, end } = createErrorEntries(entry => {
      entries++;
      reading.add(entry, path);
    }, errorUnwrap(head));
    const lines = createLines({ line, tooLong: line });
    const failure = await readBytes(source, lines.push, signal, t);
    if (failure !== null) failures.push(failure);
    lines.end();
    end();
    read.push({ path, bytes, entries });
  }
  return { errorLog: reading.finish(read), failures };
}
