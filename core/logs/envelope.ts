import { COLON, COMMA, OPENING, endOfString, endOfValue, skipBlanks, unescape } from './json-bytes.ts';
import { QUOTE, matches } from './value-ends.ts';

/**
 * JSON around each line: what a JSON formatter of `logging` or the json-file driver of Docker makes of a line of Gunicorn,
 * which is then a text in one of its fields. Written as a format, `{…"message":"%(h)s …"…}`.
 */
export interface Envelope {
  /** The key of the field that has the line. */
  readonly key: string;
  /** The format of the line. */
  readonly inner: string;
}

export function inEnvelope({ key, inner }: Envelope): string {
  return `{…${JSON.stringify(key)}:"${inner}"…}`;
}

/** Null for a format of lines that stand for themselves. */
export function envelopeOf(format: string): Envelope | null {
  const [, key, inner] = /^\{…("(?:[^"\\]|\\.)*"):"(.*)"…\}$/s.exec(format) ?? [];
  return key === undefined || inner === undefined ? null : { key: JSON.parse(key) as string, inner };
}

/** Keys of texts in most of the lines that are objects; none where lines are no JSON. */
export function textKeysOf(lines: readonly Uint8Array[]): readonly string[] {
  const decoder = new TextDecoder();
  const counts = new Map<string, number>();
  const looked = lines.slice(0, LOOKED_AT);
  for (const line of looked)
    for (const key of textKeysIn(decoder.decode(line))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].filter(([, count]) => 2 * count > looked.length).map(([key]) => key);
}

const LOOKED_AT = 50;

function textKeysIn(line: string): string[] {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [key] : []));
  } catch {
    return [];
  }
}

/** Takes the text out of an object, in the memory that the object is in. Allocates nothing. */
export interface Unwrapper {
  /** False when bytes[start, end) is no object with a text under the key. */
  readonly open: (bytes: Uint8Array, start: number, end: number) => boolean;
  /** Where the text is since; what was there of the object is overwritten. */
  readonly text: { start: number; end: number };
}

export function createUnwrapper(key: string): Unwrapper {
  const wanted = new TextEncoder().encode(JSON.stringify(key));
  const text = { start: 0, end: 0 };

  function open(bytes: Uint8Array, start: number, end: number): boolean {
    let at = skipBlanks(bytes, start, end);
    if (bytes[at] !== OPENING || at >= end) return false;
    at = skipBlanks(bytes, at + 1, end);
    while (at < end && bytes[at] === QUOTE) {
      const keyEnd = endOfString(bytes, at, end);
      if (keyEnd < 0) return false;
      const isWanted = keyEnd - at === wanted.length && matches(bytes, at, keyEnd, wanted);
      at = skipBlanks(bytes, keyEnd, end);
      if (bytes[at] !== COLON) return false;
      at = skipBlanks(bytes, at + 1, end);
      if (isWanted) return bytes[at] === QUOTE && take(bytes, at, end);
      at = skipBlanks(bytes, endOfValue(bytes, at, end), end);
      if (bytes[at] !== COMMA) return false;
      at = skipBlanks(bytes, at + 1, end);
    }
    return false;
  }

  /** The string that begins at a quote, in its own place, without its line break. */
  function take(bytes: Uint8Array, quote: number, end: number): boolean {
    const stringEnd = endOfString(bytes, quote, end);
    if (stringEnd < 0) return false;
    text.start = quote + 1;
    let last = unescape(bytes, text.start, stringEnd - 1);
    while (last > text.start && (bytes[last - 1] === LINE_BREAK || bytes[last - 1] === CARRIAGE_RETURN)) last--;
    text.end = last;
    return true;
  }

  return { open, text };
}

const [LINE_BREAK, CARRIAGE_RETURN] = [0x0a, 0x0d] as const;
