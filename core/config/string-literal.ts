import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { Piece, SourcedText } from './sourced-text.ts';
import { addPiece } from './sourced-text.ts';

/** The outside of a string literal: what stands before, between and after its quotes. */
export interface Literal {
  /** Lower case: any of `r`, `b`, `u`, `f`, or nothing. */
  readonly prefix: string;
  /** One or three quotation marks. */
  readonly quote: string;
  /** Between the quotes. */
  readonly body: Span;
}

/** Takes a literal apart; undefined when its closing quote is missing, of which the grammar makes no error. */
export function literalAt(text: string, at: Span): Literal | undefined {
  const opening = /^([a-zA-Z]{0,2})("""|'''|"|')/.exec(text.slice(at.start, at.end));
  if (!opening) return undefined;
  const quote = opening[2]!;
  const body = span(at.start + opening[0].length, at.end - quote.length);
  if (body.end < body.start || text.slice(body.end, at.end) !== quote) return undefined;
  if (quote.length === 1 && /[\r\n]/.test(withoutContinuations(text.slice(body.start, body.end)))) return undefined;
  return { prefix: opening[1]!.toLowerCase(), quote, body };
}

const withoutContinuations = (body: string) => body.replace(/\\(?:\r\n|[^])/g, '');

/**
 * The characters that Python makes of a stretch inside the quotes. With `braces`, `{{` and `}}` of an f-string count
 * as one. Undefined when it holds an escape that we cannot follow, such as `\N{BULLET}`.
 */
export function decode(
  text: string,
  within: Span,
  { raw, braces }: { raw: boolean; braces: boolean },
): SourcedText | undefined {
  const pieces: Piece[] = [];
  let value = '';
  const plain = braces ? 'braced' : 'verbatim';
  const add = (characters: string, start: number, end: number) => {
    value += characters;
    const isVerbatim = characters === text.slice(start, end);
    if (characters)
      addPiece(pieces, { length: characters.length, at: span(start, end), kind: isVerbatim ? plain : 'derived' });
  };

  let position = within.start;
  while (position < within.end) {
    const next = nextSpecial(text, position, within.end, { raw, braces });
    if (next > position) add(text.slice(position, next), position, next);
    if (next >= within.end) break;
    const special = text[next]!;
    if (special === '\r') {
      const end = text[next + 1] === '\n' ? next + 2 : next + 1;
      add('\n', next, end);
      position = end;
    } else if (special === '\\') {
      const escape = readEscape(text, next, within.end);
      if (!escape) return undefined;
      add(escape.value, next, escape.end);
      position = escape.end;
    } else {
      const doubled = text[next + 1] === special;
      add(special, next, doubled ? next + 2 : next + 1);
      position = doubled ? next + 2 : next + 1;
    }
  }
  return { value, pieces };
}

/** The next character that does not simply stand for itself. */
function nextSpecial(
  text: string,
  from: number,
  end: number,
  { raw, braces }: { raw: boolean; braces: boolean },
): number {
  for (let position = from; position < end; position++) {
    const character = text[position]!;
    if (character === '\r') return position;
    if (character === '\\' && !raw) return position;
    if (braces && (character === '{' || character === '}')) return position;
  }
  return end;
}

interface Escape {
  readonly value: string;
  readonly end: number;
}

function readEscape(text: string, backslash: number, end: number): Escape | undefined {
  const rest = text.slice(backslash + 1, Math.min(end, backslash + 10));
  const numeric = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(rest);
  if (numeric) {
    const code = Number.parseInt(numeric[1] ?? numeric[2] ?? numeric[3]!, 16);
    if (code > 0x10ffff) return undefined;
    return { value: String.fromCodePoint(code), end: backslash + 1 + numeric[0].length };
  }
  const octal = /^[0-7]{1,3}/.exec(rest);
  if (octal) return { value: String.fromCodePoint(Number.parseInt(octal[0], 8)), end: backslash + 1 + octal[0].length };
  const letter = rest[0];
  if (letter === undefined || /[xuUN]/.test(letter)) return undefined;
  if (letter === '\r') return { value: '', end: backslash + (rest[1] === '\n' ? 3 : 2) };
  const simple = SIMPLE_ESCAPES[letter];
  // Python keeps the backslash of an escape that it does not know.
  return { value: simple ?? `\\${letter}`, end: backslash + 2 };
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
