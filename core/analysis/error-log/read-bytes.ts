import type { Localize } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import type { Looked } from '../byte-source.ts';
import { readBytes } from '../byte-source.ts';
import { firstErrorTime } from '../is-error-log.ts';
import { createErrorLogs } from './error-logs.ts';
import type { ErrorLog } from './report.ts';

/** A log that is not on disk, read for what Gunicorn itself says in it. */
export interface ErrorBytes {
  readonly log: Looked;
  /** The format of the requests that are in it as well; null where it is an error log alone. */
  readonly requests: Format | null;
}

/** Reads error logs that are not on disk, a rotated set from its oldest; null where there is none. */
export async function readErrorBytes(
  sources: readonly ErrorBytes[],
  signal: AbortSignal | undefined,
  t: Localize,
): Promise<{ readonly errorLog: ErrorLog | null; readonly failures: readonly string[] }> {
  const logs = createErrorLogs();
  const failures: string[] = [];
  const times = new Map(sources.map(each => [each, firstErrorTime(each.log.head, each.requests)]));
  for (const each of sources.toSorted((one, other) => times.get(one)! - times.get(other)!)) {
    const { log, requests } = each;
    const { path, bytes } = log.source;
    const open = logs.open({ path, head: log.head, requests });
    const failure = await readBytes(log.source, open.push, signal, t);
    // What is read for its requests as well is told of there.
    if (failure !== null && !requests) failures.push(failure);
    open.end(bytes);
  }
  return { errorLog: logs.told(), failures };
}
