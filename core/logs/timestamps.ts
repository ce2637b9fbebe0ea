/**
 * Reads `[22/Nov/2026:11:15:40 +0000]`, the only form Gunicorn writes, and the same without an offset, as very old
 * releases did (taken as UTC).
 */
export interface Clock {
  /** The offset after the closing bracket, or -1 when there is no time at `start`. */
  read(bytes: Uint8Array, start: number, end: number): number;
  /** Of the time that was read last: epoch milliseconds, UTC. */
  time: number;
  /** Of the time that was read last: hour of day where the server is. */
  localHour: number;
  /** Where the time that was read last begins; whoever turns to other bytes sets it to -1. */
  at: number;
}

export function createClock(): Clock {
  // Lines come minute by minute, so all but the seconds is compared with the last time instead of being read again.
  const memory = new Uint8Array(LENGTH);
  let memoryLength = 0;
  let minute = 0;

  const clock: Clock = {
    time: 0.5,
    localHour: 0,
    at: -1,
    read(bytes, start, end) {
      if (bytes[start] !== OPEN) return -1;
      if (memoryLength === 0 || start + memoryLength > end || !isSameMinute(bytes, start)) {
        memoryLength = learnMinute(bytes, start, end);
        if (memoryLength === 0) return -1;
      }
      const tens = bytes[start + SECONDS]! - ZERO;
      const ones = bytes[start + SECONDS + 1]! - ZERO;
      // 60 is a leap second; epoch time has no name for it but the next second.
      if (tens < 0 || tens > 6 || ones < 0 || ones > 9) return -1;
      clock.at = start;
      clock.time = minute + (tens * 10 + ones) * 1000;
      return start + memoryLength;
    },
  };

  function isSameMinute(bytes: Uint8Array, start: number): boolean {
    // From the right: what changes most often stands there.
    for (let index = SECONDS - 1; index >= 0; index--) if (bytes[start + index] !== memory[index]) return false;
    for (let index = SECONDS + 2; index < memoryLength; index++) {
      if (bytes[start + index] !== memory[index]) return false;
    }
    return true;
  }

  function learnMinute(bytes: Uint8Array, start: number, end: number): number {
    const length = bytes[start + LENGTH_WITHOUT_OFFSET - 1] === CLOSE ? LENGTH_WITHOUT_OFFSET : LENGTH;
    if (start + length > end) return 0;
    for (const [index, code] of length === LENGTH ? PUNCTUATION : PUNCTUATION_WITHOUT_OFFSET) {
      if (bytes[start + index] !== code) return 0;
    }
    const day = number(bytes, start + 1, 2);
    const month = MONTHS.get((bytes[start + 4]! << 16) | (bytes[start + 5]! << 8) | bytes[start + 6]!);
    const year = number(bytes, start + 8, 4);
    const hour = number(bytes, start + 13, 2);
    const minutes = number(bytes, start + 16, 2);
    if (month === undefined || day < 1 || day > 31 || year < 1970 || hour < 0 || hour > 23) return 0;
    if (minutes < 0 || minutes > 59) return 0;
    const offset = length === LENGTH ? offsetMinutes(bytes, start + SECONDS + 3) : 0;
    if (Number.isNaN(offset)) return 0;
    minute = Date.UTC(year, month, day, hour, minutes - offset);
    clock.localHour = hour;
    for (let index = 0; index < length; index++) memory[index] = bytes[start + index]!;
    return length;
  }

  return clock;
}

const LENGTH = 28;
const LENGTH_WITHOUT_OFFSET = 22;
/** Where the two digits of the seconds begin. */
const SECONDS = 19;
const ZERO = 0x30;
const OPEN = 0x5b;
const CLOSE = 0x5d;

const PUNCTUATION_WITHOUT_OFFSET = punctuation('[??/???/????:??:??:??]');
const PUNCTUATION = punctuation('[??/???/????:??:??:?? ?????]');

function punctuation(form: string): readonly (readonly [number, number])[] {
  return Array.from(form, (sign, index) => [index, sign.charCodeAt(0)] as const).filter(([, code]) => code !== 0x3f);
}

const MONTHS: ReadonlyMap<number, number> = new Map(
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
    .split(' ')
    .map((name, index) => [(name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2), index]),
);

/** -1 where a digit is missing. */
function number(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let index = start; index < start + length; index++) {
    const digit = bytes[index]! - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Minutes east of Greenwich from `+0530`; NaN when it is none. */
function offsetMinutes(bytes: Uint8Array, start: number): number {
  const sign = bytes[start] === 0x2b ? 1 : bytes[start] === 0x2d ? -1 : Number.NaN;
  const hours = number(bytes, start + 1, 2);
  const minutes = number(bytes, start + 3, 2);
  return hours < 0 || hours > 23 || minutes < 0 || minutes > 59 ? Number.NaN : sign * (hours * 60 + minutes);
}
