import type { Field } from '../gunicorn/atoms.ts';
import type { Entries } from '../logs/entries.ts';
import { STATUS_CLASSES } from './aggregates/status.ts';
import type { Room } from './kernel.ts';
import { HEAP } from './kernel.ts';
import type { Duration, PathRow, StatusClass } from './report.ts';
import { bucketOf, countBucket, createQuantiles, durationOf, mergeBuckets } from './sketches/quantiles.ts';
import type { Quantiles } from './sketches/quantiles.ts';
import { COUNT, FIRST, createTopK, mergeTopK, packed, withBound } from './sketches/top-k.ts';
import type { GiveUp, Row, TopK } from './sketches/top-k.ts';

/**
 * What is known of the requests of each key: how many, their status, bytes and durations. Most keys are met a few times
 * only, so the first durations of each are kept as they are, two bytes each; a key that goes on gets a sketch.
 */
export interface RequestRows {
  readonly table: TopK<Quantiles | 'given up'>;
  /** How many keys have a sketch. */
  sketches: number;
  /**
   * Takes the durations that a row holds, which are then forgotten, because there are too many sketches. The row still
   * holds later ones until there are a few again, which are taken in turn. Null where nobody wants them, and in rows
   * that are sent.
   */
  spill: Spill | null;
}

export type Spill = (rows: RequestRows, index: number) => void;

export function createRequestRows(room: Room = HEAP, limit?: number): RequestRows {
  return {
    table: createTopK(limit === undefined ? SHAPE : { ...SHAPE, limit }, room),
    sketches: 0,
    spill: null,
  };
}

/** Adds requests, the i-th to the row `indices[i]`, where that is not negative. */
export function addRequests(rows: RequestRows, indices: Int32Array, entries: Entries): void {
  const { kernel } = rows.table;
  if (kernel?.owns(entries.bytes)) {
    return kernel.addRequests(rows.table, indices, entries, (index, bucket) => hold(rows, index, bucket));
  }
  for (let row = 0; row < entries.count; row++) if (indices[row]! >= 0) addRequest(rows, indices[row]!, entries, row);
}

function addRequest(rows: RequestRows, index: number, entries: Entries, row: number): void {
  const status = entries.status[row]!;
  const sizeBytes = entries.sizeBytes[row]!;
  const durationMicros = entries.durationMicros[row]!;
  const { numbers, stride } = rows.table;
  const at = index * stride;
  numbers[at + COUNT]!++;
  if (sizeBytes > 0) numbers[at + BYTES]! += sizeBytes;
  if (status >= 100 && status < 600) numbers[at + CLASSES - 1 + Math.floor(status / 100)]!++;
  if (durationMicros < 0) return;
  const count = numbers[at + DURATIONS]!++;
  numbers[at + SUM]! += durationMicros;
  if (count === 0 || durationMicros < numbers[at + MIN]!) numbers[at + MIN] = durationMicros;
  if (count === 0 || durationMicros > numbers[at + MAX]!) numbers[at + MAX] = durationMicros;
  hold(rows, index, bucketOf(durationMicros));
}

/** Adds a row to one of other rows, but for the count of its requests; what it has spilled is not in it. */
export function pourRow(into: RequestRows, intoIndex: number, from: RequestRows, fromIndex: number): void {
  const { numbers, stride } = into.table;
  const at = intoIndex * stride;
  const theirs = from.table.numbers;
  const theirAt = fromIndex * stride;
  for (let column = BYTES; column < DURATIONS; column++) numbers[at + column]! += theirs[theirAt + column]!;
  // Also where there seem to be none: they may have come ahead of their requests.
  pourDurations(into, intoIndex, from, fromIndex);
  const mine = numbers[at + DURATIONS]!;
  const added = theirs[theirAt + DURATIONS]!;
  if (added === 0) return;
  numbers[at + DURATIONS] = mine + added;
  numbers[at + SUM]! += theirs[theirAt + SUM]!;
  const theirMin = theirs[theirAt + MIN]!;
  const theirMax = theirs[theirAt + MAX]!;
  if (mine === 0 || theirMin < numbers[at + MIN]!) numbers[at + MIN] = theirMin;
  if (mine === 0 || theirMax > numbers[at + MAX]!) numbers[at + MAX] = theirMax;
}

/** Adds the durations that a row holds, for its quantiles alone. */
export function pourDurations(into: RequestRows, intoIndex: number, from: RequestRows, fromIndex: number): void {
  const { numbers, stride, words, extras } = from.table;
  const theirs = extras[fromIndex];
  if (typeof theirs !== 'object') {
    const held = numbers[fromIndex * stride + HELD]!;
    for (let word = 0; word < held; word++) hold(into, intoIndex, words[fromIndex * FEW + word]!);
    return;
  }
  const mine = into.table.extras[intoIndex] ?? promote(into, intoIndex);
  if (mine === 'given up') into.spill?.(from, fromIndex);
  else mergeBuckets(mine, theirs);
}

export function mergeRequestRows(into: RequestRows, from: RequestRows): void {
  mergeTopK(into.table, from.table, (intoIndex, fromIndex) => {
    // What the other has lost nobody can bring back.
    if (from.table.extras[fromIndex] === 'given up') giveUpSketch(into, intoIndex);
    pourRow(into, intoIndex, from, fromIndex);
  });
}

export function packedRows({ table, sketches }: RequestRows, giveUp: GiveUp | null = null): RequestRows {
  return { table: packed(table, giveUp), sketches, spill: null };
}

/** The row of the report for a row of the table. */
export function requestRow({ table }: RequestRows, row: Row, has: (field: Field) => boolean): PathRow {
  const { key, index, count, atMost } = row;
  const numbers = table.numbers.subarray(index * table.stride, (index + 1) * table.stride);
  const shown: PathRow = {
    path: key,
    requests: count,
    status: has('status') ? classesOf(numbers) : null,
    bytesSent: has('size') ? numbers[BYTES]! : null,
    duration: has('duration') ? durationOfRow(table, index) : null,
  };
  return withBound(shown, atMost);
}

/** Whether any request of the row was answered with something else than a refusal. */
export function isServed({ table }: RequestRows, index: number): boolean {
  const at = index * table.stride;
  return table.numbers[at + COUNT]! > table.numbers[at + CLASSES + STATUS_CLASSES.indexOf('4xx')]!;
}

/** The kernel knows these columns by number, too. */
const BYTES = FIRST;
/** 1xx; the other classes follow. */
const CLASSES = BYTES + 1;
const DURATIONS = CLASSES + STATUS_CLASSES.length;
const SUM = DURATIONS + 1;
const MIN = SUM + 1;
const MAX = MIN + 1;
/** Words in use. With a sketch, all: the next duration has to look what to do. */
const HELD = MAX + 1;
/** Durations of a key that are kept before it gets a sketch. */
const FEW = 16;
const SHAPE = { columns: HELD + 1 - FIRST, words: FEW };
/** A sketch takes a few kilobytes. Rare keys lose theirs first; those in the list are far from it. */
const MOST_SKETCHES = 4096;

function hold(rows: RequestRows, index: number, bucket: number): void {
  const { numbers, stride, words } = rows.table;
  const at = index * stride + HELD;
  const held = numbers[at]!;
  if (held === FEW) return countInSketch(rows, index, bucket);
  words[index * FEW + held] = bucket;
  numbers[at] = held + 1;
}

function countInSketch(rows: RequestRows, index: number, bucket: number): void {
  const sketch = rows.table.extras[index] ?? promote(rows, index);
  if (sketch !== 'given up') return countBucket(sketch, bucket, 1);
  rows.spill?.(rows, index);
  rows.table.numbers[index * rows.table.stride + HELD] = 0;
  hold(rows, index, bucket);
}

/** Moves the few durations that are held so far into a sketch. */
function promote(rows: RequestRows, index: number): Quantiles {
  const { extras, numbers, stride, words } = rows.table;
  if (rows.sketches >= MOST_SKETCHES) giveUpRareSketches(rows);
  const sketch = createQuantiles();
  const held = numbers[index * stride + HELD]!;
  for (let word = 0; word < held; word++) countBucket(sketch, words[index * FEW + word]!, 1);
  numbers[index * stride + HELD] = FEW;
  extras[index] = sketch;
  rows.sketches++;
  return sketch;
}

function giveUpRareSketches(rows: RequestRows): void {
  const { extras, numbers, stride } = rows.table;
  const owners = extras.flatMap((extra, index) => (typeof extra === 'object' ? [index] : []));
  owners.sort((one, other) => numbers[other * stride + COUNT]! - numbers[one * stride + COUNT]!);
  rows.sketches = owners.length;
  for (const index of owners.slice(MOST_SKETCHES / 2)) giveUpSketch(rows, index);
}

function giveUpSketch(rows: RequestRows, index: number): void {
  const { extras, numbers, stride } = rows.table;
  if (extras[index] === 'given up') return;
  rows.spill?.(rows, index);
  if (extras[index] !== undefined) rows.sketches--;
  extras[index] = 'given up';
  numbers[index * stride + HELD] = 0;
}

function classesOf(numbers: Float64Array): Partial<Record<StatusClass, number>> {
  const occurring = STATUS_CLASSES.map((name, index) => [name, numbers[CLASSES + index]!] as const);
  return Object.fromEntries(occurring.filter(([, count]) => count > 0));
}

/** Null where durations are missing. */
function durationOfRow({ numbers, stride, words, extras }: RequestRows['table'], index: number): Duration | null {
  const at = index * stride;
  const count = numbers[at + DURATIONS]!;
  const extra = extras[index];
  if (extra === 'given up') return null;
  const values = extra ?? createQuantiles();
  if (!extra) for (let word = 0; word < numbers[at + HELD]!; word++) countBucket(values, words[index * FEW + word]!, 1);
  return durationOf({ ...values, count, sum: numbers[at + SUM]!, min: numbers[at + MIN]!, max: numbers[at + MAX]! });
}
