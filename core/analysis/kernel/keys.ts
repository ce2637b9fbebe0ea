// Finding keys in the tables of core/analysis/sketches/top-k.ts, which stay the host's: the same hash, the same slots.

/** Bytes of a key in `places`: hash, start, end. */
const PLACE_BYTES: usize = 12;
/** A walk as long as this has never been seen with keys that nobody chose to collide. */
const MOST_TRIES: u32 = 512;
/** Of a key's numbers the one that says how much its count may lack. */
const ERROR_OFFSET: usize = 8;

let slots: usize = 0;
let mask: u32 = 0;
let places: usize = 0;
let keys: usize = 0;
let numbers: usize = 0;
let numbersBytes: usize = 0;
let size: u32 = 0;
let keysUsed: u32 = 0;
let bound: f64 = 0;

/** Takes on a table for the next call of `findKeys`. */
export function turnToTable(
  slotsAt: usize,
  slotMask: u32,
  placesAt: usize,
  keysAt: usize,
  numbersAt: usize,
  stride: u32,
  sizeNow: u32,
  keysUsedNow: u32,
  boundNow: f64,
): void {
  slots = slotsAt;
  mask = slotMask;
  places = placesAt;
  keys = keysAt;
  numbers = numbersAt;
  numbersBytes = (<usize>stride) << 3;
  size = sizeNow;
  keysUsed = keysUsedNow;
  bound = boundNow;
}

/** How many keys the table has after the last call, and how many bytes they take. */
export function tableSize(): u32 {
  return size;
}

export function tableKeysUsed(): u32 {
  return keysUsed;
}

/** The most that a key can have been counted before it was given up. */
export function tableBound(): f64 {
  return bound;
}

/**
 * Finds the keys of `count` rows, each in [starts[i], ends[i]), or adds them: there must be room for all. `indices`
 * receives where they are, -1 where there is no key and where a crowd of keys with the same hash stands in the way;
 * returns how often that was.
 */
export function findKeys(starts: usize, ends: usize, hashes: usize, indices: usize, count: usize): u32 {
  // In rounds, because a large table is not in the cache: while the memory of one row is still on its way, that of the
  // next is already asked for.
  for (let row: usize = 0; row < count; row++) {
    const start = load<i32>(starts + (row << 2));
    if (start >= 0) store<u32>(hashes + (row << 2), hashOf(<usize>start, load<u32>(ends + (row << 2))));
  }
  let touched: u32 = 0;
  for (let row: usize = 0; row < count; row++) {
    const slot = load<u32>(slots + ((<usize>(load<u32>(hashes + (row << 2)) & mask)) << 2));
    const index = <usize>(slot - <u32>(slot != 0));
    touched += load<u32>(places + index * PLACE_BYTES) + load<u32>(numbers + index * numbersBytes);
    store<u32>(indices + (row << 2), <u32>index);
  }
  for (let row: usize = 0; row < count; row++) {
    touched += load<u8>(keys + load<u32>(places + <usize>load<u32>(indices + (row << 2)) * PLACE_BYTES, 4));
  }
  // Means nothing: reading ahead would be optimized away if nobody kept what was read.
  store<u32>(hashes + (count << 2), touched);
  let crowded: u32 = 0;
  for (let row: usize = 0; row < count; row++) {
    const start = load<i32>(starts + (row << 2));
    let index: i32 = -1;
    if (start >= 0) {
      index = find(<usize>start, load<u32>(ends + (row << 2)) - start, load<u32>(hashes + (row << 2)));
      if (index < 0) crowded++;
    }
    store<i32>(indices + (row << 2), index);
  }
  return crowded;
}

/** The index of the key, which is new if it was not there; -1 in a crowd. */
function find(start: usize, length: u32, hash: u32): i32 {
  let slot = hash & mask;
  for (let tries: u32 = 0; tries < MOST_TRIES; tries++) {
    const index = load<u32>(slots + ((<usize>slot) << 2)) - 1;
    if (<i32>index < 0) return addKey(start, length, hash, slot);
    const place = places + <usize>index * PLACE_BYTES;
    if (load<u32>(place) == hash) {
      const keyStart = load<u32>(place, 4);
      if (load<u32>(place, 8) - keyStart == length && isSameKey(keys + keyStart, start, length)) return <i32>index;
    }
    slot = (slot + 1) & mask;
  }
  return -1;
}

/** Both stand in memory that goes on behind them, so the last sixteen bytes are read whole and cut, where there are less. */
function isSameKey(one: usize, other: usize, length: u32): bool {
  for (; length > 16; length -= 16) {
    if (v128.any_true(v128.xor(v128.load(one), v128.load(other)))) return false;
    one += 16;
    other += 16;
  }
  const same = <u32>i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)));
  return (~same & ((1 << length) - 1)) == 0;
}

function addKey(start: usize, length: u32, hash: u32, slot: u32): i32 {
  const index = size;
  const place = places + <usize>index * PLACE_BYTES;
  store<u32>(place, hash);
  store<u32>(place, keysUsed, 4);
  memory.copy(keys + keysUsed, start, length);
  keysUsed += length;
  store<u32>(place, keysUsed, 8);
  const row = numbers + <usize>index * numbersBytes;
  memory.fill(row, 0, numbersBytes);
  store<f64>(row + ERROR_OFFSET, bound);
  size = index + 1;
  store<u32>(slots + ((<usize>slot) << 2), size);
  return <i32>index;
}

/** The same as `hashOf` of core/analysis/sketches/byte-keys.ts. */
function hashOf(start: usize, end: usize): u32 {
  const length = end - start;
  let one = <u32>length;
  if (length < 8) {
    for (let at = start; at < end; at++) one = step(one, load<u8>(at));
    return mixed(one);
  }
  if (length < 16) {
    one = step(step(one, load<u32>(start)), load<u32>(end - 8));
    return mixed(step(one, step(step(0, load<u32>(start, 4)), load<u32>(end - 4))));
  }
  const last = end - 16;
  const factor = i32x4.splat(FACTOR);
  let lanes = i32x4.replace_lane(i32x4.splat(0), 0, one);
  for (let at = start; ; at = min(at + 16, last)) {
    const turned = v128.or(i32x4.shl(lanes, 13), i32x4.shr_u(lanes, 19));
    lanes = i32x4.mul(v128.xor(turned, v128.load(at)), factor);
    if (at == last) break;
  }
  one = step(i32x4.extract_lane(lanes, 0), i32x4.extract_lane(lanes, 1));
  return mixed(step(step(one, i32x4.extract_lane(lanes, 2)), i32x4.extract_lane(lanes, 3)));
}

function mixed(hash: u32): u32 {
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  return hash ^ (hash >> 13);
}

const FACTOR: i32 = 0x9e3779b1;

function step(hash: u32, word: u32): u32 {
  return (rotl<u32>(hash, 13) ^ word) * FACTOR;
}

const COMMON: u32 = 1024;
const ranks = memory.data(4 * 1024);

/**
 * Puts all but the `keep` most frequent keys of the table into `rare`, in order, and raises the bound to what they can have;
 * returns how many, or -1 where so many are so frequent that more has to be looked at.
 */
export function findRareKeys(keep: u32, rare: usize): i32 {
  memory.fill(ranks, 0, COMMON << 2);
  let rank: u32 = 0;
  for (let index: u32 = 0; index < size; index++) {
    const count = countOf(index);
    if (count >= <f64>COMMON) rank++;
    else {
      const at = ranks + ((<usize>count) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
  if (rank >= keep) return -1;
  let threshold: u32 = COMMON;
  let ties: u32 = 0;
  while (rank < keep && threshold > 0) {
    threshold--;
    ties = keep - rank;
    rank += load<u32>(ranks + ((<usize>threshold) << 2));
  }
  let found: i32 = 0;
  for (let index: u32 = 0; index < size; index++) {
    const count = countOf(index);
    if (count > <f64>threshold) continue;
    if (count == <f64>threshold && ties > 0) {
      ties--;
      continue;
    }
    store<u32>(rare + ((<usize>found) << 2), index);
    found++;
    bound = max(bound, count + load<f64>(numbers + <usize>index * numbersBytes + ERROR_OFFSET));
  }
  return found;
}

function countOf(index: u32): f64 {
  return load<f64>(numbers + <usize>index * numbersBytes);
}

/**
 * Moves all keys of the table but those in `rare`, which is in order, to its beginning; `words` are what it keeps of each
 * key beside its numbers.
 */
export function moveKeys(rare: usize, rareCount: u32, words: usize, wordsBytes: usize): void {
  const rareEnd = rare + ((<usize>rareCount) << 2);
  let kept: u32 = 0;
  let end: u32 = 0;
  for (let index: u32 = 0; index < size; index++) {
    if (rare < rareEnd && load<u32>(rare) == index) {
      rare += 4;
      continue;
    }
    const place = places + <usize>index * PLACE_BYTES;
    const keyStart = load<u32>(place, 4);
    const length = load<u32>(place, 8) - keyStart;
    const newPlace = places + <usize>kept * PLACE_BYTES;
    memory.copy(keys + end, keys + keyStart, length);
    store<u32>(newPlace, load<u32>(place));
    store<u32>(newPlace, end, 4);
    end += length;
    store<u32>(newPlace, end, 8);
    if (kept != index) {
      memory.copy(numbers + <usize>kept * numbersBytes, numbers + <usize>index * numbersBytes, numbersBytes);
      memory.copy(words + <usize>kept * wordsBytes, words + <usize>index * wordsBytes, wordsBytes);
    }
    kept++;
  }
  size = kept;
  keysUsed = end;
  memory.fill(slots, 0, (<usize>mask + 1) << 2);
  for (let index: u32 = 0; index < kept; index++) {
    let slot = load<u32>(places + <usize>index * PLACE_BYTES) & mask;
    while (load<u32>(slots + ((<usize>slot) << 2)) != 0) slot = (slot + 1) & mask;
    store<u32>(slots + ((<usize>slot) << 2), index + 1);
  }
}
