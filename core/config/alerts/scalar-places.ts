import type { Scalar } from 'yaml';
import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';

/**
 * Where the letters of a YAML text stand in its file: by position in the text, and one more for its end. Null where they do
 * not stand there one by one, as behind `\n` in quotes.
 */
export function scalarPlaces(file: string, scalar: Scalar, value: string): readonly number[] | null {
  const [start, end] = scalar.range ?? [0, 0];
  const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  let at = isBlock ? file.indexOf('\n', start) + 1 : start + (scalar.type?.startsWith('QUOTE') ? 1 : 0);
  const places: number[] = [];
  for (const letter of value) {
    const isGap = /\s/.test(letter);
    // Indentation and folded lines are in the file only; so is what escapes a letter in quotes.
    const between = isGap ? BLANKS : BLANKS_AND_QUOTES;
    while (at < end && file[at] !== letter[0] && between.has(file[at]!)) at++;
    const fits = file.startsWith(letter, at) || (isGap && at > start && BLANKS.has(file[at - 1]!));
    if (!fits) return null;
    if (!file.startsWith(letter, at)) {
      places.push(at - 1);
      continue;
    }
    for (let unit = 0; unit < letter.length; unit++) places.push(at++);
  }
  places.push(places.length > 0 ? places.at(-1)! + 1 : at);
  return places;
}

const BLANKS: ReadonlySet<string> = new Set(' \n\r\t');
const BLANKS_AND_QUOTES: ReadonlySet<string> = new Set(' \n\r\t"\'\\');

/** A stretch of the text as one of the file. */
export function placeIn(places: readonly number[], { start, end }: Span): Span {
  const from = places[Math.min(start, places.length - 1)]!;
  const last = places[Math.max(start, Math.min(end, places.length - 1) - 1)]!;
  return span(from, Math.max(from, end > start ? last + 1 : last));
}
