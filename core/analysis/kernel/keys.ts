// Finding keys in the tables of core/analysis/sketches/top-k.ts, which stay the host's: the same hash, the same slots.
import { isSame } from './find';

/** Bytes of a key in `places`: hash, start, end. */
const PLACE_BYTES: usize = 12;
/** A walk as long as this has never been seen with keys that nobody chose to collide. */
const MOST_TRIES: u32 = 512;

/**
 * Of rows [from, count) finds the keys, each in [starts[i], ends[i]), that are in the table already; `indices` receives
 * where, -1 where there is no key. Returns the first row whose key the table does not have, for the host to add it,
 * or `count`. Called with `from` 0 it hashes all rows first.
 */
export function findKeys(
  slots: usize,
  mask: u32,
  places: usize,
  keys: usize,
  starts: usize,
  ends: usize,
  hashes: usize,
  indices: usize,
  from: u32,
  count: u32,
): u32 {
  if (from == 0) {
    // In rounds, because a large table is not in the cache: while the memory of one row is still on its way, that of
    // the next is already asked for.
    for (let row: usize = 0; row < count; row++) {
      const start = load<i32>(starts + (row << 2));
      if (start >= 0) store<i32>(hashes + (row << 2), hashOf(<usize>start, load<u32>(ends + (row << 2))));
    }
    let touched: u32 = 0;
    for (let row: usize = 0; row < count; row++) {
      const slot = load<u32>(slots + ((<usize>(load<u32>(hashes + (row << 2)) & mask)) << 2));
      touched += load<u32>(places + <usize>(slot - <u32>(slot != 0)) * PLACE_BYTES);
    }
    store<u32>(hashes + ((<usize>count) << 2), touched);
  }
  for (let row: usize = from; row < count; row++) {
    const start = load<i32>(starts + (row << 2));
    let index: i32 = -1;
    if (start >= 0) {
      const hash = load<u32>(hashes + (row << 2));
      index = find(slots, mask, places, keys, <usize>start, load<u32>(ends + (row << 2)) - start, hash);
      if (index < 0) return <u32>row;
    }
    store<i32>(indices + (row << 2), index);
  }
  return count;
}

/** The index of the key, or -1. */
function find(slots: usize, mask: u32, places: usize, keys: usize, start: usize, length: u32, hash: u32): i32 {
  let slot = hash & mask;
  for (let tries: u32 = 0; tries < MOST_TRIES; tries++) {
    const index = load<u32>(slots + ((<usize>slot) << 2)) - 1;
    if (<i32>index < 0) return -1;
    const place = places + <usize>index * PLACE_BYTES;
    if (load<u32>(place) == hash) {
      const keyStart = load<u32>(place, 4);
      if (load<u32>(place, 8) - keyStart == length && isSame(keys + keyStart, start, length)) return <i32>index;
    }
    slot = (slot + 1) & mask;
  }
  return -1;
}

/** The same as `hashOf` of core/analysis/sketches/byte-keys.ts. */
function hashOf(start: usize, end: usize): u32 {
  let hash = <u32>(end - start);
  if (hash < 4) {
    for (let at = start; at < end; at++) hash = (hash ^ (<u32>load<u8>(at))) * 0x9e3779b1;
  } else {
    for (let at = start; at < end - 4; at += 4) {
      hash = (hash ^ load<u32>(at)) * 0x9e3779b1;
      hash ^= hash >> 15;
    }
    hash = (hash ^ load<u32>(end - 4)) * 0x9e3779b1;
  }
  hash ^= hash >> 16;
  hash *= 0x85ebca6b;
  return hash ^ (hash >> 13);
}
