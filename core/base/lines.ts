import type { Span } from './spans.ts';
import { span } from './spans.ts';

/** Where an offset stands, both counted from 0; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The offsets at which lines start. `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** `starts` are those of `lineStarts`. */
export function placeOf(starts: readonly number[], offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: offset - starts[low]! };
}

/** The line that an offset is on, with its line break. */
export function lineSpan(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !endsLine(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !endsLine(text, end)) end++;
  return span(start, Math.min(end + 1, text.length));
}

/** Whether a line break is complete with this character: of `\r\n` that is its second one. */
function endsLine(text: string, offset: number): boolean {
  return text[offset] === '\n' || (text[offset] === '\r' && text[offset + 1] !== '\n');
}
