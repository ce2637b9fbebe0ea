/**
 * Counts byte strings, with a few numbers beside each count, in a table that never grows beyond its limit. Until the
 * limit is reached everything is exact. Then the less frequent half is given up, again and again; `bound` remembers the
 * most that a key given up can have had, so that whatever is listed in the end says how far it can be off.
 *
 * Hash table with open addressing over slices of one buffer: no string is made for a line.
 */
export interface TopK<Extra> {
  readonly limit: number;
  /** Numbers kept for a key: count, error, and the caller's columns. */
  readonly stride: number;
  /** 16-bit words kept for a key. */
  readonly wordStride: number;
  size: number;
  /** Key index + 1, or 0; a power of two long, at least twice the keys. */
  slots: Int32Array;
  hashes: Int32Array;
  starts: Int32Array;
  lengths: Int32Array;
  numbers: Float64Array;
  words: Uint16Array;
  extras: (Extra | undefined)[];
  keys: Uint8Array;
  keysUsed: number;
  /** The most that a key can have been counted before it was given up. */
  bound: number;
}

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

export function createTopK<Extra = never>({ columns = 0, words = 0, limit = LIMIT }: TopKShape): TopK<Extra> {
  return allocate({ limit, stride: FIRST + columns, wordStride: words }, Math.min(limit, SMALLEST), KEY_BYTES_AT_FIRST);
}

/**
 * The index of the key in bytes[start, end), which is new if it was not there; -1 when a crowd of keys with the same
 * hash, which only an attacker makes, stands in the way. Indices change whenever a key is added: use it at once.
 */
export function keyIndex<Extra>(table: TopK<Extra>, bytes: Uint8Array, start: number, end: number): number {
  const hash = hashOf(bytes, start, end);
  const { slots, hashes } = table;
  const mask = slots.length - 1;
  for (let slot = hash & mask, tries = 0; tries < MOST_TRIES; slot = (slot + 1) & mask, tries++) {
    const index = slots[slot]! - 1;
    if (index < 0) return addKey(table, bytes, start, end, hash);
    if (hashes[index] === hash && isKey(table, index, bytes, start, end)) return index;
  }
  table.bound++;
  return -1;
}

export function mergeTopK<Extra>(
  into: TopK<Extra>,
  from: TopK<Extra>,
  mergeRow: (intoIndex: number, fromIndex: number, isNew: boolean) => void,
): void {
  const { stride } = into;
  // Of what `from` does not list it may have given up as much as its bound.
  for (let index = 0; index < into.size; index++) into.numbers[index * stride + ERROR]! += from.bound;
  for (let fromIndex = 0; fromIndex < from.size; fromIndex++) {
    const start = from.starts[fromIndex]!;
    const index = keyIndex(into, from.keys, start, start + from.lengths[fromIndex]!);
    if (index < 0) continue;
    const isNew = into.numbers[index * stride + COUNT] === 0;
    into.numbers[index * stride + COUNT]! += from.numbers[fromIndex * stride + COUNT]!;
    into.numbers[index * stride + ERROR]! += from.numbers[fromIndex * stride + ERROR]! - (isNew ? 0 : from.bound);
    mergeRow(index, fromIndex, isNew);
  }
  into.bound += from.bound;
}

export interface Row {
  readonly key: string;
  readonly index: number;
  readonly count: number;
  /** Present when the count may be too small: it is at most this. */
  readonly atMost?: number;
}

/** The most frequent keys, by count, then by name. */
export function topRows<Extra>(table: TopK<Extra>, top: number): readonly Row[] {
  const { size, stride, numbers } = table;
  const counts = countsOf(table);
  const least = counts.toSorted()[Math.max(0, size - top)] ?? 0;
  const decoder = new TextDecoder();
  const rows: Row[] = [];
  for (let index = 0; index < size; index++) {
    const count = counts[index]!;
    if (count < least) continue;
    const start = table.starts[index]!;
    const key = decoder.decode(table.keys.subarray(start, start + table.lengths[index]!));
    const error = numbers[index * stride + ERROR]!;
    rows.push(withBound({ key, index, count }, error > 0 ? count + error : undefined));
  }
  return rows.toSorted((one, other) => other.count - one.count || compare(one.key, other.key)).slice(0, top);
}

/** A row of the report says that it may be too small, where it may. */
export function withBound<Row extends object>(
  row: Row,
  atMost: number | undefined,
): Row & { readonly atMost?: number } {
  return atMost === undefined ? row : { ...row, atMost };
}

function countsOf({ size, stride, numbers }: TopK<unknown>): Float64Array {
  const counts = new Float64Array(size);
  for (let index = 0; index < size; index++) counts[index] = numbers[index * stride + COUNT]!;
  return counts;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Distinct keys at most: well beyond what people have, and small enough for the table to stay in a processor's cache. */
const LIMIT = 65_536;
const SMALLEST = 512;
const KEY_BYTES_AT_FIRST = 1 << 15;
/** Bytes of all keys together at most; request lines may be 8 KB long each. */
const MOST_KEY_BYTES = 1 << 24;
/** In a table at most half full, a walk as long as this has never been seen with keys that nobody chose to collide. */
const MOST_TRIES = 512;

type Shape = Pick<TopK<never>, 'limit' | 'stride' | 'wordStride'>;

function allocate<Extra>({ limit, stride, wordStride }: Shape, capacity: number, keyBytes: number): TopK<Extra> {
  return {
    limit,
    stride,
    wordStride,
    size: 0,
    slots: new Int32Array(slotsFor(capacity)),
    hashes: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    lengths: new Int32Array(capacity),
    numbers: new Float64Array(capacity * stride),
    words: new Uint16Array(capacity * wordStride),
    extras: [],
    keys: new Uint8Array(keyBytes),
    keysUsed: 0,
    bound: 0,
  };
}

const slotsFor = (capacity: number) => 2 ** Math.ceil(Math.log2(capacity * 2));

/** Four bytes at a step, each multiplied in, and a last mix because the slot is taken from the low bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let index = start;
  for (; index + 4 <= end; index += 4) {
    const word = bytes[index]! | (bytes[index + 1]! << 8) | (bytes[index + 2]! << 16) | (bytes[index + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; index < end; index++) hash = Math.imul(hash ^ bytes[index]!, 0x9e3779b1);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function isKey({ keys, starts, lengths }: TopK<unknown>, index: number, bytes: Uint8Array, start: number, end: number) {
  const length = end - start;
  if (lengths[index] !== length) return false;
  const at = starts[index]!;
  for (let offset = 0; offset < length; offset++) if (keys[at + offset] !== bytes[start + offset]) return false;
  return true;
}

function addKey<Extra>(table: TopK<Extra>, bytes: Uint8Array, start: number, end: number, hash: number): number {
  const length = end - start;
  if (table.size >= table.limit || table.keysUsed + length > MOST_KEY_BYTES) giveUpRareKeys(table);
  if (table.size >= table.hashes.length) grow(table, Math.min(table.limit, table.hashes.length * 2));
  if (table.keysUsed + length > table.keys.length) growKeys(table, length);
  const index = table.size++;
  table.hashes[index] = hash;
  table.starts[index] = table.keysUsed;
  table.lengths[index] = length;
  for (let offset = 0; offset < length; offset++) table.keys[table.keysUsed + offset] = bytes[start + offset]!;
  table.keysUsed += length;
  table.extras.push(undefined);
  table.numbers[index * table.stride + ERROR] = table.bound;
  occupySlot(table, index);
  return index;
}

function occupySlot({ slots, hashes }: TopK<unknown>, index: number): void {
  const mask = slots.length - 1;
  let slot = hashes[index]! & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = index + 1;
}

function growKeys(table: TopK<unknown>, more: number): void {
  const keys = new Uint8Array(Math.max(table.keys.length * 2, table.keysUsed + more));
  keys.set(table.keys.subarray(0, table.keysUsed));
  table.keys = keys;
}

function grow(table: TopK<unknown>, capacity: number): void {
  const larger = allocate(table, capacity, 0);
  larger.hashes.set(table.hashes);
  larger.starts.set(table.starts);
  larger.lengths.set(table.lengths);
  larger.numbers.set(table.numbers);
  larger.words.set(table.words);
  const { slots, hashes, starts, lengths, numbers, words } = larger;
  Object.assign(table, { slots, hashes, starts, lengths, numbers, words });
  for (let index = 0; index < table.size; index++) occupySlot(table, index);
}

/** Keeps the more frequent half. Which of the equally frequent stay does not matter: all are within the bound. */
function giveUpRareKeys<Extra>(table: TopK<Extra>): void {
  const { size, stride, wordStride, numbers } = table;
  const keep = size >> 1;
  const counts = countsOf(table);
  const threshold = counts.toSorted()[size - keep] ?? Infinity;
  let ties = keep;
  for (const count of counts) if (count > threshold) ties--;

  const smaller = allocate<Extra>(table, table.hashes.length, table.keys.length);
  smaller.bound = table.bound;
  for (let index = 0; index < size; index++) {
    const count = counts[index]!;
    if (count < threshold || (count === threshold && ties-- <= 0)) {
      smaller.bound = Math.max(smaller.bound, count + numbers[index * stride + ERROR]!);
      continue;
    }
    const start = table.starts[index]!;
    const target = smaller.size++;
    smaller.hashes[target] = table.hashes[index]!;
    smaller.starts[target] = smaller.keysUsed;
    smaller.lengths[target] = table.lengths[index]!;
    smaller.keys.set(table.keys.subarray(start, start + table.lengths[index]!), smaller.keysUsed);
    smaller.keysUsed += table.lengths[index]!;
    smaller.numbers.set(numbers.subarray(index * stride, (index + 1) * stride), target * stride);
    smaller.words.set(table.words.subarray(index * wordStride, (index + 1) * wordStride), target * wordStride);
    smaller.extras.push(table.extras[index]);
    occupySlot(smaller, target);
  }
  Object.assign(table, smaller);
}
