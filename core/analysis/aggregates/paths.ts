import { MOST_ROWS } from '../../logs/entries.ts';
import type { Entries } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import type { Duration, PathRow, StatusClass } from '../report.ts';
import { bucketOf, countBucket, createQuantiles, durationOf, mergeBuckets } from '../sketches/quantiles.ts';
import type { Quantiles } from '../sketches/quantiles.ts';
import type { TopK } from '../sketches/top-k.ts';
import { COUNT, FIRST, createTopK, findKeys, mergeTopK, packed, topRows, withBound } from '../sketches/top-k.ts';
import { STATUS_CLASSES } from './status.ts';

/**
 * Requests, status, bytes and durations by path. Most paths are asked for a few times only, so the first durations of
 * each are kept as they are, two bytes each; a path that goes on gets a sketch.
 */
export const paths: Aggregate<Paths> = {
  id: 'paths',
  needs: ['path'],
  uses: ['status', 'size', 'duration'],
  create: (room = HEAP) => ({
    table: createTopK({ columns: COLUMNS, words: FEW }, room),
    sketches: 0,
    indices: room.int32(MOST_ROWS),
  }),

  add(state, entries) {
    const { bytes, count, pathStart, pathEnd } = entries;
    const { table, indices } = state;
    findKeys(table, bytes, pathStart, pathEnd, count, indices);
    for (let row = 0; row < count; row++) if (indices[row]! >= 0) addTo(state, indices[row]!, entries, row);
  },

  merge(into, from) {
    mergeTopK(into.table, from.table, (intoIndex, fromIndex) => mergeRow(into, intoIndex, from, fromIndex));
  },

  pack: ({ table, sketches }) => ({ table: packed(table), sketches, indices: new Int32Array(0) }),

  finish: ({ table }, { top, has }) => ({
    paths: topRows(table, top).map(({ key, index, count, atMost }): PathRow => {
      const numbers = table.numbers.subarray(index * table.stride, (index + 1) * table.stride);
      const row: PathRow = {
        path: key,
        requests: count,
        status: has('status') ? classesOf(numbers) : null,
        bytesSent: has('size') ? numbers[BYTES]! : null,
        duration: has('duration') ? durationOfRow(table, index) : null,
      };
      return withBound(row, atMost);
    }),
  }),
};

interface Paths {
  readonly table: TopK<Quantiles | 'given up'>;
  /** How many paths have a sketch. */
  sketches: number;
  /** Where the paths of the rows are in the table. */
  readonly indices: Int32Array;
}

const BYTES = FIRST;
/** 1xx; the other classes follow. */
const CLASSES = BYTES + 1;
const DURATIONS = CLASSES + STATUS_CLASSES.length;
const SUM = DURATIONS + 1;
const MIN = SUM + 1;
const MAX = MIN + 1;
const COLUMNS = MAX + 1 - FIRST;
/** Durations of a path that are kept before it gets a sketch. */
const FEW = 16;
/** A sketch takes a few kilobytes. Rare paths lose theirs first; those in the list are far from it. */
const MOST_SKETCHES = 4096;

function addTo(state: Paths, index: number, entries: Entries, row: number): void {
  const status = entries.status[row]!;
  const sizeBytes = entries.sizeBytes[row]!;
  const durationMicros = entries.durationMicros[row]!;
  const { numbers, stride } = state.table;
  const at = index * stride;
  numbers[at + COUNT]!++;
  if (sizeBytes > 0) numbers[at + BYTES]! += sizeBytes;
  if (status >= 100 && status < 600) numbers[at + CLASSES - 1 + Math.floor(status / 100)]!++;
  if (durationMicros < 0) return;
  const count = numbers[at + DURATIONS]!++;
  numbers[at + SUM]! += durationMicros;
  if (count === 0 || durationMicros < numbers[at + MIN]!) numbers[at + MIN] = durationMicros;
  if (count === 0 || durationMicros > numbers[at + MAX]!) numbers[at + MAX] = durationMicros;
  if (count < FEW) state.table.words[index * FEW + count] = bucketOf(durationMicros);
  else countInSketch(state, index, bucketOf(durationMicros));
}

function countInSketch(state: Paths, index: number, bucket: number): void {
  const sketch = state.table.extras[index] ?? promote(state, index, FEW);
  if (sketch !== 'given up') countBucket(sketch, bucket, 1);
}

/** Moves the few durations that are known so far into a sketch. */
function promote(state: Paths, index: number, known: number): Quantiles {
  const { extras, words } = state.table;
  if (state.sketches >= MOST_SKETCHES) giveUpRareSketches(state);
  const sketch = createQuantiles();
  for (let word = 0; word < known; word++) countBucket(sketch, words[index * FEW + word]!, 1);
  extras[index] = sketch;
  state.sketches++;
  return sketch;
}

function giveUpRareSketches(state: Paths): void {
  const { extras, numbers, stride } = state.table;
  const owners = extras.flatMap((extra, index) => (typeof extra === 'object' ? [index] : []));
  owners.sort((one, other) => numbers[other * stride + COUNT]! - numbers[one * stride + COUNT]!);
  for (const index of owners.slice(MOST_SKETCHES / 2)) extras[index] = 'given up';
  state.sketches = Math.min(owners.length, MOST_SKETCHES / 2);
}

function mergeRow(into: Paths, intoIndex: number, from: Paths, fromIndex: number): void {
  const { numbers, stride, words, extras } = into.table;
  const at = intoIndex * stride;
  const theirs = from.table.numbers;
  const theirAt = fromIndex * stride;
  for (let column = BYTES; column < DURATIONS; column++) numbers[at + column]! += theirs[theirAt + column]!;
  const mine = numbers[at + DURATIONS]!;
  const added = theirs[theirAt + DURATIONS]!;
  if (added === 0) return;
  numbers[at + DURATIONS] = mine + added;
  numbers[at + SUM]! += theirs[theirAt + SUM]!;
  const theirMin = theirs[theirAt + MIN]!;
  const theirMax = theirs[theirAt + MAX]!;
  if (mine === 0 || theirMin < numbers[at + MIN]!) numbers[at + MIN] = theirMin;
  if (mine === 0 || theirMax > numbers[at + MAX]!) numbers[at + MAX] = theirMax;

  const theirWords = from.table.words;
  const theirFirst = fromIndex * FEW;
  const theirSketch = from.table.extras[fromIndex];
  if (mine + added <= FEW) {
    for (let word = 0; word < added; word++) words[intoIndex * FEW + mine + word] = theirWords[theirFirst + word]!;
    return;
  }
  const sketch = extras[intoIndex] ?? promote(into, intoIndex, Math.min(mine, FEW));
  if (sketch === 'given up' || theirSketch === 'given up') {
    extras[intoIndex] = 'given up';
    return;
  }
  if (theirSketch) mergeBuckets(sketch, theirSketch);
  else for (let word = 0; word < added; word++) countBucket(sketch, theirWords[theirFirst + word]!, 1);
}

function classesOf(numbers: Float64Array): Partial<Record<StatusClass, number>> {
  const occurring = STATUS_CLASSES.map((name, index) => [name, numbers[CLASSES + index]!] as const);
  return Object.fromEntries(occurring.filter(([, count]) => count > 0));
}

function durationOfRow({ numbers, stride, words, extras }: Paths['table'], index: number): Duration | null {
  const at = index * stride;
  const count = numbers[at + DURATIONS]!;
  const extra = extras[index];
  if (extra === 'given up') return null;
  const values = extra ?? createQuantiles();
  if (!extra) for (let word = 0; word < count; word++) countBucket(values, words[index * FEW + word]!, 1);
  return durationOf({ ...values, count, sum: numbers[at + SUM]!, min: numbers[at + MIN]!, max: numbers[at + MAX]! });
}
