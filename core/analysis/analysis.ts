import type { Report } from './report.ts';

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
