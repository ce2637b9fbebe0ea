import type { Duration } from '../report.ts';

/**
 * Counts of whole numbers from 0 up in buckets that widen with the numbers, 128 to each power of two. A quantile is the
 * middle of the bucket that holds the value of that rank, so it is within 1/256 of that value; numbers below 256 have a
 * bucket each. Count, sum, smallest and largest are exact.
 *
 * Only the stretch of buckets that occurs is kept, so a sketch of durations that are much alike is small.
 */
export interface Quantiles {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** The bucket that `buckets[0]` counts. */
  offset: number;
  buckets: Uint32Array;
}

/** With room for what was counted in another one, where that is likely to be much alike. */
export function createQuantiles(like?: Quantiles): Quantiles {
  const buckets = new Uint32Array(like?.buckets.length ?? 0);
  return { count: 0, sum: 0, min: Infinity, max: -Infinity, offset: like?.offset ?? 0, buckets };
}

/** The values in [from, to) of a column; those below 0 are none. */
export function addValues(into: Quantiles, column: Float64Array, from: number, to: number): void {
  // Numbers of an object are written to memory each time, those of a function stay in the processor.
  let { count, sum, min, max } = into;
  for (let row = from; row < to; row++) {
    const value = column[row]!;
    if (value < 0) continue;
    count++;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
    countBucket(into, bucketOf(value), 1);
  }
  into.count = count;
  into.sum = sum;
  into.min = min;
  into.max = max;
}

export function mergeQuantiles(into: Quantiles, from: Quantiles): void {
  if (from.count === 0) return;
  into.count += from.count;
  into.sum += from.sum;
  into.min = Math.min(into.min, from.min);
  into.max = Math.max(into.max, from.max);
  mergeBuckets(into, from);
}

/** Adds the counts of buckets alone. */
function mergeBuckets(into: Quantiles, { offset, buckets }: Quantiles): void {
  if (buckets.length === 0) return;
  // Both ends first, so that there is room for all between.
  countBucket(into, offset, buckets[0]!);
  countBucket(into, offset + buckets.length - 1, buckets.length > 1 ? buckets.at(-1)! : 0);
  const target = into.buckets;
  const shift = offset - into.offset;
  for (let index = 1; index < buckets.length - 1; index++) target[shift + index]! += buckets[index]!;
}

/** Counts values of which only the bucket is known; their exact numbers are the caller's business. */
export function countBucket(into: Quantiles, bucket: number, count: number): void {
  let index = bucket - into.offset;
  if (index < 0 || index >= into.buckets.length) {
    makeRoom(into, bucket);
    index = bucket - into.offset;
  }
  into.buckets[index]! += count;
}

/** The nearest-rank quantile: the smallest value that at least this share of all values does not exceed. */
export function quantile({ count, min, max, offset, buckets }: Quantiles, share: number): number {
  const rank = rankOf(share, count);
  let seen = 0;
  for (let index = 0; index < buckets.length; index++) {
    seen += buckets[index]!;
    if (seen >= rank) return Math.min(max, Math.max(min, middleOf(offset + index)));
  }
  return max;
}

/** The nearest rank, from 1 up. A product such as 0.07 * 100 is a little above its true value, which must not cost one. */
export function rankOf(share: number, count: number): number {
  return Math.max(1, Math.ceil(share * count - 1e-6));
}

/** The report's row; null when there was nothing to measure. */
export function durationOf(values: Quantiles): Duration | null {
  if (values.count === 0) return null;
  return {
    count: values.count,
    min: values.min,
    max: values.max,
    mean: Math.round(values.sum / values.count),
    p50: quantile(values, 0.5),
    p90: quantile(values, 0.9),
    p95: quantile(values, 0.95),
    p99: quantile(values, 0.99),
    p999: quantile(values, 0.999),
    relativeError: RELATIVE_ERROR,
  };
}

/** What the report promises: 1/256, and room for rounding to whole numbers. */
export const RELATIVE_ERROR = 0.005;

/** Below this every number has a bucket of its own. */
const EXACT_BELOW = 256;
/** log2 of the number of buckets to a power of two, and that number less one. */
const BITS = 7;
const MASK = 127;
/** Numbers from here on are divided before bit operations, which see 32 bits only; it changes no bit that counts. */
const LARGE = 0x8000_0000;
const LARGE_BITS = 24;
const LARGE_DIVISOR = 0x100_0000;
/** Buckets of room that a sketch begins with at either side, and gets at least where it grows. */
const SLACK = 64;

/** Buckets to a power of two, and powers of two that a safe integer can have; those below 256 are two of them. */
export const BUCKETS_OF_PAGE = 128;
export const PAGES_OF_SKETCH = 47;

/** Below 6,016 for every safe integer, so it fits 16 bits. */
export function bucketOf(value: number): number {
  if (value < EXACT_BELOW) return value;
  if (value >= LARGE) return bitsBucket(Math.floor(value / LARGE_DIVISOR)) + LARGE_BITS * (MASK + 1);
  return bitsBucket(value);
}

/** The bucket of a number of eight bits or more. */
function bitsBucket(value: number): number {
  const exponent = 31 - Math.clz32(value);
  return EXACT_BELOW + ((exponent - 8) << BITS) + ((value >>> (exponent - BITS)) & MASK);
}

/** The number in the middle of a bucket. */
export function middleOf(bucket: number): number {
  if (bucket < EXACT_BELOW) return bucket;
  const exponent = 8 + ((bucket - EXACT_BELOW) >>> BITS);
  const step = (bucket - EXACT_BELOW) & MASK;
  const width = 2 ** (exponent - BITS);
  return (MASK + 1 + step) * width + Math.floor((width - 1) / 2);
}

/** Room grows by half, so that few of the numbers that widen a sketch have to. */
function makeRoom(into: Quantiles, bucket: number): void {
  const { buckets, offset } = into;
  if (buckets.length === 0) {
    into.offset = Math.max(0, bucket - SLACK);
    into.buckets = new Uint32Array(2 * SLACK);
    return;
  }
  const end = offset + buckets.length;
  const room = Math.max(SLACK, buckets.length >> 1);
  const first = bucket < offset ? Math.max(0, Math.min(bucket, offset - room)) : offset;
  const last = bucket < offset ? end : Math.max(bucket + 1, end + room);
  into.buckets = new Uint32Array(last - first);
  into.buckets.set(buckets, offset - first);
  into.offset = first;
}
