import type { Place } from '../../core/base/lines.ts';
import { lineStarts, placeOf } from '../../core/base/lines.ts';
import type { Span } from '../../core/base/spans.ts';
import type { Problem } from '../../core/language/rule.ts';

/** A config and what is wrong with it. */
export interface Checked {
  /** As the user named it, or below the folder that the user named. */
  readonly file: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Lines and columns as people count them, from 1; columns in UTF-16 units. The end is where the next character is. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns spans of one text into ranges. */
export function rangesIn(text: string): (at: Span) => Range {
  const starts = lineStarts(text);
  return at => {
    const start: Place = placeOf(starts, at.start);
    const end: Place = placeOf(starts, at.end);
    return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
  };
}
