/** A stretch of text: `start` inclusive, `end` exclusive, offsets in UTF-16 units from the start of the document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The span moved by `by` units, for a piece of text that is embedded in a larger one. */
export function shift(at: Span, by: number): Span {
  return { start: at.start + by, end: at.end + by };
}

/** Whether the offset lies in the span or at its end, where a cursor still belongs to it. */
export function touches(at: Span, offset: number): boolean {
  return at.start <= offset && offset <= at.end;
}

/** Whether two spans share a character or meet at an end. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
