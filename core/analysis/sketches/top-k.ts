import type { Entries } from '../../logs/entries.ts';
import type { KernelTables, Room } from '../kernel.ts';
import { HEAP } from '../kernel.ts';
import { hashOf, isSame, viewOf } from './byte-keys.ts';

/**
 * Counts byte strings, with a few numbers beside each count, in a table that never grows beyond its limit. Until the
 * limit is reached everything is exact. Then the less frequent half is given up, again and again; `bound` remembers the
 * most that a key given up can have had, so that whatever is listed in the end says how far it can be off.
 *
 * Hash table with open addressing over slices of one buffer: no string is made for a line.
 */
export interface TopK {
  readonly limit: number;
  /** Numbers kept for a key: count, error, and the caller's columns. */
  readonly stride: number;
  /** 16-bit words kept for a key. */
  readonly wordStride: number;
  size: number;
  /** Key index + 1, or 0; a power of two long, at least twice the keys. */
  slots: Int32Array;
  /** Of each key its hash, and where it starts and ends in `keys`. Side by side, because they are needed together. */
  places: Int32Array;
  numbers: Float64Array;
  words: Uint16Array;
  keys: Uint8Array;
  /** Of `keys`; making one for every search takes longer than the search. */
  keysView: DataView;
  keysUsed: number;
  /** The most that a key can have been counted before it was given up. */
  bound: number;
  /** Where the arrays are in the memory of the kernel; null in tables that are sent. */
  readonly kernel: KernelTables | null;
  /** Told of the keys that are to be given up, while they are still there; null in tables that are sent. */
  giveUp: GiveUp | null;
  /** Means nothing: reading ahead would be optimized away if nobody kept what was read. */
  touched: number;
}

/** Looks at keys for the last time. It must not change the table, but for numbers of those keys. */
export type GiveUp = (indices: Int32Array) => void;

export const COUNT = 0;
/** At most this much is missing from the count. */
export const ERROR = 1;
/** The caller's first column. */
export const FIRST = 2;

export interface TopKShape {
  readonly columns?: number;
  readonly words?: number;
  readonly limit?: number;
}

/** In the memory of a kernel, which is taken only as it is used, a table has all its room from the beginning. */
export function createTopK({ columns = 0, words = 0, limit = LIMIT }: TopKShape, room: Room = HEAP): TopK {
  const shape = { limit, stride: FIRST + columns, wordStride: words };
  if (room.tables) return allocate(shape, limit, MOST_KEY_BYTES, room);
  return allocate(shape, Math.min(limit, SMALLEST), KEY_BYTES_AT_FIRST);
}

/**
 * Finds many keys at once, the i-th in bytes[starts[i], ends[i]), or adds them. `indices` receives where they are: -1
 * where there is no key (a start below 0), or where a crowd of keys with the same hash, which only an attacker makes,
 * stands in the way. Indices change when keys are given up, so they are to be used before the next call.
 */
export function findKeys(
  table: TopK,
  bytes: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  count: number,
  indices: Int32Array,
): void {
  makeRoom(table, count, lengthOf(starts, ends, count));
  if (table.kernel?.owns(bytes)) return table.kernel.find(table, starts, ends, count, indices);
  const view = viewOf(bytes);
  const { slots, places, keysView: keys } = table;
  const mask = slots.length - 1;
  // Three rounds instead of one, because a large table is not in the cache: while the memory of one row is still on its
  // way, that of the next is already asked for.
  for (let row = 0; row < count; row++) indices[row] = starts[row]! < 0 ? 0 : hashOf(view, starts[row]!, ends[row]!);
  let touched = 0;
  for (let row = 0; row < count; row++) touched += places[Math.max(0, slots[indices[row]! & mask]! - 1) * PLACE]!;
  table.touched = touched;
  for (let row = 0; row < count; row++) {
    const start = starts[row]!;
    indices[row] = start < 0 ? -1 : find(table, keys, view, start, ends[row]!, indices[row]!);
  }
}

function lengthOf(starts: Int32Array, ends: Int32Array, count: number): number {
  let length = 0;
  for (let row = 0; row < count; row++) if (starts[row]! >= 0) length += ends[row]! - starts[row]!;
  return length;
}

/** Finds the keys of all rows, and counts them. */
export function countKeys(
  table: TopK,
  { bytes, count }: Pick<Entries, 'bytes' | 'count'>,
  starts: Int32Array,
  ends: Int32Array,
  indices: Int32Array,
): void {
  findKeys(table, bytes, starts, ends, count, indices);
  const { numbers, stride } = table;
  for (let row = 0; row < count; row++) if (indices[row]! >= 0) numbers[indices[row]! * stride + COUNT]!++;
}

/** `findKeys` for one. */
export function keyIndex(table: TopK, bytes: Uint8Array, start: number, end: number): number {
  const view = viewOf(bytes);
  return findWithRoom(table, view, start, end, hashOf(view, start, end));
}

export function mergeTopK(
  into: TopK,
  from: TopK,
  mergeRow: (intoIndex: number, fromIndex: number, isNew: boolean) => void,
): void {
  const { stride } = into;
  const view = from.keysView;
  // Of what `from` does not list it may have given up as much as its bound.
  for (let index = 0; index < into.size; index++) into.numbers[index * stride + ERROR]! += from.bound;
  for (let fromIndex = 0; fromIndex < from.size; fromIndex++) {
    const place = fromIndex * PLACE;
    const start = from.places[place + STARTS]!;
    const end = from.places[place + ENDS]!;
    const index = findWithRoom(into, view, start, end, from.places[place]!);
    if (index < 0) continue;
    const isNew = into.numbers[index * stride + COUNT] === 0;
    into.numbers[index * stride + COUNT]! += from.numbers[fromIndex * stride + COUNT]!;
    into.numbers[index * stride + ERROR]! += from.numbers[fromIndex * stride + ERROR]! - (isNew ? 0 : from.bound);
    mergeRow(index, fromIndex, isNew);
  }
  into.bound += from.bound;
}

/**
 * The table without room for growth, for sending. One that has given up keys already gives up those that are far from
 * any list, too: merging is what the host does alone. `giveUp` is told of those.
 */
export function packed(table: TopK, giveUp: GiveUp | null = null): TopK {
  const keep = table.bound > 0 ? Math.min(table.size, table.limit >> 3) : table.size;
  const small = allocate(table, keep, table.keysUsed);
  small.bound = table.bound;
  moveFrequentKeys(table, keep, small, giveUp);
  small.keys = small.keys.slice(0, small.keysUsed);
  small.keysView = viewOf(small.keys);
  return small;
}

export interface Row {
  readonly key: string;
  readonly index: number;
  readonly count: number;
  /** Present when the count may be too small: it is at most this. */
  readonly atMost?: number;
}

/** The bytes of a key, which are the table's own. */
export function keyBytes({ keys, places }: TopK, index: number): Uint8Array {
  return keys.subarray(places[index * PLACE + STARTS], places[index * PLACE + ENDS]);
}

/** The hash of a key, 32 bits. */
export const hashAt = ({ places }: TopK, index: number) => places[index * PLACE]!;

/** The hash of so many bytes that a key begins with, as of a key of its own. */
export function hashOfBeginning({ keysView, places }: TopK, index: number, length: number): number {
  const start = places[index * PLACE + STARTS]!;
  return hashOf(keysView, start, start + length);
}

/** Forgets all keys, and keeps the memory. */
export function clearKeys(table: TopK): void {
  table.slots.fill(0);
  table.size = 0;
  table.keysUsed = 0;
  table.bound = 0;
}

/** The most frequent keys, by count, then by name. */
export function topRows(table: TopK, top: number): readonly Row[] {
  const counts = countsOf(table);
  const least = leastAmong(counts, top);
  const frequent: number[] = [];
  for (let index = 0; index < table.size; index++) if (counts[index]! >= least) frequent.push(index);
  return rowsAt(table, frequent).slice(0, top);
}

/** These keys, by count, then by name. */
export function rowsAt(table: TopK, indices: Iterable<number>): readonly Row[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const rows = Array.from(indices, (index): Row => {
    const count = countOf(table, index);
    const error = table.numbers[index * table.stride + ERROR]!;
    const key = decoder.decode(keyBytes(table, index));
    return withBound({ key, index, count }, error > 0 ? count + error : undefined);
  });
  // Bytes that are no UTF-8 may be shown alike; the order must still not depend on who merged what.
  return rows.toSorted((one, other) => byCount(one, other) || compareKeys(table, one.index, other.index));
}

export const countOf = ({ numbers, stride }: TopK, index: number) => numbers[index * stride + COUNT]!;

/** By their bytes. */
export function compareKeys(table: TopK, one: number, other: number): number {
  return compareBytes(keyBytes(table, one), keyBytes(table, other));
}

/** The most frequent keys, one of which was counted beside the table, perhaps in addition to what the table has. */
export function topRowsWith(
  table: TopK,
  top: number,
  beside: { readonly key: string; readonly count: number },
): readonly Omit<Row, 'index'>[] {
  if (beside.count === 0) return topRows(table, top);
  const rows = topRows(table, top + 1);
  const same = rows.find(({ key }) => key === beside.key);
  const atMost = same?.atMost === undefined ? undefined : same.atMost + beside.count;
  const row = withBound({ key: beside.key, count: (same?.count ?? 0) + beside.count }, atMost);
  return [row, ...rows.filter(other => other !== same)].toSorted(byCount).slice(0, top);
}

type Ranked = Pick<Row, 'key' | 'count'>;

const byCount = (one: Ranked, other: Ranked) => other.count - one.count || compare(one.key, other.key);

/** A row of the report says that it may be too small, where it may. */
export function withBound<Row extends object>(
  row: Row,
  atMost: number | undefined,
): Row & { readonly atMost?: number } {
  return atMost === undefined ? row : { ...row, atMost };
}

/** The least count among so many of the largest; 0 when there are no more. Most keys are rare, so few need sorting. */
function leastAmong(counts: Float64Array, most: number): number {
  if (counts.length <= most) return 0;
  const rare = new Uint32Array(RARE);
  for (const count of counts) if (count < RARE) rare[count]!++;
  let rank = counts.length - rare.reduce((sum, keys) => sum + keys);
  if (rank >= most) return counts.filter(count => count >= RARE).toSorted()[rank - most]!;
  for (let count = RARE - 1; ; count--) {
    rank += rare[count]!;
    if (rank >= most) return count;
  }
}

const RARE = 1024;

function countsOf({ size, stride, numbers }: TopK): Float64Array {
  const counts = new Float64Array(size);
  for (let index = 0; index < size; index++) counts[index] = numbers[index * stride + COUNT]!;
  return counts;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const different = one.findIndex((byte, index) => byte !== other[index]);
  return different < 0 ? one.length - other.length : one[different]! - (other[different] ?? -1);
}

/** Distinct keys at most: well beyond what people have, and small enough for the table to stay in a processor's cache. */
const LIMIT = 32_768;
const SMALLEST = 512;
const KEY_BYTES_AT_FIRST = 1 << 15;
/** Bytes of all keys together at most; request lines may be 8 KB long each. */
const MOST_KEY_BYTES = 1 << 24;
/** In a table at most half full, a walk as long as this has never been seen with keys that nobody chose to collide. */
const MOST_TRIES = 512;

/** Numbers in `places` for a key, and which is which behind the hash. */
const PLACE = 3;
const STARTS = 1;
const ENDS = 2;

type Shape = Pick<TopK, 'limit' | 'stride' | 'wordStride'>;

function allocate({ limit, stride, wordStride }: Shape, capacity: number, keyBytes: number, room: Room = HEAP): TopK {
  const keys = room.uint8(keyBytes);
  const slots = room.int32(slotsFor(capacity)).fill(0);
  return {
    limit,
    stride,
    wordStride,
    size: 0,
    slots,
    places: room.int32(capacity * PLACE),
    numbers: room.float64(capacity * stride),
    words: room.uint16(capacity * wordStride),
    keys,
    keysView: viewOf(keys),
    keysUsed: 0,
    bound: 0,
    kernel: room.tables,
    giveUp: null,
    touched: 0,
  };
}

const slotsFor = (capacity: number) => 2 ** Math.ceil(Math.log2(Math.max(1, capacity) * 2));

/** The index of the key, which is new if it was not there; rare keys make room for it. */
function findWithRoom(table: TopK, view: DataView, start: number, end: number, hash: number): number {
  const index = find(table, table.keysView, view, start, end, hash);
  if (index !== NO_ROOM) return index;
  makeRoom(table, 1, end - start);
  return find(table, table.keysView, view, start, end, hash);
}

const NO_ROOM = -2;

/** The index of the key, which is new if it was not there and there is room. */
function find(table: TopK, keys: DataView, view: DataView, start: number, end: number, hash: number): number {
  const { slots, places } = table;
  const mask = slots.length - 1;
  for (let slot = hash & mask, tries = 0; tries < MOST_TRIES; slot = (slot + 1) & mask, tries++) {
    const index = slots[slot]! - 1;
    if (index < 0) return hasRoom(table, end - start) ? addKey(table, view, start, end, hash, slot) : NO_ROOM;
    const place = index * PLACE;
    if (places[place] !== hash) continue;
    if (isSame(keys, places[place + STARTS]!, places[place + ENDS]!, view, start, end)) return index;
  }
  table.bound++;
  return -1;
}

function addKey(table: TopK, view: DataView, start: number, end: number, hash: number, slot: number): number {
  const { size: index, places, keys, keysUsed, slots } = table;
  const keyEnd = keysUsed + end - start;
  places[index * PLACE] = hash;
  places[index * PLACE + STARTS] = keysUsed;
  places[index * PLACE + ENDS] = keyEnd;
  for (let from = start, to = keysUsed; from < end; from++, to++) keys[to] = view.getUint8(from);
  table.keysUsed = keyEnd;
  table.numbers.fill(0, index * table.stride, (index + 1) * table.stride);
  table.numbers[index * table.stride + ERROR] = table.bound;
  table.size = index + 1;
  slots[slot] = index + 1;
  return index;
}

function hasRoom({ size, places, keysUsed, keys }: TopK, length: number): boolean {
  return size * PLACE < places.length && keysUsed + length <= keys.length;
}

/** Room for so many more keys of so many bytes together, at the cost of rare ones when there would be too many. */
function makeRoom(table: TopK, keys: number, length: number): void {
  while (table.size > 0 && (table.size + keys > table.limit || table.keysUsed + length > MOST_KEY_BYTES)) {
    giveUpRareKeys(table, table.size >> 1);
  }
  const capacity = table.places.length / PLACE;
  if (table.size + keys > capacity) resize(table, Math.max(table.size + keys, Math.min(table.limit, capacity * 2)));
  if (table.keysUsed + length > table.keys.length) growKeys(table, length);
}

function occupySlot({ slots, places }: TopK, index: number): void {
  const mask = slots.length - 1;
  let slot = places[index * PLACE]! & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = index + 1;
}

function growKeys(table: TopK, more: number): void {
  const keys = new Uint8Array(Math.max(table.keys.length * 2, table.keysUsed + more));
  keys.set(table.keys.subarray(0, table.keysUsed));
  table.keys = keys;
  table.keysView = viewOf(keys);
}

/** The same keys with room for this many. */
function resize(table: TopK, capacity: number): void {
  const { size, stride, wordStride, places, numbers, words } = table;
  const resized = allocate(table, capacity, 0);
  resized.places.set(places.subarray(0, size * PLACE));
  resized.numbers.set(numbers.subarray(0, size * stride));
  resized.words.set(words.subarray(0, size * wordStride));
  table.slots = resized.slots;
  table.places = resized.places;
  table.numbers = resized.numbers;
  table.words = resized.words;
  for (let index = 0; index < size; index++) occupySlot(table, index);
}

function giveUpRareKeys(table: TopK, keep: number): void {
  if (table.kernel?.giveUpRareKeys(table, keep, table.giveUp)) return;
  moveFrequentKeys(table, keep, table, table.giveUp);
}

/** Moves so many of the most frequent keys to the beginning of a table, which may be the same one. */
function moveFrequentKeys(from: TopK, keep: number, into: TopK, giveUp: GiveUp | null): void {
  const { size, stride, numbers } = from;
  const rare = rareKeys(from, keep);
  for (const index of rare) {
    into.bound = Math.max(into.bound, numbers[index * stride + COUNT]! + numbers[index * stride + ERROR]!);
  }
  giveUp?.(rare);
  into.size = 0;
  into.keysUsed = 0;
  for (let index = 0, next = 0; index < size; index++) {
    if (index === rare[next]) next++;
    else moveKey(from, index, into);
  }
  into.slots.fill(0);
  for (let index = 0; index < into.size; index++) occupySlot(into, index);
}

/**
 * All but so many of the most frequent keys, in order. Which of the equally frequent are among them does not matter: all
 * are within the bound.
 */
function rareKeys(table: TopK, keep: number): Int32Array {
  const rare = new Int32Array(Math.max(0, table.size - keep));
  if (rare.length === 0) return rare;
  const counts = countsOf(table);
  const threshold = leastAmong(counts, keep);
  let ties = keep;
  for (const count of counts) if (count > threshold) ties--;
  let given = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!;
    if (count < threshold || (count === threshold && ties-- <= 0)) rare[given++] = index;
  }
  return rare;
}

/** Behind the last key of a table. In the same table that is never behind where the key was. */
function moveKey(from: TopK, index: number, into: TopK): void {
  const { stride, wordStride, places, numbers, words } = from;
  const key = into.size++;
  const start = places[index * PLACE + STARTS]!;
  const end = places[index * PLACE + ENDS]!;
  into.places[key * PLACE] = places[index * PLACE]!;
  into.places[key * PLACE + STARTS] = into.keysUsed;
  for (let at = start; at < end; at++) into.keys[into.keysUsed++] = from.keys[at]!;
  into.places[key * PLACE + ENDS] = into.keysUsed;
  for (let column = 0; column < stride; column++)
    into.numbers[key * stride + column] = numbers[index * stride + column]!;
  for (let word = 0; word < wordStride; word++) into.words[key * wordStride + word] = words[index * wordStride + word]!;
}
