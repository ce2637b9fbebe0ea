import type { Duration } from '../core/analysis/report.ts';

/** What marks beside the scroll bar are about. Pure. */

/** From a line to another one, 0-based, both marked. */
export interface MarkedLines {
  readonly first: number;
  readonly last: number;
}

/** More than a ruler has pixels. */
const MOST_MARKS = 2000;

/**
 * Lines that are so close to each other that one mark covers them are marked as one: however many there are, there are
 * few marks, and they look the same.
 */
export function marksOf(lines: readonly number[], lineCount: number): MarkedLines[] {
  const closest = Math.ceil(lineCount / MOST_MARKS);
  const marks: { first: number; last: number }[] = [];
  for (const line of lines.toSorted((one, other) => one - other)) {
    const mark = marks.at(-1);
    if (mark && Math.floor(line / closest) === Math.floor(mark.first / closest)) mark.last = line;
    else marks.push({ first: line, last: line });
  }
  return marks;
}

/** Fewer requests have no slowest 1%. */
const FEWEST = 100;

/**
 * From which duration on, in microseconds, a request is marked as slow: it is among the slowest 1%, and stands out from
 * the usual one. Null where none does.
 */
export function slowFrom(duration: Duration | null): number | null {
  if (!duration || duration.count < FEWEST) return null;
  return duration.p99 >= 2 * duration.p50 ? duration.p99 : null;
}
