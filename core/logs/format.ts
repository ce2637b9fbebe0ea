import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { envelopeOf } from './envelope.ts';
import { keysOfObject } from './object-format.ts';

/**
 * Reads an `access_log_format` the way Python's `%` operator does, because that is what Gunicorn hands it to:
 * `logging` evaluates `format % atoms`. Never throws; whatever Python would raise on is a problem with its place.
 * What an atom means, and whether a conversion suits its value, is not decided here but in `gunicorn/atoms.ts`.
 */
export interface Format {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly problems: readonly FormatProblem[];
  /** The key of the JSON text that each line is in; places are those in the format of the line itself. */
  readonly envelope?: string;
  /** Where each line is a JSON object: the key of each atom, as JSON. */
  readonly keys?: readonly string[];
  /** Formats that some lines of the log are in, where it was written in several; in the order in which they are tried. */
  readonly others?: readonly Format[];
}

export type Part = AtomPart | TextPart | MappingPart;

/** `%(key)s`, with everything that stood between the percent sign and the conversion. */
export interface AtomPart {
  readonly kind: 'atom';
  readonly at: Span;
  /** As written: `h`, `{x-request-id}i`, or something that Gunicorn does not know. */
  readonly key: string;
  readonly keyAt: Span;
  readonly spec: ConversionSpec;
}

/** Constant text; `%%` arrives here as `%`. Neighbouring pieces are one part. */
export interface TextPart {
  readonly kind: 'text';
  readonly at: Span;
  readonly value: string;
}

/** A conversion without a key, such as `%s`: Python prints the whole mapping of atoms, with every header. */
export interface MappingPart {
  readonly kind: 'mapping';
  readonly at: Span;
  /** Something before it has used the atoms up, so Python raises. */
  readonly isSecond: boolean;
  readonly spec: ConversionSpec;
}

export interface ConversionSpec {
  /** Any of `-+ #0`. */
  readonly flags: string;
  readonly width: number | null;
  readonly precision: number | null;
  /** One of `diouxXeEfFgGcrsa`. */
  readonly conversion: string;
}

export interface FormatProblem {
  readonly kind: FormatProblemKind;
  readonly at: Span;
  /** The key, where the percent sign was followed by one. */
  readonly key: string | null;
  /** The character that was found where a conversion was expected; null at the end of the format. */
  readonly found: string | null;
}

/**
 * - `unclosed-key`: `%(h` without its parenthesis.
 * - `missing-conversion`: the format ends before a conversion, `%(h)`.
 * - `unknown-conversion`: the letter is none of Python's, `%(h)y`.
 * - `star`: `*` as width or precision, which needs a tuple.
 * - `number-too-big`: a width or precision beyond what Python accepts.
 * - `bare-percent`: a percent sign that starts neither `%%` nor an atom, `100%`, `%h`.
 * - `second-mapping`: a conversion without key when the mapping was already used up.
 */
export type FormatProblemKind =
  | 'unclosed-key'
  | 'missing-conversion'
  | 'unknown-conversion'
  | 'star'
  | 'number-too-big'
  | 'bare-percent'
  | 'second-mapping';

/** A format with those that other lines of the same log are in. */
export function withOthers(format: Format, others: readonly Format[] = []): Format {
  return others.length > 0 ? { ...format, others } : format;
}

export function parseFormat(text: string): Format {
  const envelope = envelopeOf(text);
  if (envelope) return { ...parseFormat(envelope.inner), text, envelope: envelope.key };
  const closing = closingParentheses(text);
  const parts: Part[] = [];
  const problems: FormatProblem[] = [];
  let literal = '';
  let literalStart = 0;
  // Python counts what it has taken from its one argument: any key, or one conversion without key, uses it up.
  let mappingUsed = false;

  const flush = (end: number) => {
    if (literal) parts.push({ kind: 'text', at: span(literalStart, end), value: literal });
    literal = '';
  };
  const addText = (value: string, start: number) => {
    if (!literal) literalStart = start;
    literal += value;
  };

  let position = 0;
  while (position < text.length) {
    const percent = text.indexOf('%', position);
    if (percent < 0) {
      addText(text.slice(position), position);
      position = text.length;
      break;
    }
    if (percent > position) addText(text.slice(position, percent), position);
    if (text[percent + 1] === '%') {
      addText('%', percent);
      position = percent + 2;
      continue;
    }

    const item = readItem(text, percent, closing);
    position = item.end;
    if ('problem' in item) {
      problems.push(item.problem);
      if (item.problem.key !== null) mappingUsed = true;
      addText(text.slice(percent, item.end), percent);
      continue;
    }
    flush(percent);
    const at = span(percent, item.end);
    if (item.key) {
      parts.push({ kind: 'atom', at, key: item.key.text, keyAt: item.key.at, spec: item.spec });
    } else {
      if (mappingUsed) problems.push({ kind: 'second-mapping', at, key: null, found: null });
      parts.push({ kind: 'mapping', at, isSecond: mappingUsed, spec: item.spec });
    }
    mappingUsed = true;
  }
  flush(position);
  const keys = keysOfObject(parts);
  return { text, parts, problems, ...(keys && { keys }) };
}

const CONVERSIONS = 'diouxXeEfFgGcrsa';
const FLAGS = '-+ #0';
const LENGTHS = 'hlL';
/** Python keeps width and precision in a C `int`. */
const LARGEST_NUMBER = 2 ** 31 - 1;

interface Item {
  readonly end: number;
  readonly key: { readonly text: string; readonly at: Span } | null;
  readonly spec: ConversionSpec;
}

/** One `%…` item, `start` being its percent sign. On a problem, `end` is where reading goes on. */
function readItem(
  text: string,
  start: number,
  closing: ReadonlyMap<number, number>,
): Item | { end: number; problem: FormatProblem } {
  let position = start + 1;
  let key: Item['key'] = null;
  const fail = (kind: FormatProblemKind, end: number) => ({
    end,
    problem: { kind, at: span(start, end), key: key?.text ?? null, found: text[position] ?? null },
  });

  if (text[position] === '(') {
    const close = closing.get(position);
    if (close === undefined) {
      const end = endOfOpenKey(text, position + 1);
      return {
        end,
        problem: { kind: 'unclosed-key', at: span(start, end), key: text.slice(position + 1, end), found: null },
      };
    }
    key = { text: text.slice(position + 1, close), at: span(position + 1, close) };
    position = close + 1;
  }
  const afterKey = position;

  const flagsStart = position;
  while (position < text.length && FLAGS.includes(text[position]!)) position++;
  const flags = text.slice(flagsStart, position);
  if (text[position] === '*') return fail('star', position + 1);
  const width = readNumber();
  let precision: number | null = null;
  if (text[position] === '.') {
    position++;
    if (text[position] === '*') return fail('star', position + 1);
    precision = readNumber() ?? 0;
  }
  if ((width ?? 0) > LARGEST_NUMBER || (precision ?? 0) > LARGEST_NUMBER) return fail('number-too-big', position);
  if (position < text.length && LENGTHS.includes(text[position]!)) position++;

  const conversion = text[position];
  if (conversion !== undefined && CONVERSIONS.includes(conversion)) {
    return { end: position + 1, key, spec: { flags, width, precision, conversion } };
  }
  // What follows is most likely text of the line, not a part of the item: only what is certain is marked.
  if (!key) return fail('bare-percent', start + 1);
  return fail(conversion === undefined ? 'missing-conversion' : 'unknown-conversion', afterKey);

  function readNumber(): number | null {
    const from = position;
    while (position < text.length && text[position]! >= '0' && text[position]! <= '9') position++;
    return position > from ? Number(text.slice(from, position)) : null;
  }
}

/** Python counts parentheses inside a key, so `%(a(b))s` has the key `a(b)`. By where each is opened. */
function closingParentheses(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: parenthesis, index } of text.matchAll(/[()]/g)) {
    if (parenthesis === '(') open.push(index);
    else if (open.length > 0) closing.set(open.pop()!, index);
  }
  return closing;
}

/** An open key is marked up to the first character that no atom has, so that the rest of the line stays readable. */
function endOfOpenKey(text: string, start: number): number {
  const rest = /^(?:\{[^}%\s"]*\}?[a-zA-Z]?|[a-zA-Z])?/.exec(text.slice(start));
  return start + (rest?.[0].length ?? 0);
}
