// Values in paths that are known by their looks, as core/logs/variable-parts.ts knows them.

/** What stands for a value: its bytes as one word, the first lowest; 0 where there is none. */
export const ID: u64 = 0x7d64697b;
export const DATE: u64 = 0x7d657461647b;
const UUID: u64 = 0x7d646975757b;
const ULID: u64 = 0x7d64696c757b;
export const HASH: u64 = 0x7d687361687b;
export const TOKEN: u64 = 0x7d6e656b6f747b;

export function lengthOfName(name: u64): usize {
  return 8 - ((<usize>clz(name)) >> 3);
}

const SHORTEST_HASH: usize = 8;
const SLASH: u8 = 0x2f;
const HYPHEN: u8 = 0x2d;

/**
 * What each byte is, as ones in the bytes of a word, so that the words of all bytes of a value together are how many there
 * are of each kind: digits, hexadecimal digits, small letters, capital letters, and separators. A value has at most 128.
 */
const kinds = memory.data(256 * 8);
const DIGIT: u64 = 1;
const HEXADECIMAL: u64 = 1 << 8;
const SMALL: u64 = 1 << 16;
const CAPITAL: u64 = 1 << 24;
const SEPARATOR: u64 = 1 << 32;
/** Letters and digits. */
const WORDLIKE: u64 = DIGIT | SMALL | CAPITAL;

function fill(first: u32, last: u32, kind: u64): void {
  for (let byte = first; byte <= last; byte++) store<u64>(kinds + ((<usize>byte) << 3), kind);
}

/** To be called before anything else. */
export function learnKinds(): void {
  fill(0x30, 0x39, DIGIT | HEXADECIMAL);
  fill(0x61, 0x7a, SMALL);
  fill(0x61, 0x66, SMALL | HEXADECIMAL);
  fill(0x41, 0x5a, CAPITAL);
  fill(0x41, 0x46, CAPITAL | HEXADECIMAL);
  // - . = _ ~
  fill(0x2d, 0x2e, SEPARATOR);
  fill(0x3d, 0x3d, SEPARATOR);
  fill(0x5f, 0x5f, SEPARATOR);
  fill(0x7e, 0x7e, SEPARATOR);
}

function kindOf(at: usize): u64 {
  return load<u64>(kinds + ((<usize>load<u8>(at)) << 3));
}

export function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

export function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}

export function variableName(start: usize, end: usize): u64 {
  const length = <u32>(end - start);
  let sum: u64 = 0;
  for (let at = start; at < end; at++) sum += kindOf(at);
  const digits = <u32>(sum & 255);
  const hexadecimal = <u32>((sum >> 8) & 255);
  const small = <u32>((sum >> 16) & 255);
  const capital = <u32>((sum >> 24) & 255);
  const separators = <u32>(sum >> 32);
  if (digits == 0) return 0;
  if (digits == length) return isDay(start, end) ? DATE : ID;
  if (length == 36 && hexadecimal == 32 && isUuid(start)) return UUID;
  if (isDate(start, end)) return DATE;
  if (hexadecimal == length && <usize>length >= SHORTEST_HASH) return HASH;
  if (digits + small + capital + separators < length) return 0;
  const longest = longestStretch(start, end);
  if (length == 26 && longest == 26 && (small == 0 || capital == 0) && isUlid(start)) return ULID;
  if (longest >= 20 && digits >= 3) return TOKEN;
  return small > 0 && capital > 0 && digits >= 3 && length >= 16 && longest >= 12 ? TOKEN : 0;
}

/** Of letters and digits. */
function longestStretch(start: usize, end: usize): u32 {
  let stretch: u32 = 0;
  let longest: u32 = 0;
  for (let at = start; at < end; at++) {
    stretch = kindOf(at) & WORDLIKE ? stretch + 1 : 0;
    longest = max(longest, stretch);
  }
  return longest;
}

export function isFingerprint(start: usize, end: usize): bool {
  if (end - start < SHORTEST_HASH) return false;
  let seen: u64 = 0;
  for (let at = start; at < end; at++) {
    const kind = kindOf(at) & WORDLIKE;
    if (kind == 0) return false;
    seen |= kind;
  }
  return seen == WORDLIKE;
}

/** The end of a date in several segments, or 0. */
export function endOfSegmentedDate(start: usize, end: usize): usize {
  if (!isYear(start, end) || load<u8>(start + 4) != SLASH) return 0;
  const monthEnd = start + 7;
  if (!isBetween(start + 5, monthEnd, end, 12) || !endsThere(monthEnd, end)) return 0;
  const dayEnd = start + 10;
  return isBetween(start + 8, dayEnd, end, 31) && endsThere(dayEnd, end) ? dayEnd : monthEnd;
}

function isDay(start: usize, end: usize): bool {
  if (end - start != 8 || !isYear(start, end)) return false;
  return isBetween(start + 4, start + 6, end, 12) && isBetween(start + 6, end, end, 31);
}

function isDate(start: usize, end: usize): bool {
  if (!isYear(start, end) || load<u8>(start + 4) != HYPHEN || !isBetween(start + 5, start + 7, end, 12)) return false;
  if (end - start == 7) return true;
  if (load<u8>(start + 7) != HYPHEN || !isBetween(start + 8, start + 10, end, 31)) return false;
  return end - start == 10 || load<u8>(start + 10) == 0x54;
}

function isYear(start: usize, end: usize): bool {
  if (start + 4 > end || !isDigit(load<u8>(start + 2)) || !isDigit(load<u8>(start + 3))) return false;
  const century = load<u16>(start);
  // 19 or 20, the first digit lowest.
  return century == 0x3931 || century == 0x3032;
}

/** A number of two digits from 1 to `most`. */
function isBetween(start: usize, numberEnd: usize, end: usize, most: u32): bool {
  if (numberEnd > end) return false;
  const tens = <u32>load<u8>(start) - 0x30;
  const ones = <u32>load<u8>(start + 1) - 0x30;
  return tens < 10 && ones < 10 && tens * 10 + ones >= 1 && tens * 10 + ones <= most;
}

function endsThere(at: usize, end: usize): bool {
  return at == end || load<u8>(at) == SLASH;
}

function isUuid(start: usize): bool {
  return (
    load<u8>(start + 8) == HYPHEN &&
    load<u8>(start + 13) == HYPHEN &&
    load<u8>(start + 18) == HYPHEN &&
    load<u8>(start + 23) == HYPHEN
  );
}

function isUlid(start: usize): bool {
  if (load<u8>(start) > 0x37) return false;
  for (let at = start; at < start + 26; at++) {
    const capital = load<u8>(at) & 0xdf;
    // I L O U
    if (capital == 0x49 || capital == 0x4c || capital == 0x4f || capital == 0x55) return false;
  }
  return true;
}
