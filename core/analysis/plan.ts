/** A stretch of a file that one worker reads at a time. Offsets in bytes, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a file, from the start of a line on, into ranges that start on lines. There are several to each worker, so that none waits long for another
 * that was held up; the first ones are small, so that there soon is something to show. `nextLine` finds the first start of a line at or after an offset.
 */
export async function planRanges(
  from: number,
  size: number,
  workers: number,
  nextLine: (offset: number) => Promise<number>,
  smallest = SMALLEST,
): Promise<readonly Range[]> {
  const lengthOf = planLengths(size - from, workers, smallest);
  const ranges: Range[] = [];
  let start = from;
  while (start < size) {
    const length = lengthOf(ranges.length);
    const end = start + length >= size ? size : await nextLine(start + length);
    ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

/** How much of so many bytes is to be read at a time: first, second, and so on. */
export function planLengths(size: number, workers: number, smallest = SMALLEST): (number: number) => number {
  const step = Math.min(LARGEST, Math.max(smallest, Math.ceil(size / (workers * PER_WORKER))));
  return number => (number < workers ? Math.min(FIRST, smallest, step) : step);
}

const PER_WORKER = 8;
/** Of the first range of each worker: enough lines for a first picture. */
const FIRST = 1 << 17;
/** Below this, handing out the work costs more than it gains. */
const SMALLEST = 1 << 20;
/** A worker answers between two ranges, which should not take longer than a few dozen milliseconds. */
const LARGEST = 8 << 20;
