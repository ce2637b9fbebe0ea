/** A stretch of a file that one worker reads at a time. Offsets in bytes, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a file into ranges that start on lines. There are several to each worker, so that none waits long for another
 * that was held up; the first ones are small, so that there soon is something to show. `nextLine` finds the first start of a line at or after an offset.
 */
export async function planRanges(
  size: number,
  workers: number,
  nextLine: (offset: number) => Promise<number>,
  smallest = SMALLEST,
): Promise<readonly Range[]> {
  const step = Math.min(LARGEST, Math.max(smallest, Math.ceil(size / (workers * PER_WORKER))));
  const ranges: Range[] = [];
  let start = 0;
  while (start < size) {
    const length = ranges.length < workers ? Math.min(FIRST, smallest, step) : step;
    const end = start + length >= size ? size : await nextLine(start + length);
    ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

const PER_WORKER = 8;
/** Of the first range of each worker: enough lines for a first picture. */
const FIRST = 1 << 17;
/** Below this, handing out the work costs more than it gains. */
const SMALLEST = 1 << 20;
/** A worker answers between two ranges, which should not take longer than a few dozen milliseconds. */
const LARGEST = 8 << 20;
