import type { Analysis, AnalyzeFailure, AnalyzeOptions, findLine } from '../core/analysis/node/analyze-file.ts';
import type { Uri } from 'vscode';
import type { Surroundings } from '../core/language/document.ts';
import type { LinePlace } from '../core/analysis/line-place.ts';

/** What reading logs needs of a runtime. */
export interface Engine {
  /** Reads log files from disk in worker threads. */
  analyze(options: Omit<AnalyzeOptions, 'workerFile'>): Promise<Analysis | AnalyzeFailure>;
  findLine(options: Omit<Parameters<typeof findLine>[0], 'workerFile'>): Promise<LinePlace | null>;
  /** A stretch of lines of a compressed log around one of them. */
  readLines(path: string, around: number): Promise<Stretch>;
  /** The release of Gunicorn that a config is read for: what the user or the project says, else the newest. */
  releaseFor(config: Uri): Pick<Surroundings, 'version' | 'versionFrom'>;
  /** Something that nobody can guess, of letters and digits. */
  nonce(): string;
}

export interface Stretch {
  readonly text: string;
  /** The number of its first line, 1-based. */
  readonly firstLine: number;
}
