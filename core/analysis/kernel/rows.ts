// Adding to the rows of core/analysis/request-rows.ts, whose columns these are.

const COUNT: usize = 0 * 8;
const BYTES: usize = 2 * 8;
/** 1xx; the other classes follow. */
const CLASSES: usize = 3 * 8;
const DURATIONS: usize = 8 * 8;
const SUM: usize = 9 * 8;
const MIN: usize = 10 * 8;
const MAX: usize = 11 * 8;
const HOLDING: usize = 12 * 8;
const ROW_BYTES: usize = 13 * 8;

/** Durations of a key that are kept before it gets a sketch. */
const FEW: i32 = 16;
const FIRST_SKETCH: i32 = FEW + 1;
const PAGES_OF_SKETCH: usize = 47;

let numbers: usize = 0;
let words: usize = 0;
let directories: usize = 0;
let counts: usize = 0;

/** What has to be done by the host: pairs of words. */
let left: usize = 0;

let sketches: u32 = 0;
let sketchLimit: u32 = 0;
let pages: u32 = 0;
let pageLimit: u32 = 0;

/** Takes on rows for the next call. Sketches and pages in use are the first ones; new ones may be made up to the limits. */
export function turnToRows(
  numbersAt: usize,
  wordsAt: usize,
  directoriesAt: usize,
  countsAt: usize,
  sketchesNow: u32,
  mostSketches: u32,
  pagesNow: u32,
  mostPages: u32,
): void {
  numbers = numbersAt;
  words = wordsAt;
  directories = directoriesAt;
  counts = countsAt;
  sketches = sketchesNow;
  sketchLimit = mostSketches;
  pages = pagesNow;
  pageLimit = mostPages;
}

/** How many there are after the last call. */
export function sketchesUsed(): u32 {
  return sketches;
}

export function pagesUsed(): u32 {
  return pages;
}

/**
 * Adds `count` requests, the i-th to row indices[i], where that is not negative. Of durations that need more than to be
 * counted `pairs` receives the row and the bucket; returns how many.
 */
export function addRequests(
  indices: usize,
  status: usize,
  sizes: usize,
  durations: usize,
  count: usize,
  pairs: usize,
): usize {
  left = pairs;
  for (let request: usize = 0; request < count; request++) {
    const index = load<i32>(indices + (request << 2));
    if (index < 0) continue;
    const row = numbers + <usize>index * ROW_BYTES;
    add(row + COUNT, 1);
    const size = load<f64>(sizes + (request << 3));
    if (size > 0) add(row + BYTES, size);
    const code = load<u32>(status + (request << 2));
    if (code >= 100 && code < 600) add(row + CLASSES + ((<usize>(code / 100) - 1) << 3), 1);
    const duration = load<f64>(durations + (request << 3));
    if (duration < 0) continue;
    addDurations(row, 1, duration, duration, duration);
    hold(row, index, bucketOf(duration));
  }
  return (left - pairs) >> 3;
}

/**
 * Adds `count` rows, of other rows whose numbers and words are at the addresses, the i-th to row intoIndices[i], where
 * that is not negative. `pairs` receives the same as above; in addition, for other rows whose durations are in a sketch,
 * the row and less than 0 the number of the other one.
 */
export function pourRows(
  intoIndices: usize,
  fromNumbers: usize,
  fromWords: usize,
  fromIndices: usize,
  count: usize,
  pairs: usize,
): usize {
  left = pairs;
  for (let pouring: usize = 0; pouring < count; pouring++) {
    const index = load<i32>(intoIndices + (pouring << 2));
    if (index < 0) continue;
    const other = load<i32>(fromIndices + (pouring << 2));
    const row = numbers + <usize>index * ROW_BYTES;
    const from = fromNumbers + <usize>other * ROW_BYTES;
    add(row + COUNT, load<f64>(from + COUNT));
    for (let column = BYTES; column < DURATIONS; column += 8) add(row + column, load<f64>(from + column));
    const added = load<f64>(from + DURATIONS);
    if (added > 0) {
      addDurations(row, added, load<f64>(from + SUM), load<f64>(from + MIN), load<f64>(from + MAX));
    }
    const holding = <i32>load<f64>(from + HOLDING);
    if (holding >= FIRST_SKETCH) {
      leave(index, -1 - other);
      continue;
    }
    const held = holding < 0 ? -1 - holding : holding;
    const theirWords = fromWords + <usize>other * ((<usize>FEW) << 1);
    for (let word = 0; word < held; word++) hold(row, index, load<u16>(theirWords + ((<usize>word) << 1)));
  }
  return (left - pairs) >> 3;
}

function addDurations(row: usize, count: f64, sum: f64, least: f64, most: f64): void {
  const measured = load<f64>(row + DURATIONS);
  store<f64>(row + DURATIONS, measured + count);
  add(row + SUM, sum);
  if (measured == 0 || least < load<f64>(row + MIN)) store<f64>(row + MIN, least);
  if (measured == 0 || most > load<f64>(row + MAX)) store<f64>(row + MAX, most);
}

function hold(row: usize, index: i32, bucket: u32): void {
  const holding = <i32>load<f64>(row + HOLDING);
  if (holding >= FIRST_SKETCH) {
    if (!count(<u32>(holding - FIRST_SKETCH), bucket)) leave(index, bucket);
    return;
  }
  if (holding == FEW) {
    if (!promote(row, index)) leave(index, bucket);
    else hold(row, index, bucket);
    return;
  }
  const held = holding < 0 ? -1 - holding : holding;
  if (held == FEW) return leave(index, bucket);
  store<u16>(words + ((<usize>index * <usize>FEW + held) << 1), <u16>bucket);
  store<f64>(row + HOLDING, <f64>(holding < 0 ? holding - 1 : holding + 1));
}

/** Moves the words into a new sketch; false where there is no room for one. */
function promote(row: usize, index: i32): bool {
  if (sketches >= sketchLimit || pages + FEW >= pageLimit) return false;
  const sketch = sketches++;
  memory.fill(directories + <usize>sketch * PAGES_OF_SKETCH * 2, 0, PAGES_OF_SKETCH * 2);
  const wordsAt = words + ((<usize>index * <usize>FEW) << 1);
  for (let word: usize = 0; word < <usize>FEW; word++) count(sketch, load<u16>(wordsAt + (word << 1)));
  store<f64>(row + HOLDING, <f64>(FIRST_SKETCH + <i32>sketch));
  return true;
}

/** False where the sketch has no page for the bucket, and there is no room for one. */
function count(sketch: u32, bucket: u32): bool {
  const at = directories + ((<usize>sketch * PAGES_OF_SKETCH + (bucket >> 7)) << 1);
  let page = <u32>load<u16>(at);
  if (page == 0) {
    if (pages >= pageLimit) return false;
    page = ++pages;
    store<u16>(at, <u16>page);
    memory.fill(counts + ((<usize>page - 1) << 9), 0, 512);
  }
  const counter = counts + (((<usize>page - 1) << 9) | (((<usize>bucket) & 127) << 2));
  store<u32>(counter, load<u32>(counter) + 1);
  return true;
}

function leave(index: i32, what: i32): void {
  store<i32>(left, index);
  store<i32>(left, what, 4);
  left += 8;
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
