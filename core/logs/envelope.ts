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
      const isWanted = isSame(wanted, bytes, at, keyEnd);
      at = skipBlanks(bytes, keyEnd, end);
      if (bytes[at] !== COLON) return false;
      at = skipBlanks(bytes, at + 1, end);
      if (isWanted) return bytes[at] === QUOTE && unescape(bytes, at, end);
      at = skipBlanks(bytes, endOfValue(bytes, at, end), end);
      if (bytes[at] !== COMMA) return false;
      at = skipBlanks(bytes, at + 1, end);
    }
    return false;
  }

  /** The string that begins at a quote, as text in its own place, which it never needs more of; without its line break. */
  function unescape(bytes: Uint8Array, quote: number, end: number): boolean {
    const stringEnd = endOfString(bytes, quote, end);
    if (stringEnd < 0) return false;
    const last = stringEnd - 1;
    let into = quote + 1;
    text.start = into;
    for (let from = into; from < last;) {
      const byte = bytes[from]!;
      if (byte !== BACKSLASH) {
        bytes[into++] = byte;
        from++;
      } else if (bytes[from + 1] === LETTER_U) {
        let code = hexadecimal(bytes, from + 2, last);
        from += 6;
        if (code >= 0xd800 && code < 0xdc00 && bytes[from] === BACKSLASH && bytes[from + 1] === LETTER_U) {
          const low = hexadecimal(bytes, from + 2, last);
          if (low >= 0xdc00 && low < 0xe000) {
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            from += 6;
          }
        }
        into = put(bytes, into, code < 0 || (code >= 0xd800 && code < 0xe000) ? 0xfffd : code);
      } else {
        bytes[into++] = ESCAPED[bytes[from + 1]!] ?? bytes[from + 1]!;
        from += 2;
      }
    }
    while (into > text.start && (bytes[into - 1] === LINE_BREAK || bytes[into - 1] === CARRIAGE_RETURN)) into--;
    text.end = into;
    return true;
  }

  return { open, text };
}

const [OPENING, QUOTE, COLON, COMMA, BACKSLASH, LETTER_U] = [0x7b, 0x22, 0x3a, 0x2c, 0x5c, 0x75] as const;
const [LINE_BREAK, CARRIAGE_RETURN] = [0x0a, 0x0d] as const;
/** By the byte behind the backslash: n, r, t, b, f. */
const ESCAPED: Readonly<Record<number, number | undefined>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  return at;
}

/** Behind the closing quote of the string that begins at a quote, or -1. */
function endOfString(bytes: Uint8Array, quote: number, end: number): number {
  for (let at = quote + 1; at < end; at++) {
    if (bytes[at] === QUOTE) return at + 1;
    if (bytes[at] === BACKSLASH) at++;
  }
  return -1;
}

/** Behind a value of any kind: at the comma or brace that ends it. */
function endOfValue(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      const stringEnd = endOfString(bytes, at, end);
      if (stringEnd < 0) return end;
      at = stringEnd - 1;
    } else if (byte === OPENING || byte === 0x5b) depth++;
    else if (depth === 0 && (byte === COMMA || byte === 0x7d)) return at;
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return end;
}

function isSame(wanted: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index++) if (bytes[start + index] !== wanted[index]) return false;
  return true;
}

/** Four digits as a number, or -1. */
function hexadecimal(bytes: Uint8Array, start: number, end: number): number {
  if (start + 4 > end) return -1;
  let value = 0;
  for (let at = start; at < start + 4; at++) {
    const digit = Number.parseInt(String.fromCharCode(bytes[at]!), 16);
    if (Number.isNaN(digit)) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** Writes a code point in UTF-8; gives the place behind it. */
function put(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x80) bytes[at++] = code;
  else if (code < 0x800) {
    bytes[at++] = 0xc0 | (code >> 6);
    bytes[at++] = 0x80 | (code & 0x3f);
  } else if (code < 0x10000) {
    bytes[at++] = 0xe0 | (code >> 12);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at++] = 0x80 | (code & 0x3f);
  } else {
    bytes[at++] = 0xf0 | (code >> 18);
    bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at++] = 0x80 | (code & 0x3f);
  }
  return at;
}
