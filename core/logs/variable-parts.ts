/**
 * Values that people put into paths, known by their looks alone. Bytes in, because they are looked at for every
 * different path of a log; out comes the name that stands for the value, or null for what may be a word.
 */
export type PartName = Uint8Array;

const named = (name: string): PartName => new TextEncoder().encode(`{${name}}`);

export const ID = named('id');
export const DATE = named('date');
export const UUID = named('uuid');
export const ULID = named('ulid');
export const HASH = named('hash');
export const TOKEN = named('token');

/** Nobody writes words as long as this. */
export const LONGEST_WORD = 128;

export function variableName(bytes: Uint8Array, start: number, end: number): PartName | null {
  const length = end - start;
  let digits = 0;
  let hexadecimal = 0;
  let small = 0;
  let capital = 0;
  let separators = 0;
  let stretch = 0;
  let longest = 0;
  for (let index = start; index < end; index++) {
    const kind = KINDS[bytes[index]!]!;
    if ((kind & DIGIT) !== 0) digits++;
    if ((kind & HEXADECIMAL) !== 0) hexadecimal++;
    if ((kind & SMALL) !== 0) small++;
    if ((kind & CAPITAL) !== 0) capital++;
    if ((kind & SEPARATOR) !== 0) separators++;
    stretch = (kind & (DIGIT | SMALL | CAPITAL)) === 0 ? 0 : stretch + 1;
    if (stretch > longest) longest = stretch;
  }
  if (digits === 0) return null;
  if (digits === length) return isDay(bytes, start, end) ? DATE : ID;
  if (length === 36 && hexadecimal === 32 && isUuid(bytes, start)) return UUID;
  if (isDate(bytes, start, end)) return DATE;
  // Words such as "decade" are hexadecimal, too; with a digit in them and of this length there are none.
  if (hexadecimal === length && length >= SHORTEST_HASH) return HASH;
  if (digits + small + capital + separators < length) return null;
  if (length === 26 && longest === 26 && (small === 0 || capital === 0) && isUlid(bytes, start)) return ULID;
  const isMixed = small > 0 && capital > 0 && digits >= 3;
  if (longest >= 20 && digits >= 3) return TOKEN;
  return isMixed && length >= 16 && longest >= 12 ? TOKEN : null;
}

/** What build tools put into the names of files: `index-DkJ3x9Qz.js`. */
export function isFingerprint(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST_HASH) return false;
  let seen = 0;
  for (let index = start; index < end; index++) {
    const kind = KINDS[bytes[index]!]! & (DIGIT | SMALL | CAPITAL);
    if (kind === 0) return false;
    seen |= kind;
  }
  return seen === (DIGIT | SMALL | CAPITAL);
}

/** `2026/11/23` and `2026/11` are one value in more than one segment. The end of it when it begins here, else -1. */
export function endOfSegmentedDate(bytes: Uint8Array, start: number, end: number): number {
  if (!isYear(bytes, start, end) || bytes[start + 4] !== SLASH) return -1;
  const monthEnd = start + 7;
  if (!isBetween(bytes, start + 5, monthEnd, end, 12) || !endsThere(bytes, monthEnd, end)) return -1;
  const dayEnd = start + 10;
  return isBetween(bytes, start + 8, dayEnd, end, 31) && endsThere(bytes, dayEnd, end) ? dayEnd : monthEnd;
}

export const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
export const isLetter = (byte: number) => ((KINDS[byte] ?? 0) & (SMALL | CAPITAL)) !== 0;

const SHORTEST_HASH = 8;
const SLASH = 0x2f;
const HYPHEN = 0x2d;

const DIGIT = 1;
const HEXADECIMAL = 2;
const SMALL = 4;
const CAPITAL = 8;
/** Of tokens: the characters that base64 for URLs, and JSON web tokens, have beside letters and digits. */
const SEPARATOR = 16;

/** What each byte is, as a sum of the above. */
const KINDS = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  const hexadecimal = /[\da-fA-F]/.test(character) ? HEXADECIMAL : 0;
  if (/\d/.test(character)) return DIGIT | hexadecimal;
  if (/[a-z]/.test(character)) return SMALL | hexadecimal;
  if (/[A-Z]/.test(character)) return CAPITAL | hexadecimal;
  return /[-_.~=]/.test(character) ? SEPARATOR : 0;
});

/** `20261123`. */
function isDay(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 8 || !isYear(bytes, start, end)) return false;
  return isBetween(bytes, start + 4, start + 6, end, 12) && isBetween(bytes, start + 6, end, end, 31);
}

/** `2026-11-23`, `2026-11`, `2026-11-23T10:00:00Z`. */
function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isYear(bytes, start, end) || bytes[start + 4] !== HYPHEN) return false;
  if (!isBetween(bytes, start + 5, start + 7, end, 12)) return false;
  if (end - start === 7) return true;
  if (bytes[start + 7] !== HYPHEN || !isBetween(bytes, start + 8, start + 10, end, 31)) return false;
  return end - start === 10 || bytes[start + 10] === 0x54;
}

function isYear(bytes: Uint8Array, start: number, end: number): boolean {
  if (start + 4 > end || !isDigit(bytes[start + 2]!) || !isDigit(bytes[start + 3]!)) return false;
  const century = (bytes[start]! << 8) | bytes[start + 1]!;
  return century === 0x3139 || century === 0x3230;
}

/** A number of two digits from 1 to `most`. */
function isBetween(bytes: Uint8Array, start: number, numberEnd: number, end: number, most: number): boolean {
  if (numberEnd > end || !isDigit(bytes[start]!) || !isDigit(bytes[start + 1]!)) return false;
  const value = (bytes[start]! - 0x30) * 10 + bytes[start + 1]! - 0x30;
  return value >= 1 && value <= most;
}

const endsThere = (bytes: Uint8Array, at: number, end: number) => at === end || bytes[at] === SLASH;

function isUuid(bytes: Uint8Array, start: number): boolean {
  return [8, 13, 18, 23].every(offset => bytes[start + offset] === HYPHEN);
}

/** Crockford's alphabet has no I, L, O and U; the first character holds three bits. */
function isUlid(bytes: Uint8Array, start: number): boolean {
  if (bytes[start]! > 0x37) return false;
  for (let index = start; index < start + 26; index++) if ('ILOU'.includes(upper(bytes[index]!))) return false;
  return true;
}

const upper = (byte: number) => String.fromCharCode(byte).toUpperCase();
