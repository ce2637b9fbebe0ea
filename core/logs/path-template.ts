import {
  DATE,
  HASH,
  ID,
  LONGEST_WORD,
  TOKEN,
  endOfSegmentedDate,
  isDigit,
  isFingerprint,
  isLetter,
  variableName,
} from './variable-parts.ts';

/**
 * `/item/17` → `/item/{id}`: names the parts of a path that differ from request to request, as far as the path alone
 * tells. That a word varies only its siblings can tell, which is the business of core/analysis/endpoints.ts.
 *
 * Works on bytes, because it is done for every different path. The same path always gives the same template. A brace
 * that a client sent is written as `%7B`, so that braces in a template are always ours; what is longer than any
 * application's own paths is cut, so that templates are short.
 */
export interface Templater {
  /** Writes the template of the path in bytes[start, end) to the beginning of `template`, and gives its length. */
  readonly write: (bytes: Uint8Array, start: number, end: number) => number;
  readonly template: Uint8Array;
}

export function createTemplater(): Templater {
  const template = new Uint8Array(LONGEST_TEMPLATE);
  let length = 0;

  function write(bytes: Uint8Array, start: number, end: number): number {
    length = 0;
    let at = start;
    for (let segments = 1; segments < MOST_SEGMENTS; segments++) {
      const dateEnd = endOfSegmentedDate(bytes, at, end);
      const segmentEnd = dateEnd < 0 ? endOfSegment(bytes, at, end) : dateEnd;
      if (dateEnd < 0) writeSegment(bytes, at, segmentEnd);
      else put(DATE);
      if (segmentEnd === end) return length;
      template[length++] = SLASH;
      at = segmentEnd + 1;
    }
    put(REST);
    return length;
  }

  function writeSegment(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > LONGEST_WORD) return put(TOKEN);
    if (!hasDigit(bytes, start, end)) return copy(bytes, start, end);
    const name = variableName(bytes, start, end);
    if (name) return put(name);
    const dot = startOfExtension(bytes, start, end);
    if (dot < 0) return writeWord(bytes, start, end);
    writeFileName(bytes, start, dot);
    copy(bytes, dot, end);
  }

  /** `user-17` → `user-{id}`. */
  function writeWord(bytes: Uint8Array, start: number, end: number): void {
    let wordEnd = start;
    while (wordEnd < end && isLetter(bytes[wordEnd]!)) wordEnd++;
    const hasPrefix = wordEnd > start && wordEnd < end && SEPARATORS.has(bytes[wordEnd]!);
    const name = hasPrefix ? variableName(bytes, wordEnd + 1, end) : null;
    if (!name) return copy(bytes, start, end);
    copy(bytes, start, wordEnd + 1);
    put(name);
  }

  /** `main.3f2a1b9c.chunk` → `main.{hash}.chunk`, but `jquery-3.6.0` stays what it is. */
  function writeFileName(bytes: Uint8Array, start: number, end: number): void {
    const whole = variableName(bytes, start, end);
    if (whole) return put(whole);
    for (let at = start; at <= end; at++) {
      if (at > start) template[length++] = DOT;
      const pieceEnd = endBefore(DOT, bytes, at, end);
      writePiece(bytes, at, pieceEnd);
      at = pieceEnd;
    }
  }

  function writePiece(bytes: Uint8Array, start: number, end: number): void {
    const name = variableName(bytes, start, end);
    if (name && name !== ID) return put(name);
    let tail = end;
    while (tail > start && !SEPARATORS.has(bytes[tail - 1]!)) tail--;
    const tailName = tail > start ? nameOfTail(bytes, tail, end) : null;
    if (!tailName) return copy(bytes, start, end);
    copy(bytes, start, tail);
    put(tailName);
  }

  function copy(bytes: Uint8Array, start: number, end: number): void {
    for (let index = start; index < end; index++) {
      const byte = bytes[index]!;
      if (byte === OPENING) put(ESCAPED_OPENING);
      else if (byte === CLOSING) put(ESCAPED_CLOSING);
      else template[length++] = byte;
    }
  }

  function put(name: Uint8Array): void {
    template.set(name, length);
    length += name.length;
  }

  return { write, template };
}

/** Paths with more parts are nobody's design. */
const MOST_SEGMENTS = 24;
/** Bytes. A brace becomes three of them. */
export const LONGEST_TEMPLATE = MOST_SEGMENTS * (3 * LONGEST_WORD + 1);
const encoder = new TextEncoder();
const REST = encoder.encode('…');
const ESCAPED_OPENING = encoder.encode('%7B');
const ESCAPED_CLOSING = encoder.encode('%7D');
const OPENING = 0x7b;
const CLOSING = 0x7d;
const SLASH = 0x2f;
const DOT = 0x2e;
/** `-`, `_`, `:`, `=`, `@`. */
const SEPARATORS: ReadonlySet<number> = new Set([0x2d, 0x5f, 0x3a, 0x3d, 0x40]);
const LONGEST_EXTENSION = 5;

const endOfSegment = (bytes: Uint8Array, start: number, end: number) => endBefore(SLASH, bytes, start, end);

function endBefore(byte: number, bytes: Uint8Array, start: number, end: number): number {
  for (let index = start; index < end; index++) if (bytes[index] === byte) return index;
  return end;
}

function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (isDigit(bytes[index]!)) return true;
  return false;
}

/** The dot before an extension such as `.html`; -1 where there is none, as in `1.2.3`. */
function startOfExtension(bytes: Uint8Array, start: number, end: number): number {
  for (let index = end - 1; index > start && index >= end - LONGEST_EXTENSION - 1; index--) {
    if (bytes[index] === DOT) return index < end - 1 && isLetter(bytes[index + 1]!) ? index : -1;
    if (!isLetter(bytes[index]!) && !isDigit(bytes[index]!)) return -1;
  }
  return -1;
}

function nameOfTail(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
  const name = variableName(bytes, start, end);
  // A short number is a version more often than not.
  if (name) return name === ID && end - start < 3 ? null : name;
  return isFingerprint(bytes, start, end) ? HASH : null;
}
