import type { Localize } from '../../base/localize.ts';
import type { LineMatch, LinePlace } from '../line-match.ts';
import type { Report } from '../report.ts';

export interface AnalyzeOptions {
  /** Plain or gzip files, in any order; `-` is standard input (command line only). */
  readonly paths: readonly string[];
  /** The `access_log_format` and who said so; null: detect it from the content. */
  readonly format: { readonly text: string; readonly from: 'option' | 'config' } | null;
  /** How many paths and clients the report lists. 10 unless said. */
  readonly top?: number;
  /** Aborting ends the analysis within a few dozen milliseconds; what was read until then is reported. */
  readonly signal?: AbortSignal;
  /** Compressed bytes for a compressed file; `bytesTotal` is 0 for standard input. */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly bytesTotal: number }) => void;
  /** Receives the report of what was read so far, the first time after a few megabytes. */
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
}

/** A file that cannot be read at all: what, where, and what would help, in the language of `t`. */
export interface AnalyzeFailure {
  readonly failure: string;
}

/** Reads the files in worker threads. Never rejects for what a file is or contains: that is a failure or a note. */
export function analyzeFiles(options: AnalyzeOptions): Promise<Analysis | AnalyzeFailure> {
  void options;
  return Promise.reject(new Error('not yet'));
}

/** The first line in time that matches, or null. `format` is `report.format.text`. */
export function findLine(options: {
  readonly paths: readonly string[];
  readonly format: string;
  readonly match: LineMatch;
  readonly signal?: AbortSignal;
  readonly workerFile: string;
}): Promise<LinePlace | null> {
  void options;
  return Promise.reject(new Error('not yet'));
}
