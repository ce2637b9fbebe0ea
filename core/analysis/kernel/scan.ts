// Bytes → rows of columns. The quick way of core/logs/compile-reader.ts for every line; the first that it cannot read
// ends the call, for the reader in TypeScript to look at.
import { localHour, readTime, time } from './clock';
import { COMMA, findAfterWord, findByte, findFarByte, isSame, stands } from './find';
import * as program from './program';
import { keepRequest } from './request';
import {
  NONE,
  endBeforeQuote,
  endBeforeText,
  endOfAddress,
  endOfPid,
  endOfRest,
  number,
  pidAt,
  readNumber,
  rounded,
} from './values';

let lead: usize = 0;
let leadLength: usize = 0;
let steps: usize = 0;
let stepsEnd: usize = 0;
/** The addresses of the columns in which a row begins empty: where texts start. */
let clears: usize = 0;
let clearsEnd: usize = 0;
/** The columns for where the lines themselves begin and end. */
let lineStarts: usize = 0;
let lineEnds: usize = 0;

/** Takes on a program. */
export function turnTo(at: usize): void {
  lead = load<u32>(at);
  leadLength = load<u32>(at, 4);
  steps = load<u32>(at, 8);
  stepsEnd = load<u32>(at, 12);
  clears = load<u32>(at, 16);
  clearsEnd = load<u32>(at, 20);
  lineStarts = load<u32>(at, 24);
  lineEnds = load<u32>(at, 28);
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
    const lineBreak = findFarByte(at, end, 0x0a);
    const lineEnd = lineBreak > at && load<u8>(lineBreak - 1) == 0x0d ? lineBreak - 1 : lineBreak;
    // What begins with NULs is for the other reader.
    if (load<u8>(at) == 0 || !readLine(at, lineEnd, row)) {
      unreadEnd = lineBreak;
      break;
    }
    store<u32>(lineStarts + (row << 2), <u32>at);
    store<u32>(lineEnds + (row << 2), <u32>lineEnd);
    row++;
    at = lineBreak + 1;
  }
  stoppedAt = at;
  return row;
}

/** Fills the row. What it holds when the line cannot be read means nothing. */
function readLine(at: usize, end: usize, row: usize): bool {
  if (!stands(at, end, lead, leadLength)) return false;
  at += leadLength;
  for (let clear = clears; clear < clearsEnd; clear += 4) store<i32>(<usize>load<u32>(clear) + (row << 2), -1);
  for (let step = steps; step < stepsEnd; step += program.STEP_BYTES) {
    const valueEnd = endOfValue(step, at, end);
    if (valueEnd == NONE) return false;
    const literalLength = program.literalLengthOf(step);
    if (!stands(valueEnd, end, program.literalOf(step), literalLength)) return false;
    if (program.keptOf(step) != program.KEEP_NOTHING) keep(step, row, at, valueEnd);
    at = valueEnd + literalLength;
  }
  return at == end;
}

function endOfValue(step: usize, at: usize, end: usize): usize {
  switch (program.shapeOf(step)) {
    case program.NUMBER:
      return readNumber(at, end);
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

/** Puts the value that was just found into its columns. */
function keep(step: usize, row: usize, start: usize, end: usize): void {
  const column = program.columnOf(step);
  switch (program.keptOf(step)) {
    case program.KEEP_TIME:
      store<f64>(column + (row << 3), time);
      store<i32>(program.otherColumnOf(step) + (row << 2), localHour);
      return;
    case program.KEEP_STATUS:
      store<i32>(column + (row << 2), number < 1000 ? <i32>number : -1);
      return;
    case program.KEEP_SIZE:
      store<f64>(column + (row << 3), number);
      return;
    case program.KEEP_DURATION:
      store<f64>(column + (row << 3), number < 0 ? -1 : rounded(number * <f64>program.lastWordOf(step)));
      return;
    case program.KEEP_PID:
      store<i32>(column + (row << 2), pidAt(start, end));
      return;
    case program.KEEP_REQUEST:
      keepRequest(start, end, column, row);
      return;
    default:
      keepText(step, row, start, end);
  }
}

function keepText(step: usize, row: usize, start: usize, end: usize): void {
  const startAt = program.columnOf(step) + (row << 2);
  if (program.yields(step) && load<i32>(startAt) != -1) return;
  if (isAbsent(start, end, program.lastWordOf(step))) return;
  store<u32>(startAt, <u32>start);
  const textEnd = program.keptOf(step) == program.KEEP_ADDRESS ? findByte(start, end, COMMA) : end;
  store<u32>(program.otherColumnOf(step) + (row << 2), <u32>textEnd);
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
