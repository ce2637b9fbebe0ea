// `/item/17` → `/item/{id}`, as core/logs/path-template.ts writes it.
import { findByte } from './find';
import {
  DATE,
  HASH,
  ID,
  TOKEN,
  endOfSegmentedDate,
  isDigit,
  isFingerprint,
  isLetter,
  learnKinds,
  lengthOfName,
  variableName,
} from './variable-parts';

const MOST_SEGMENTS: u32 = 24;
const LONGEST_WORD: usize = 128;
const LONGEST_EXTENSION: usize = 5;
const DOT: u8 = 0x2e;
const SLASH: u8 = 0x2f;
/** `…` */
const REST: u64 = 0xa680e2;
const ESCAPED_OPENING: u64 = 0x423725;
const ESCAPED_CLOSING: u64 = 0x443725;

/** Where the next byte of the template goes. */
let next: usize = 0;

/**
 * Writes the templates of keys of a table, one behind the other, as long as there is room for another one as long as can
 * be. `starts` and `ends` receive where they are; returns how many there are.
 */
export function writeTemplates(
  keys: usize,
  places: usize,
  indices: usize,
  count: usize,
  out: usize,
  outEnd: usize,
  starts: usize,
  ends: usize,
): usize {
  learnKinds();
  next = out;
  let row: usize = 0;
  for (; row < count && next < outEnd; row++) {
    const place = places + <usize>load<u32>(indices + (row << 2)) * 12;
    store<u32>(starts + (row << 2), <u32>next);
    write(keys + load<u32>(place, 4), keys + load<u32>(place, 8));
    store<u32>(ends + (row << 2), <u32>next);
  }
  return row;
}

function write(at: usize, end: usize): void {
  for (let segments: u32 = 1; segments < MOST_SEGMENTS; segments++) {
    const dateEnd = endOfSegmentedDate(at, end);
    const segmentEnd = dateEnd == 0 ? findByte(at, end, SLASH) : dateEnd;
    if (dateEnd == 0) writeSegment(at, segmentEnd);
    else put(DATE);
    if (segmentEnd == end) return;
    store<u8>(next++, SLASH);
    at = segmentEnd + 1;
  }
  put(REST);
}

function writeSegment(start: usize, end: usize): void {
  if (end - start > LONGEST_WORD) return put(TOKEN);
  if (!hasDigit(start, end)) return copy(start, end);
  const name = variableName(start, end);
  if (name) return put(name);
  const dot = startOfExtension(start, end);
  if (dot == 0) return writeWord(start, end);
  writeFileName(start, dot);
  copy(dot, end);
}

function writeWord(start: usize, end: usize): void {
  let wordEnd = start;
  while (wordEnd < end && isLetter(load<u8>(wordEnd))) wordEnd++;
  const hasPrefix = wordEnd > start && wordEnd < end && isSeparator(load<u8>(wordEnd));
  const name = hasPrefix ? variableName(wordEnd + 1, end) : 0;
  if (!name) return copy(start, end);
  copy(start, wordEnd + 1);
  put(name);
}

function writeFileName(start: usize, end: usize): void {
  const whole = variableName(start, end);
  if (whole) return put(whole);
  for (let at = start; at <= end; at++) {
    if (at > start) store<u8>(next++, DOT);
    const pieceEnd = findByte(at, end, DOT);
    writePiece(at, pieceEnd);
    at = pieceEnd;
  }
}

function writePiece(start: usize, end: usize): void {
  const name = variableName(start, end);
  if (name != 0 && name != ID) return put(name);
  let tail = end;
  while (tail > start && !isSeparator(load<u8>(tail - 1))) tail--;
  const tailName = tail > start ? nameOfTail(tail, end) : 0;
  if (!tailName) return copy(start, end);
  copy(start, tail);
  put(tailName);
}

function nameOfTail(start: usize, end: usize): u64 {
  const name = variableName(start, end);
  // A short number is a version more often than not.
  if (name) return name == ID && end - start < 3 ? 0 : name;
  return isFingerprint(start, end) ? HASH : 0;
}

/** Sixteen bytes at a time, what is behind the end among them, to be written over. */
function copy(start: usize, end: usize): void {
  const opening = i8x16.splat(0x7b);
  const closing = i8x16.splat(0x7d);
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const braces = v128.or(i8x16.eq(bytes, opening), i8x16.eq(bytes, closing));
    if (v128.any_true(braces)) return copyEscaped(at, end);
    v128.store(next, bytes);
    next += min(end - at, 16);
  }
}

function copyEscaped(start: usize, end: usize): void {
  for (let at = start; at < end; at++) {
    const byte = load<u8>(at);
    if (byte == 0x7b) put(ESCAPED_OPENING);
    else if (byte == 0x7d) put(ESCAPED_CLOSING);
    else store<u8>(next++, byte);
  }
}

function put(name: u64): void {
  store<u64>(next, name);
  next += lengthOfName(name);
}

function hasDigit(start: usize, end: usize): bool {
  const zero = i8x16.splat(0x30);
  const ten = i8x16.splat(10);
  for (let at = start; at < end; at += 16) {
    const digits = i8x16.bitmask(i8x16.lt_u(i8x16.sub(v128.load(at), zero), ten));
    if (digits) return at + ctz(digits) < end;
  }
  return false;
}

/** The dot before an extension, or 0. */
function startOfExtension(start: usize, end: usize): usize {
  for (let at = end - 1; at > start && at + LONGEST_EXTENSION + 1 >= end; at--) {
    const byte = load<u8>(at);
    if (byte == DOT) return at < end - 1 && isLetter(load<u8>(at + 1)) ? at : 0;
    if (!isLetter(byte) && !isDigit(byte)) return 0;
  }
  return 0;
}

/** - : = @ _ */
function isSeparator(byte: u8): bool {
  return byte == 0x2d || byte == 0x3a || byte == 0x3d || byte == 0x40 || byte == 0x5f;
}
