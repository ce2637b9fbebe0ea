/**
 * Numbers as they stand in a line: `200`, `-` for none, `0.134250`, `b'200 OK'` (a status under the gevent_pywsgi
 * worker of older releases).
 */

/** The offset after the number at `start`, or -1 when there is none. */
export function endOfNumber(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  let code = index < end ? bytes[index]! : 0;
  if (code === MINUS || code === PLUS || code === BLANK) {
    index++;
    code = index < end ? bytes[index]! : 0;
    // A lone hyphen stands for a value that there was none of.
    if (!isDigit(code)) return bytes[start] === MINUS ? index : -1;
  }
  if (code === LETTER_B) return endOfBytesStatus(bytes, start, end);
  const digits = index;
  index = endOfDigits(bytes, index, end);
  if (index < end && bytes[index] === POINT) index = endOfDigits(bytes, index + 1, end);
  return index === digits ? -1 : index;
}

function endOfDigits(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + MOST_DIGITS);
  let index = start;
  while (index < limit && isDigit(bytes[index]!)) index++;
  return index;
}

/** The value of what `endOfNumber` found; -1 for a hyphen, or for nothing. Negative numbers do not occur: they count as none. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  if (bytes[index] === PLUS || bytes[index] === BLANK) index++;
  if (bytes[index] === MINUS) return -1;
  if (bytes[index] === LETTER_B) index += 2;
  if (index >= end) return -1;
  let value = 0;
  for (; index < end; index++) {
    const digit = bytes[index]! - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (index < end && bytes[index] === POINT) value += fractionAt(bytes, index + 1, end);
  return value;
}

function fractionAt(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  let scale = 1;
  for (let index = start; index < end; index++) {
    digits = digits * 10 + (bytes[index]! - ZERO);
    scale *= 10;
  }
  return digits / scale;
}

function endOfBytesStatus(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start + 1] !== APOSTROPHE || !isDigit(bytes[start + 2]!)) return -1;
  for (let index = start + 2; index < end; index++) if (bytes[index] === APOSTROPHE) return index + 1;
  return -1;
}

const isDigit = (code: number) => code >= ZERO && code <= 0x39;

const ZERO = 0x30;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const BLANK = 0x20;
const LETTER_B = 0x62;
const APOSTROPHE = 0x27;
/** As many as a number can have and still be exact; no size and no duration comes near. */
export const MOST_DIGITS = 15;
