/** JSON as bytes: where its strings and values end, and what a string says. Nothing here allocates. */

export const [OPENING, CLOSING, COLON, COMMA, BACKSLASH] = [0x7b, 0x7d, 0x3a, 0x2c, 0x5c] as const;
const [OPENING_BRACKET, CLOSING_BRACKET, QUOTE, LETTER_U] = [0x5b, 0x5d, 0x22, 0x75] as const;
/** By the byte behind the backslash: n, r, t, b, f. */
const ESCAPED: Readonly<Record<number, number | undefined>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

export function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  return at;
}

/** Behind the closing quote of the string that begins at a quote, or -1. */
export function endOfString(bytes: Uint8Array, quote: number, end: number): number {
  for (let at = quote + 1; at < end; at++) {
    if (bytes[at] === QUOTE) return at + 1;
    if (bytes[at] === BACKSLASH) at++;
  }
  return -1;
}

/** Behind a value of any kind: at the comma or brace that ends it. */
export function endOfValue(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      const stringEnd = endOfString(bytes, at, end);
      if (stringEnd < 0) return end;
      at = stringEnd - 1;
    } else if (byte === OPENING || byte === OPENING_BRACKET) depth++;
    else if (depth === 0 && (byte === COMMA || byte === CLOSING)) return at;
    else if (byte === CLOSING || byte === CLOSING_BRACKET) depth--;
  }
  return end;
}

/**
 * Undoes the escapes of what stands between two quotes, in its own place, which it never needs more of; gives the end
 * of the text.
 */
export function unescape(bytes: Uint8Array, start: number, end: number): number {
  let into = start;
  for (let from = start; from < end;) {
    const byte = bytes[from]!;
    if (byte !== BACKSLASH) {
      bytes[into++] = byte;
      from++;
    } else if (bytes[from + 1] === LETTER_U) {
      let code = hexadecimal(bytes, from + 2, end);
      from += 6;
      if (code >= 0xd800 && code < 0xdc00 && bytes[from] === BACKSLASH && bytes[from + 1] === LETTER_U) {
        const low = hexadecimal(bytes, from + 2, end);
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
  return into;
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
