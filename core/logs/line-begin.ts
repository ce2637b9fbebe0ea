/** Whether a file begins with the mark that some editors put before UTF-8. */
export function hasByteOrderMark(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 3 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf;
}

/**
 * Where a line begins behind NULs. They fill what is missing where a log was cut while somebody wrote to it, or where a
 * crash left what the file system had not written yet. A line of nothing else begins with the first.
 */
export function behindNuls(bytes: Uint8Array, start: number, end: number): number {
  let begin = start;
  while (begin < end && bytes[begin] === 0) begin++;
  return begin < end ? begin : start;
}
