import { createClock } from './timestamps.ts';

/**
 * Reads the times of JSON loggers: `2026-11-22T11:15:40.046263+00:00`, `2026-11-22 11:15:40,791`, seconds or milliseconds
 * since 1970, and what Gunicorn itself writes. Without an offset a time is taken as UTC.
 */
export interface LoggerClock {
  /** Whether bytes[start, end) is a time and nothing else. */
  read(bytes: Uint8Array, start: number, end: number): boolean;
  /** Of the time that was read last: epoch milliseconds, UTC. */
  time: number;
  /** Of the time that was read last: hour of day where the server is. */
  localHour: number;
}

export function createLoggerClock(): LoggerClock {
  const own = createClock();
  // Lines come minute by minute, so the day and the minute are rarely worked out anew.
  const memory = new Uint8Array(MINUTE_LENGTH);
  let minute = Number.NaN;

  const clock: LoggerClock = {
    time: 0.5,
    localHour: 0,
    read(bytes, start, end) {
      if (bytes[start] === OPENING_BRACKET) {
        if (own.read(bytes, start, end) !== end) return false;
        clock.time = own.time;
        clock.localHour = own.localHour;
        return true;
      }
      return bytes[start + 4] === HYPHEN ? readIso(bytes, start, end) : readEpoch(bytes, start, end);
    },
  };

  function readIso(bytes: Uint8Array, start: number, end: number): boolean {
    let at = start + MINUTE_LENGTH + 3;
    if (at > end || bytes[at - 3] !== COLON) return false;
    if (!isSameMinute(bytes, start)) learnMinute(bytes, start);
    const seconds = digits(bytes, at - 2, 2);
    if (Number.isNaN(minute) || !(seconds >= 0 && seconds <= 60)) return false;
    let milliseconds = 0;
    if (at < end && (bytes[at] === POINT || bytes[at] === COMMA)) {
      const fraction = ++at;
      for (let scale = 100; at < end && isDigit(bytes[at]!); at++) {
        // What is below a millisecond is dropped, not rounded: the request ended in this one.
        milliseconds += (bytes[at]! - ZERO) * scale;
        scale = scale === 1 || scale === 0 ? 0 : scale / 10;
      }
      if (at === fraction) return false;
    }
    const offset = at === end ? 0 : offsetMinutes(bytes, at, end);
    if (Number.isNaN(offset)) return false;
    clock.time = minute - offset * 60_000 + seconds * 1000 + milliseconds;
    clock.localHour = digits(bytes, start + 11, 2);
    return true;
  }

  function isSameMinute(bytes: Uint8Array, start: number): boolean {
    for (let index = MINUTE_LENGTH - 1; index >= 0; index--) if (bytes[start + index] !== memory[index]) return false;
    return true;
  }

  function learnMinute(bytes: Uint8Array, start: number): void {
    for (let index = 0; index < MINUTE_LENGTH; index++) memory[index] = bytes[start + index]!;
    minute = minuteAt(bytes, start);
  }

  function readEpoch(bytes: Uint8Array, start: number, end: number): boolean {
    let value = 0;
    let at = start;
    for (; at < end && isDigit(bytes[at]!); at++) value = value * 10 + (bytes[at]! - ZERO);
    const whole = at - start;
    if (whole !== 10 && whole !== 13) return false;
    if (whole === 10) value *= 1000;
    if (at < end) {
      if (bytes[at] !== POINT || at + 1 === end) return false;
      let scale = whole === 10 ? 100 : 0;
      for (at++; at < end && isDigit(bytes[at]!); at++) {
        value += (bytes[at]! - ZERO) * scale;
        scale = scale <= 1 ? 0 : scale / 10;
      }
    }
    clock.time = value;
    clock.localHour = Math.floor(value / HOUR) % 24;
    return at === end;
  }

  return clock;
}

/** `2026-11-22T11:15` as epoch milliseconds of that minute in Greenwich; NaN where it is none. */
function minuteAt(bytes: Uint8Array, start: number): number {
  const middle = bytes[start + 10];
  if (bytes[start + 7] !== HYPHEN || bytes[start + 13] !== COLON || (middle !== LETTER_T && middle !== BLANK))
    return Number.NaN;
  const [year, month, day] = [digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2)];
  const [hour, minutes] = [digits(bytes, start + 11, 2), digits(bytes, start + 14, 2)];
  const isDay = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const isMinute = hour >= 0 && hour <= 23 && minutes >= 0 && minutes <= 59;
  return isDay && isMinute ? Date.UTC(year, month - 1, day, hour, minutes) : Number.NaN;
}

/** Minutes east of Greenwich from `Z`, `+05:30` or `+0530`; NaN when it is none. */
function offsetMinutes(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === LETTER_Z) return end === start + 1 ? 0 : Number.NaN;
  const sign = bytes[start] === PLUS ? 1 : bytes[start] === HYPHEN ? -1 : Number.NaN;
  const second = start + (bytes[start + 3] === COLON ? 4 : 3);
  const [hours, minutes] = [digits(bytes, start + 1, 2), digits(bytes, second, 2)];
  const isOffset = end === second + 2 && hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
  return isOffset ? sign * (hours * 60 + minutes) : Number.NaN;
}

/** -1 where a digit is missing. */
function digits(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let index = start; index < start + length; index++) {
    if (!isDigit(bytes[index]!)) return -1;
    value = value * 10 + (bytes[index]! - ZERO);
  }
  return value;
}

const isDigit = (code: number) => code >= ZERO && code <= 0x39;

/** Of `2026-11-22T11:15`. */
const MINUTE_LENGTH = 16;
const HOUR = 3_600_000;
const [ZERO, HYPHEN, PLUS, COLON, POINT, COMMA, BLANK] = [0x30, 0x2d, 0x2b, 0x3a, 0x2e, 0x2c, 0x20] as const;
const [LETTER_T, LETTER_Z, OPENING_BRACKET] = [0x54, 0x5a, 0x5b] as const;
