import type { Analysis, AnalyzeFailure, AnalyzeOptions } from '../core/analysis/node/analyze-file.ts';
import type { OpenAnalysis } from '../core/analysis/node/open-analysis.ts';
import type { SearchOfReport } from '../core/analysis/node/find-lines.ts';
import type { Uri } from 'vscode';
import type { Surroundings } from '../core/language/document.ts';
import type { FoundLines, PlacedLine } from '../core/analysis/found-lines.ts';

/** What reading logs needs of a runtime. */
export interface Engine {
  /** Reads logs: files in worker threads, those that are on no disk in this one. */
  analyze(options: Omit<AnalyzeOptions, 'workerFile'>): Promise<Analysis | AnalyzeFailure>;
  /** The same, and goes on reading. */
  open(options: Omit<AnalyzeOptions, 'workerFile'>): Promise<OpenAnalysis | AnalyzeFailure>;
  /** The first line in time of what a report was made of. */
  findLine(options: Omit<SearchOfReport, 'workerFile' | 'most'>): Promise<PlacedLine | null>;
  /** The first lines, and how many there are. */
  findLines(options: Omit<SearchOfReport, 'workerFile'>): Promise<FoundLines>;
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
