import type { Entries } from './entries.ts';

/**
 * `GET /a?b HTTP/1.1` → method, path, query and protocol. A server may log what was never a request line (`-`, the start
 * of a TLS handshake); such a line has none of them, and is a request all the same.
 */
export function readRequestLine(bytes: Uint8Array, start: number, end: number, into: Entries): void {
  const methodEnd = endOfMethod(bytes, start, end);
  if (methodEnd < 0) return;
  const targetStart = methodEnd + 1;
  const targetEnd = endOfTarget(bytes, targetStart, end);
  if (targetEnd === targetStart) return;
  into.methodStart[into.count] = start;
  into.methodEnd[into.count] = methodEnd;
  const pathEnd = endOfPath(bytes, targetStart, targetEnd);
  into.pathStart[into.count] = targetStart;
  into.pathEnd[into.count] = pathEnd;
  if (pathEnd < targetEnd) {
    into.queryStart[into.count] = pathEnd + 1;
    into.queryEnd[into.count] = targetEnd;
  }
  if (targetEnd < end) {
    into.protocolStart[into.count] = targetEnd + 1;
    into.protocolEnd[into.count] = end;
  }
}

/** Where the query string begins, if there is one. */
function endOfPath(bytes: Uint8Array, start: number, end: number): number {
  for (let index = start; index < end; index++) if (bytes[index] === QUESTION_MARK) return index;
  return end;
}

const BLANK = 0x20;
const QUESTION_MARK = 0x3f;
/** Longer than any registered method; Gunicorn itself accepts 20 characters. */
const LONGEST_METHOD = 32;

function endOfMethod(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + LONGEST_METHOD + 1);
  for (let index = start; index < limit; index++) {
    const code = bytes[index]!;
    if (code === BLANK) return index > start ? index : -1;
    // The characters of an HTTP token: letters, digits and a little punctuation, never a quote or a control character.
    if (code < 0x21 || code > 0x7e || code === 0x22 || code === 0x2f || code === 0x5c) return -1;
  }
  return -1;
}

/** The target ends before the protocol. Other servers log targets with blanks in them, so the last blank decides. */
function endOfTarget(bytes: Uint8Array, start: number, end: number): number {
  for (let index = end - 1; index >= start; index--) {
    if (bytes[index] !== BLANK) continue;
    return isProtocol(bytes, index + 1, end) ? index : end;
  }
  return end;
}

function isProtocol(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 5 && bytes[start] === 0x48 && bytes[start + 4] === 0x2f;
}
