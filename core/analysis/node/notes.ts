import type { Localize } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import type { Report } from '../report.ts';
import { sourceName } from '../source-name.ts';
import type { ChosenFormat } from '../choose-format.ts';
import { nothingRead } from '../nothing-read.ts';
import { failureSentence } from './log-source.ts';
import type { LogSource } from './log-source.ts';

export interface Reading {
  readonly report: Report;
  readonly sources: readonly LogSource[];
  /** By source: the code of the error that ended reading it. */
  readonly errors: ReadonlyMap<number, string>;
  readonly cancelled: boolean;
  readonly format: ChosenFormat;
  readonly t: Localize;
}

/** What the reader of the report should know about the files it was made from. */
export function describeReading(reading: Reading): { readonly notes: readonly string[]; readonly complete: boolean } {
  const { report, sources, errors, cancelled } = reading;
  const notes = sources.flatMap((source, index) => sourceNotes(source, index, reading));
  const nothingUnderstood = !cancelled && report.lines.total > 0 && report.lines.parsed === 0;
  return { notes, complete: errors.size === 0 && !nothingUnderstood };
}

function sourceNotes(source: LogSource, index: number, { report, errors, cancelled, format, t }: Reading): string[] {
  const { lines, parsed, errorLog = 0 } = report.sources[index]!;
  const path = sourceName(source.path, t);
  const error = errors.get(index);
  if (error !== undefined) return [errorSentence(path, error, lines, t)];
  if (cancelled) return [];
  if (lines === 0) return [t('{path} is empty: there is nothing to analyze yet.', { path })];
  if (errorLog > 0)
    return [
      t('{path} has the error log of Gunicorn in it: {lines} lines were read as that.', { path, lines: errorLog }),
    ];
  if (parsed > 0) return [];
  return [nothingRead(source.head, path, format, t)];
}

/** That the last of these formats would have read lines which came through a pipe. */
export function describeOverlooked({ others = [] }: Format, t: Localize): string {
  return t(
    'Lines that were not understood are in another format that began later: {format}. What came through a pipe cannot be read again; from a file they are read.',
    { format: others.at(-1)!.text },
  );
}

/** Why an error log was not read to its end. */
export function describeDamage(path: string, error: unknown, lines: number, t: Localize): string {
  return errorSentence(path, (error as NodeJS.ErrnoException).code ?? String(error), lines, t);
}

function errorSentence(path: string, code: string, lines: number, t: Localize): string {
  switch (code) {
    case 'Z_BUF_ERROR':
      return t('{path} ends in the middle of its compressed data; the {lines} lines before that were read.', {
        path,
        lines,
      });
    case 'Z_DATA_ERROR':
      return t('{path} is damaged; the {lines} lines before the damage were read.', { path, lines });
    case 'ZSTD_WINDOW':
      return t(
        '{path} was compressed for a machine with much memory, with a window of more than 128 MB. Decompress it with: zstd -d --long=31',
        { path },
      );
    case 'SHORTENED':
      return t('{path} became shorter while it was read. Of what it held, {lines} lines count.', { path, lines });
    case 'REPLACED':
      return t('{path} was replaced by another file while it was read. Of the first, {lines} lines count.', {
        path,
        lines,
      });
    case 'EIO':
      return t('The disk failed while {path} was read; {lines} lines of it count.', { path, lines });
    case 'WORKER_LOST':
      return t('The worker thread that read {path} ended, and cannot read it again: its lines do not count.', { path });
    default:
      return failureSentence(path, { code }, t);
  }
}
