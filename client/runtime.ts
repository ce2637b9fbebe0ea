import type { Disposable } from 'vscode';
import type { Analysis, AnalyzeFailure, AnalyzeOptions, findLine } from '../core/analysis/node/analyze-file.ts';
import type { LinePlace } from '../core/analysis/line-match.ts';

/** What differs between Node and a browser, supplied by the entry point. Everything big is loaded at the first call. */
export interface Runtime {
  /** Starts the language server for documents that match one of the patterns. */
  startLanguageClient(patterns: readonly string[]): Promise<Disposable>;
  /** Reads log files from disk in worker threads. */
  analyze(options: Omit<AnalyzeOptions, 'workerFile'>): Promise<Analysis | AnalyzeFailure>;
  findLine(options: Omit<Parameters<typeof findLine>[0], 'workerFile'>): Promise<LinePlace | null>;
  /** Something that nobody can guess, of letters and digits. */
  nonce(): string;
  /** A stretch of lines of a compressed log around one of them. */
  readLines(path: string, around: number): Promise<Stretch>;
}

export interface Stretch {
  readonly text: string;
  /** The number of its first line, 1-based. */
  readonly firstLine: number;
}
