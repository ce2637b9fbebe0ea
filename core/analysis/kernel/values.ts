// Where values end, and what numbers mean: the same answers as core/logs/value-ends.ts and numbers.ts give.
import { BACKSLASH, BLANK, COMMA, QUOTE, findByte, findEither, stands } from './find';

/** No such value here. */
export const NONE: usize = 0;

/** Before the first quote that no backslash escapes. */
export function endBeforeQuote(start: usize, end: usize): usize {
  for (let at = findByte(start, end, QUOTE); at < end; at = findByte(at + 1, end, QUOTE)) {
    if (at == start || load<u8>(at - 1) != BACKSLASH) return at;
  }
  return NONE;
}

/** Before the first place of the text, when no bare quote comes before it. */
export function endBeforeText(start: usize, end: usize, text: usize, length: usize): usize {
  const first = load<u8>(text);
  for (let at = findEither(start, end, first, QUOTE); at < end; at = findEither(at + 1, end, first, QUOTE)) {
    if (load<u8>(at) == first && stands(at, end, text, length)) return at;
    if (load<u8>(at) == QUOTE && (at == start || load<u8>(at - 1) != BACKSLASH)) return NONE;
  }
  return NONE;
}

/** Before a blank that does not follow a comma. */
export function endOfAddress(start: usize, end: usize): usize {
  for (let at = findByte(start, end, BLANK); at < end; at = findByte(at + 1, end, BLANK)) {
    if (at == start || load<u8>(at - 1) != COMMA) return at;
  }
  return end;
}

/** All that is left of the line, when there is no bare quote in it. */
export function endOfRest(start: usize, end: usize): usize {
  return endBeforeQuote(start, end) == NONE ? end : NONE;
}

/** `<123>`. */
export function endOfPid(start: usize, end: usize): usize {
  if (start >= end || load<u8>(start) != 0x3c) return NONE;
  const digits = start + 1;
  const at = endOfDigits(digits, min(end, digits + 10));
  return at > digits && at < end && load<u8>(at) == 0x3e ? at + 1 : NONE;
}

/** `200`, `-`, `0.134250`; what is rarer is left to the reader in TypeScript. */
export function endOfNumber(start: usize, end: usize): usize {
  const digits = start;
  let at = endOfDigits(start, min(end, start + MOST_DIGITS));
  if (at < end && load<u8>(at) == POINT) at = endOfDigits(at + 1, min(end, at + 1 + MOST_DIGITS));
  if (at > digits) return at;
  // A lone hyphen stands for a value that there was none of.
  if (start >= end || load<u8>(start) != MINUS) return NONE;
  return start + 1 < end && isDigit(load<u8>(start + 1)) ? NONE : start + 1;
}

/** The value of what `endOfNumber` found; -1 for a hyphen. */
export function numberAt(start: usize, end: usize): f64 {
  if (load<u8>(start) == MINUS) return -1;
  let at = start;
  let value: u64 = 0;
  for (; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) break;
    value = value * 10 + digit;
  }
  return at < end ? <f64>value + fractionAt(at + 1, end) : <f64>value;
}

/** As JavaScript rounds: halves go up. */
export function rounded(value: f64): f64 {
  const up = ceil(value);
  return up - 0.5 > value ? up - 1 : up;
}

function fractionAt(start: usize, end: usize): f64 {
  let digits: f64 = 0;
  let scale: f64 = 1;
  for (let at = start; at < end; at++) {
    digits = digits * 10 + <f64>(<u32>load<u8>(at) - 0x30);
    scale *= 10;
  }
  return digits / scale;
}

function endOfDigits(at: usize, limit: usize): usize {
  while (at < limit && isDigit(load<u8>(at))) at++;
  return at;
}

function isDigit(code: u8): bool {
  return <u8>(code - 0x30) <= 9;
}

const MINUS: u8 = 0x2d;
const POINT: u8 = 0x2e;
const MOST_DIGITS: usize = 15;
