// Gunicorn's bracketed time, as core/logs/timestamps.ts reads it. Lines come minute by minute, so all but the seconds is
// compared with the last time instead of being read again. A time without an offset is left to the reader in TypeScript.

/** Of the time that was read last: epoch milliseconds, UTC, and the hour of day where the server is. */
export let time: f64 = 0;
export let localHour: i32 = 0;

/** `[22/Nov/2026:11:15:40 +0000]`. */
const LENGTH: usize = 28;
/** Where the two digits of the seconds begin; in the second half that is compared, they are at 7 and 8. */
const SECONDS: usize = 19;
const SECOND_HALF: usize = 12;

/** The last minute, in two halves that overlap, and when it began. */
let firstHalf: v128 = i64x2.splat(0);
let secondHalf: v128 = i64x2.splat(0);
let minute: f64 = 0;

/** The end of the time, or 0 where there is none that is read here. */
export function readTime(start: usize, end: usize): usize {
  if (start + LENGTH > end) return 0;
  const digits = i8x16(-1, -1, -1, -1, -1, -1, -1, 0, 0, -1, -1, -1, -1, -1, -1, -1);
  const one = v128.load(start);
  const other = v128.and(v128.load(start + SECOND_HALF), digits);
  if (v128.any_true(v128.or(v128.xor(one, firstHalf), v128.xor(other, secondHalf)))) {
    if (!learnMinute(start)) return 0;
    firstHalf = one;
    secondHalf = other;
  }
  const tens = <u32>load<u8>(start + SECONDS) - 0x30;
  const ones = <u32>load<u8>(start + SECONDS + 1) - 0x30;
  // 60 is a leap second; epoch time has no name for it but the next second.
  if (tens > 6 || ones > 9) return 0;
  time = minute + <f64>((tens * 10 + ones) * 1000);
  return start + LENGTH;
}

function learnMinute(start: usize): bool {
  const marks =
    load<u8>(start) == 0x5b &&
    load<u8>(start + 3) == SLASH &&
    load<u8>(start + 7) == SLASH &&
    load<u8>(start + 12) == COLON &&
    load<u8>(start + 15) == COLON &&
    load<u8>(start + 18) == COLON &&
    load<u8>(start + 21) == 0x20 &&
    load<u8>(start + 27) == 0x5d;
  // A bracket here ends a time without an offset, whatever follows.
  if (!marks) return false;
  const day = twoDigits(start + 1);
  const month = monthAt(start + 4);
  const century = twoDigits(start + 8);
  const years = twoDigits(start + 10);
  const hour = twoDigits(start + 13);
  const minutes = twoDigits(start + 16);
  const sign = load<u8>(start + 22);
  const eastHours = twoDigits(start + 23);
  const eastMinutes = twoDigits(start + 25);
  if (day < 1 || day > 31 || month == 0 || century < 0 || years < 0 || century * 100 + years < 1970) return false;
  if (hour < 0 || hour > 23 || minutes < 0 || minutes > 59) return false;
  if ((sign != 0x2b && sign != 0x2d) || eastHours < 0 || eastHours > 23 || eastMinutes < 0 || eastMinutes > 59)
    return false;
  const east = (eastHours * 60 + eastMinutes) * (sign == 0x2d ? -1 : 1);
  minute = <f64>(daysTo(century * 100 + years, month, day) * 1440 + hour * 60 + minutes - east) * 60000;
  localHour = hour;
  return true;
}

const SLASH: u8 = 0x2f;
const COLON: u8 = 0x3a;

/** -1 where a digit is missing. */
function twoDigits(at: usize): i32 {
  const tens = <u32>load<u8>(at) - 0x30;
  const ones = <u32>load<u8>(at + 1) - 0x30;
  return tens > 9 || ones > 9 ? -1 : <i32>(tens * 10 + ones);
}

/** 1 to 12, or 0. */
function monthAt(at: usize): i32 {
  const name = ((<u32>load<u8>(at)) << 16) | ((<u32>load<u8>(at + 1)) << 8) | (<u32>load<u8>(at + 2));
  if (name == 0x4a616e) return 1;
  if (name == 0x466562) return 2;
  if (name == 0x4d6172) return 3;
  if (name == 0x417072) return 4;
  if (name == 0x4d6179) return 5;
  if (name == 0x4a756e) return 6;
  if (name == 0x4a756c) return 7;
  if (name == 0x417567) return 8;
  if (name == 0x536570) return 9;
  if (name == 0x4f6374) return 10;
  if (name == 0x4e6f76) return 11;
  return name == 0x446563 ? 12 : 0;
}

/** Days since the epoch. Years are counted from March, so that the leap day is the last of its year. */
function daysTo(year: i32, month: i32, day: i32): i32 {
  const from = month <= 2 ? year - 1 : year;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return from * 365 + from / 4 - from / 100 + from / 400 + dayOfYear - 719468;
}
