import type { Format } from '../../logs/format.ts';
import { createLines } from '../lines.ts';
import type { Lines } from '../lines.ts';
import { createErrorLogLines } from './error-log-lines.ts';
import { createErrorLogReading } from './read-error-log.ts';
import type { ErrorLog } from './report.ts';

/** Error logs that are read one after the other, oldest first. */
export interface ErrorLogs {
  readonly open: (log: OpenedLog) => OpenErrorLog;
  /** What those told that were ended; null where there was none. */
  readonly told: () => ErrorLog | null;
}

export interface OpenedLog {
  readonly path: string;
  readonly head: Uint8Array;
  /** The format of the requests that are in it as well; null where it is an error log alone. */
  readonly requests: Format | null;
}

export interface OpenErrorLog {
  readonly push: Lines['push'];
  /** How many lines have been handed over so far. */
  readonly lines: () => number;
  /** @param bytes what the report calls its size */
  readonly end: (bytes: number) => void;
}

export function createErrorLogs(): ErrorLogs {
  const reading = createErrorLogReading();
  const read: { path: string; bytes: number; entries: number }[] = [];
  return {
    open({ path, head, requests }) {
      let entries = 0;
      const handler = createErrorLogLines(
        entry => {
          entries++;
          reading.add(entry, path);
        },
        head,
        requests,
      );
      const lines = createLines(handler);
      return {
        push(chunk) {
          for (let start = 0; start < chunk.length; start += MOST_BYTES) {
            lines.push(chunk.subarray(start, start + MOST_BYTES));
          }
        },
        lines: handler.lines,
        end(bytes) {
          lines.end();
          handler.end();
          if (!requests || entries > 0) read.push({ path, bytes, entries });
        },
      };
    },
    told: () => (read.length > 0 ? reading.finish(read) : null),
  };
}

/** Lines are taken in blocks, which are no longer than a line may be. */
const MOST_BYTES = 1 << 18;
