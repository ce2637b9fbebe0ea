// `GET /a?b HTTP/1.1`, as core/logs/request-line.ts reads it.
import { BACKSLASH, BLANK, QUOTE, findByte } from './find';

/** Fills the row of four pairs of columns, whose addresses are at `pairs`: method, path, query, protocol. */
export function keepRequest(start: usize, end: usize, pairs: usize, row: usize): void {
  const methodEnd = endOfMethod(start, end);
  if (methodEnd == 0) return;
  const targetStart = methodEnd + 1;
  const targetEnd = endOfTarget(targetStart, end);
  if (targetEnd == targetStart) return;
  keepPair(pairs, row, start, methodEnd);
  const pathEnd = findByte(targetStart, targetEnd, 0x3f);
  keepPair(pairs + 8, row, targetStart, pathEnd);
  if (pathEnd < targetEnd) keepPair(pairs + 16, row, pathEnd + 1, targetEnd);
  if (targetEnd < end) keepPair(pairs + 24, row, targetEnd + 1, end);
}

function keepPair(pair: usize, row: usize, start: usize, end: usize): void {
  store<u32>(<usize>load<u32>(pair) + (row << 2), <u32>start);
  store<u32>(<usize>load<u32>(pair, 4) + (row << 2), <u32>end);
}

const LONGEST_METHOD: usize = 32;

function endOfMethod(start: usize, end: usize): usize {
  const limit = min(end, start + LONGEST_METHOD + 1);
  for (let at = start; at < limit; at++) {
    const code = load<u8>(at);
    if (code == BLANK) return at > start ? at : 0;
    if (code < 0x21 || code > 0x7e || code == QUOTE || code == 0x2f || code == BACKSLASH) return 0;
  }
  return 0;
}

function endOfTarget(start: usize, end: usize): usize {
  for (let at = end; at > start;) {
    at--;
    if (load<u8>(at) != BLANK) continue;
    const isProtocol = end - at >= 6 && load<u8>(at + 1) == 0x48 && load<u8>(at + 5) == 0x2f;
    return isProtocol ? at : end;
  }
  return end;
}
