/**
 * Chunks of bytes → lines. Lines end at `\n` alone: values may hold every other character that some call a line break.
 * A carriage return before it is dropped. What is longer than `LONGEST_LINE` is no line of a log: its first
 * `LONGEST_LINE` bytes are handed on as too long and the rest skipped, so that memory stays bounded whatever the file
 * is. What is handed on never depends on where the chunks end.
 */
export interface Lines {
  readonly push: (chunk: Uint8Array) => void;
  /** The last line needs no line break. */
  readonly end: () => void;
  /** Forgets the line that was begun, for when reading stopped in the middle of it. */
  readonly abandon: () => void;
}

export interface LineHandler {
  /** A line is bytes[start, end), valid until the call of `push` or `end` that it came from returns. */
  readonly line: (bytes: Uint8Array, start: number, end: number) => void;
  /** The beginning of a line that is too long: always as many bytes as the longest line has. */
  readonly tooLong: (bytes: Uint8Array, start: number, end: number) => void;
  /**
   * Where there is one, it takes all the lines that are whole in a chunk at once, line breaks included, and `line` only
   * those that chunks have torn. Chunks must then be no longer than the longest line.
   */
  readonly block?: (bytes: Uint8Array, start: number, end: number) => void;
}

export const LONGEST_LINE = 1 << 20;

export function createLines({ line, tooLong, block }: LineHandler, longest = LONGEST_LINE): Lines {
  let carry = new Uint8Array(0);
  let spare = new Uint8Array(0);
  let carried = 0;
  let isSkipping = false;

  function hand(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > longest) tooLong(bytes, start, start + longest);
    else line(bytes, start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
  }

  function keep(chunk: Uint8Array, start: number, end: number): void {
    if (carried + end - start > carry.length) {
      const larger = new Uint8Array(Math.min(longest, 2 * (carried + end - start)));
      larger.set(carry.subarray(0, carried));
      carry = larger;
    }
    carry.set(chunk.subarray(start, end), carried);
    carried += end - start;
  }

  /** Finishes the line that the last chunk ended in; returns where the next one begins. */
  function finishCarried(chunk: Uint8Array): number {
    const lineBreak = chunk.indexOf(LINE_BREAK);
    const end = lineBreak < 0 ? chunk.length : lineBreak;
    if (!isSkipping && carried + end > longest) {
      keep(chunk, 0, longest - carried);
      tooLong(carry, 0, longest);
      isSkipping = true;
      carried = 0;
    }
    if (!isSkipping) keep(chunk, 0, end);
    if (lineBreak < 0) return chunk.length;
    if (!isSkipping) hand(carry, 0, carried);
    isSkipping = false;
    carried = 0;
    // What was handed on must stay as it is while the end of this chunk is kept.
    [carry, spare] = [spare, carry];
    return lineBreak + 1;
  }

  return {
    push(chunk) {
      let start = carried > 0 || isSkipping ? finishCarried(chunk) : 0;
      const blockEnd = block ? chunk.lastIndexOf(LINE_BREAK) + 1 : 0;
      if (block && blockEnd > start) {
        block(chunk, start, blockEnd);
        start = blockEnd;
      }
      for (;;) {
        const end = chunk.indexOf(LINE_BREAK, start);
        if (end < 0) break;
        hand(chunk, start, end);
        start = end + 1;
      }
      if (start === chunk.length) return;
      if (chunk.length - start <= longest) return keep(chunk, start, chunk.length);
      tooLong(chunk, start, start + longest);
      isSkipping = true;
    },
    end() {
      if (carried > 0) hand(carry, 0, carried);
      abandon();
    },
    abandon,
  };

  function abandon(): void {
    carried = 0;
    isSkipping = false;
  }
}

const LINE_BREAK = 0x0a;
const CARRIAGE_RETURN = 0x0d;
