import type { FoundLines } from '../found-lines.ts';
import type { Report } from '../report.ts';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';
import type { SearchOfReport } from './find-lines.ts';

/**
 * What a program with a window may ask of the thread that does everything about logs but showing them, so that merging
 * what was counted never holds up a keystroke. A question has a number, by which it is cancelled and gone on with.
 */
export interface EngineThread {
  analyze(id: number, question: Question): Promise<Analysis | AnalyzeFailure>;
  /** The same, and what is appended is read by `refresh` from then on, until `close`. */
  open(id: number, question: Question): Promise<Analysis | AnalyzeFailure>;
  refresh(id: number): Promise<Analysis | AnalyzeFailure | null>;
  close(id: number): Promise<void>;
  findLines(id: number, search: Omit<SearchOfReport, 'signal' | 'workerFile' | 'spare' | 'known'>): Promise<FoundLines>;
  cancel(id: number): Promise<void>;
}

/** What that thread tells meanwhile. */
export interface EngineListener {
  progress(id: number, progress: Progress): Promise<void>;
  partial(id: number, report: Report): Promise<void>;
}

export type Progress = Parameters<NonNullable<AnalyzeOptions['onProgress']>>[0];

/** What of an analysis is plain data. */
export type Question = Omit<
  AnalyzeOptions,
  'signal' | 'onProgress' | 'onPartial' | 'workerFile' | 'spare' | 'known' | 't'
>;

export interface EngineData {
  /** Absolute path of the built `dist/worker.js`. */
  readonly workerFile: string;
  /** Sentences in the language of the user, by the English ones; none for English. */
  readonly sentences: Readonly<Record<string, unknown>>;
}
