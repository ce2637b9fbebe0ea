// Adding requests to the rows of core/analysis/request-rows.ts, whose columns these are.

const COUNT: usize = 0 * 8;
const BYTES: usize = 2 * 8;
/** 1xx; the other classes follow. */
const CLASSES: usize = 3 * 8;
const DURATIONS: usize = 8 * 8;
const SUM: usize = 9 * 8;
const MIN: usize = 10 * 8;
const MAX: usize = 11 * 8;
const HELD: usize = 12 * 8;
/** Durations of a key that are kept before it gets a sketch, which is the host's. */
const FEW: u32 = 16;

/**
 * Adds `count` requests, the i-th to row indices[i] of the table, where that is not negative. What has to go into a
 * sketch is left: `left` receives pairs of a row of the table and a bucket; returns how many.
 */
export function addRequests(
  numbers: usize,
  stride: usize,
  words: usize,
  indices: usize,
  status: usize,
  sizes: usize,
  durations: usize,
  count: usize,
  left: usize,
): u32 {
  let pairs: u32 = 0;
  for (let request: usize = 0; request < count; request++) {
    const index = load<i32>(indices + (request << 2));
    if (index < 0) continue;
    const row = numbers + <usize>index * (stride << 3);
    add(row + COUNT, 1);
    const size = load<f64>(sizes + (request << 3));
    if (size > 0) add(row + BYTES, size);
    const code = load<u32>(status + (request << 2));
    if (code >= 100 && code < 600) add(row + CLASSES + ((<usize>(code / 100) - 1) << 3), 1);
    const duration = load<f64>(durations + (request << 3));
    if (duration < 0) continue;
    const measured = load<f64>(row + DURATIONS);
    store<f64>(row + DURATIONS, measured + 1);
    add(row + SUM, duration);
    if (measured == 0 || duration < load<f64>(row + MIN)) store<f64>(row + MIN, duration);
    if (measured == 0 || duration > load<f64>(row + MAX)) store<f64>(row + MAX, duration);
    const bucket = bucketOf(duration);
    const held = <u32>load<f64>(row + HELD);
    if (held == FEW) {
      store<i32>(left + ((<usize>pairs) << 3), index);
      store<u32>(left + ((<usize>pairs) << 3), bucket, 4);
      pairs++;
      continue;
    }
    store<u16>(words + <usize>index * (FEW << 1) + ((<usize>held) << 1), <u16>bucket);
    store<f64>(row + HELD, <f64>(held + 1));
  }
  return pairs;
}

function add(at: usize, value: f64): void {
  store<f64>(at, load<f64>(at) + value);
}

/** The same as `bucketOf` of core/analysis/sketches/quantiles.ts. */
function bucketOf(value: f64): u32 {
  if (value < 256) return <u32>value;
  if (value >= 2147483648) return bitsBucket(<u32>floor(value / 16777216)) + 24 * 128;
  return bitsBucket(<u32>value);
}

function bitsBucket(value: u32): u32 {
  const exponent = 31 - clz(value);
  return 256 + ((exponent - 8) << 7) + ((value >> (exponent - 7)) & 127);
}
