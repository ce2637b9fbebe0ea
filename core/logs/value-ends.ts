/** Where values of each shape end. What a shape is, is told in `steps.ts`. */

export const QUOTE = 0x22;
export const BLANK = 0x20;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/** Whether the text stands at this place. */
export function matches(bytes: Uint8Array, at: number, end: number, text: Uint8Array): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
  return true;
}

/** A quote that cannot be inside a value that begins at `start`: Gunicorn writes those as `\"`. */
export function isBareQuote(bytes: Uint8Array, at: number, start: number): boolean {
  return bytes[at] === QUOTE && (at === start || bytes[at - 1] !== BACKSLASH);
}

/** A blank that ends an address: those after a comma belong to a list, as proxies write it. */
export function isBlankAfterAddress(bytes: Uint8Array, at: number, start: number): boolean {
  return bytes[at] === BLANK && (at === start || bytes[at - 1] !== COMMA);
}

export function endBeforeQuote(bytes: Uint8Array, start: number, end: number): number {
  for (let index = start; index < end; index++) if (isBareQuote(bytes, index, start)) return index;
  return -1;
}

/** The first place where the text stands, when no bare quote comes before it. */
export function endBeforeText(bytes: Uint8Array, start: number, end: number, text: Uint8Array): number {
  const first = text[0];
  for (let index = start; index < end; index++) {
    if (bytes[index] === first && matches(bytes, index, end, text)) return index;
    if (isBareQuote(bytes, index, start)) return -1;
  }
  return -1;
}

/** No blank and no control character can be in a word. */
export function isAfterWord(bytes: Uint8Array, at: number): boolean {
  return bytes[at]! <= BLANK;
}

export function endOfWord(bytes: Uint8Array, start: number, end: number): number {
  for (let index = start; index < end; index++) if (isAfterWord(bytes, index)) return index;
  return end;
}

export function endOfAddress(bytes: Uint8Array, start: number, end: number): number {
  for (let index = start; index < end; index++) if (isBlankAfterAddress(bytes, index, start)) return index;
  return end;
}

/** `<123>`. */
export function endOfPid(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== 0x3c) return -1;
  let index = start + 1;
  const limit = Math.min(end, index + LONGEST_PID);
  while (index < limit && bytes[index]! >= 0x30 && bytes[index]! <= 0x39) index++;
  return index > start + 1 && index < end && bytes[index] === 0x3e ? index + 1 : -1;
}

const LONGEST_PID = 10;
