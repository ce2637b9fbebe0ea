// Bytes → rows of columns. The quick way of core/logs/compile-reader.ts for every line; the first that it cannot read
// ends the call, for the reader in TypeScript to look at.
import { localHour, readTime, time } from './clock';
import { BLANK, COMMA, findAfterWord, findByte, isSame, stands } from './find';
import * as program from './program';
import { storeRequest } from './request';
import {
  NONE,
  endBeforeQuote,
  endBeforeText,
  endOfAddress,
  endOfNumber,
  endOfPid,
  endOfRest,
  numberAt,
  rounded,
} from './values';

let lead: usize = 0;
let leadLength: usize = 0;
let steps: usize = 0;
let stepsEnd: usize = 0;
let stores: usize = 0;
let storesEnd: usize = 0;
/** The columns of offsets and whole numbers that a row begins empty in, and behind them those of 64 bits. */
let clears: usize = 0;
let clearsEnd: usize = 0;
let wideClears: usize = 0;
let wideClearsEnd: usize = 0;
/** Where each value of the line stands: a start and an end per step. */
let values: usize = 0;

/** Takes on a program; all addresses. */
export function turnTo(at: usize): void {
  lead = load<u32>(at);
  leadLength = load<u32>(at, 4);
  steps = load<u32>(at, 8);
  stepsEnd = load<u32>(at, 12);
  stores = load<u32>(at, 16);
  storesEnd = load<u32>(at, 20);
  clears = load<u32>(at, 24);
  clearsEnd = load<u32>(at, 28);
  wideClears = load<u32>(at, 32);
  wideClearsEnd = load<u32>(at, 36);
  values = load<u32>(at, 40);
}

/** Of the last call: where it ended, and the end of the line that could not be read there, or 0. */
let stoppedAt: usize = 0;
let unreadEnd: usize = 0;

export function position(): usize {
  return stoppedAt;
}

export function unread(): usize {
  return unreadEnd;
}

/** Reads the lines in [at, end), each with its line break, into rows from `row` to `rows`; returns the next free row. */
export function scan(at: usize, end: usize, row: usize, rows: usize): usize {
  unreadEnd = 0;
  while (at < end && row < rows) {
    const lineBreak = findByte(at, end, 0x0a);
    const lineEnd = lineBreak > at && load<u8>(lineBreak - 1) == 0x0d ? lineBreak - 1 : lineBreak;
    if (!readLine(at, lineEnd)) {
      unreadEnd = lineBreak;
      break;
    }
    storeRow(row);
    row++;
    at = lineBreak + 1;
  }
  stoppedAt = at;
  return row;
}

function readLine(at: usize, end: usize): bool {
  if (!stands(at, end, lead, leadLength)) return false;
  at += leadLength;
  let value = values;
  for (let step = steps; step < stepsEnd; step += program.STEP_BYTES) {
    const valueEnd = endOfValue(step, at, end);
    if (valueEnd == NONE) return false;
    const literalLength = program.literalLengthOf(step);
    if (!stands(valueEnd, end, program.literalOf(step), literalLength)) return false;
    store<u32>(value, <u32>at);
    store<u32>(value, <u32>valueEnd, 4);
    value += 8;
    at = valueEnd + literalLength;
  }
  return at == end;
}

function endOfValue(step: usize, at: usize, end: usize): usize {
  switch (program.shapeOf(step)) {
    case program.NUMBER:
      return endOfNumber(at, end);
    case program.TIME:
      return readTime(at, end);
    case program.PID:
      return endOfPid(at, end);
    case program.WORD:
      return findAfterWord(at, end);
    case program.WORD_BEFORE: {
      const wordEnd = findAfterWord(at, end);
      const valueEnd = endOfText(step, at, end);
      return valueEnd <= wordEnd ? valueEnd : NONE;
    }
    case program.ADDRESS:
      return endOfAddress(at, end);
    case program.QUOTED:
      return endBeforeQuote(at, end);
    case program.TEXT_BEFORE:
      return endBeforeText(at, end, program.literalOf(step), program.literalLengthOf(step));
    default:
      return endOfRest(at, end);
  }
}

function endOfText(step: usize, at: usize, end: usize): usize {
  const length = program.literalLengthOf(step);
  if (length == 0) return endOfRest(at, end);
  const literal = program.literalOf(step);
  return load<u8>(literal) == 0x22 ? endBeforeQuote(at, end) : endBeforeText(at, end, literal, length);
}

function storeRow(row: usize): void {
  for (let clear = clears; clear < clearsEnd; clear += 4) store<i32>(<usize>load<u32>(clear) + (row << 2), -1);
  for (let clear = wideClears; clear < wideClearsEnd; clear += 4) store<f64>(<usize>load<u32>(clear) + (row << 3), -1);
  for (let at = stores; at < storesEnd; at += program.STORE_BYTES) {
    const value = values + <usize>load<u32>(at, 4);
    storeValue(at, row, load<u32>(value), load<u32>(value, 4));
  }
}

function storeValue(at: usize, row: usize, start: usize, end: usize): void {
  const column = <usize>load<u32>(at, 8);
  const other = <usize>load<u32>(at, 12);
  const last = load<u32>(at, 16);
  switch (load<u32>(at)) {
    case program.STORE_TIME:
      // The only time of the program: it was read to find its end.
      store<f64>(column + (row << 3), time);
      store<i32>(other + (row << 2), localHour);
      return;
    case program.STORE_STATUS: {
      const status = numberAt(start, end);
      store<i32>(column + (row << 2), status < 1000 ? <i32>status : -1);
      return;
    }
    case program.STORE_SIZE:
      store<f64>(column + (row << 3), numberAt(start, end));
      return;
    case program.STORE_DURATION: {
      const duration = numberAt(start, end);
      store<f64>(column + (row << 3), duration < 0 ? -1 : rounded(duration * <f64>last));
      return;
    }
    case program.STORE_PID:
      store<i32>(column + (row << 2), <i32>numberAt(start + 1, end - 1));
      return;
    case program.STORE_REQUEST:
      storeRequest(start, end, column, row);
      return;
    default:
      if (isAbsent(start, end, last)) return;
      store<u32>(column + (row << 2), <u32>start);
      store<u32>(other + (row << 2), <u32>(load<u32>(at) == program.STORE_ADDRESS ? findByte(start, end, COMMA) : end));
  }
}

/** Whether the value is one of the signs for "there is none". */
function isAbsent(start: usize, end: usize, signs: usize): bool {
  const length = end - start;
  let signLength = <usize>load<u8>(signs);
  while (signLength != 255) {
    if (signLength == length && isSame(start, signs + 1, length)) return true;
    signs += 1 + signLength;
    signLength = <usize>load<u8>(signs);
  }
  return false;
}
