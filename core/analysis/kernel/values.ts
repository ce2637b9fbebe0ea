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

/** Of the number that was read last; -1 for a hyphen. */
export let number: f64 = 0;

/** The end of `200`, `-`, `0.134250`; what is rarer is left to the reader in TypeScript. */
export function readNumber(start: usize, end: usize): usize {
  let at = start;
  let value: u64 = 0;
  for (const limit = min(end, start + MOST_DIGITS); at < limit; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) break;
    value = value * 10 + digit;
  }
  number = <f64>value;
  if (at < end && load<u8>(at) == POINT) {
    const fraction = at + 1;
    at = endOfDigits(fraction, min(end, fraction + MOST_DIGITS));
    number += fractionAt(fraction, at);
  }
  if (at > start) return at;
  // A lone hyphen stands for a value that there was none of.
  if (start >= end || load<u8>(start) != MINUS || (start + 1 < end && isDigit(load<u8>(start + 1)))) return NONE;
  number = -1;
  return start + 1;
}

/** As JavaScript rounds: halves go up. */
export function rounded(value: f64): f64 {
  const up = ceil(value);
  return up - 0.5 > value ? up - 1 : up;
}

/** The number of a process id, between its brackets. */
export function pidAt(start: usize, end: usize): i32 {
  readNumber(start + 1, end - 1);
  return <i32>number;
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
