import type { Localize } from '../../base/localize.ts';
import type { FilterText } from '../filter.ts';
import type { Limits } from '../limits.ts';
import type { Report } from '../report.ts';
import type { KnownLogs } from './known-logs.ts';
import type { SpareThreads } from './spare-threads.ts';
import type { NamedFormat } from '../choose-format.ts';

export type { Analysis, AnalyzeFailure } from '../analysis.ts';

export interface AnalyzeOptions {
  /** Plain, gzip or zstd files and folders of such, in any order; `-` is standard input (command line only). */
  readonly paths: readonly string[];
  /** Error logs of the same Gunicorn. One among `paths` is recognized as well. */
  readonly errorLogs?: readonly string[];
  /** The `access_log_format` and who said so; null: detect it from the content. */
  readonly format: NamedFormat | null;
  /** What the files are written in, where they do not say so themselves; as `encodingNamed` says it. */
  readonly encoding?: string | null;
  /** How many rows each list of the report has. 10 unless said. */
  readonly top?: number;
  /** Absent: nobody knows. */
  readonly limits?: Limits;
  /** What the user says an endpoint is, such as `/shop/{name}/cart`; the first that a path fits wins. */
  readonly endpoints?: readonly string[];
  /** Also every minute by itself, for alerts to be tried on. */
  readonly minutes?: boolean;
  /** Also so many rows of each list that come first in other orders than that of requests; no more than `top`. */
  readonly leading?: number;
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
  /** Threads that wait already; absent: they are started. */
  readonly spare?: SpareThreads;
  /** What earlier questions learned of the files, and where this one leaves what it learns; absent: nobody asks again. */
  readonly known?: KnownLogs;
  readonly t: Localize;
}
