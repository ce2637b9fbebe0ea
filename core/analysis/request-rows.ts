import type { Field } from '../gunicorn/atoms.ts';
import type { Entries } from '../logs/entries.ts';
import { STATUS_CLASSES } from './aggregates/status.ts';
import type { Room } from './kernel.ts';
import { HEAP } from './kernel.ts';
import type { Duration, PathRow, StatusClass } from './report.ts';
import type { Measure } from './leaders.ts';
import {
  bucketOf,
  countBucket,
  createQuantiles,
  durationOf,
  middleOf,
  quantile,
  rankOf,
} from './sketches/quantiles.ts';
import type { Quantiles } from './sketches/quantiles.ts';
import {
  clearSketches,
  countInSketch,
  createSketch,
  createSketchPages,
  forEachBucket,
  freeSketch,
  hasRoomForPages,
  hasRoomForSketch,
  pagesOf,
  pourSketch,
  quantilesFor,
} from './sketches/sketch-pages.ts';
import type { SketchPages } from './sketches/sketch-pages.ts';
import { COUNT, FIRST, clearKeys, countOf, createTopK, mergeTopK, packed, withBound } from './sketches/top-k.ts';
import type { GiveUp, Row, TopK } from './sketches/top-k.ts';

/**
 * What is known of the requests of each key: how many, their status, bytes and durations. Most keys are met a few times
 * only, so the first durations of each are kept as they are, two bytes each; a key that goes on gets a sketch.
 */
export interface RequestRows {
  readonly table: TopK;
  readonly sketches: SketchPages;
  /**
   * Takes the durations that a row holds, which are then forgotten, because there are too many sketches. The row still
   * holds later ones until there are a few again, which are taken in turn. Null where nobody wants them, and in rows
   * that are sent.
   */
  spill: Spill | null;
}

export type Spill = (rows: RequestRows, index: number) => void;

export function createRequestRows(room: Room = HEAP, limit?: number): RequestRows {
  const shape = limit === undefined ? SHAPE : { ...SHAPE, limit };
  const rows = { table: createTopK(shape, room), sketches: createSketchPages(room), spill: null };
  onGiveUp(rows, null);
  return rows;
}

/** `giveUp` is told of keys that are given up for others, null when nobody wants to know. */
export function onGiveUp(rows: RequestRows, giveUp: GiveUp | null): void {
  rows.table.giveUp = indices => {
    giveUp?.(indices);
    for (let at = 0; at < indices.length; at++) dropSketch(rows, indices[at]!);
  };
}

/** Forgets all rows, and keeps the memory. */
export function clearRows({ table, sketches }: RequestRows): void {
  clearKeys(table);
  clearSketches(sketches);
}

/** Adds requests, the i-th to the row `indices[i]`, where that is not negative. */
export function addRequests(rows: RequestRows, indices: Int32Array, entries: Entries): void {
  const { kernel } = rows.table;
  if (kernel?.owns(entries.bytes)) {
    return kernel.addRequests(rows, indices, entries, (index, bucket) => hold(rows, index, bucket));
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

/** Adds rows to those of other rows, the i-th to `intoIndices[i]`, where that is not negative. */
export function pourRows(
  into: RequestRows,
  intoIndices: Int32Array,
  from: RequestRows,
  fromIndices: Int32Array,
  count: number,
): void {
  const { kernel } = into.table;
  if (kernel && kernel === from.table.kernel) {
    return kernel.pourRows(into, intoIndices, from, fromIndices, count, {
      hold: (index, bucket) => hold(into, index, bucket),
      pourDurations: (intoIndex, fromIndex) => pourDurations(into, intoIndex, from, fromIndex),
    });
  }
  for (let row = 0; row < count; row++) {
    const index = intoIndices[row]!;
    if (index < 0) continue;
    into.table.numbers[index * into.table.stride + COUNT]! += countAt(from, fromIndices[row]!);
    pourRow(into, index, from, fromIndices[row]!);
  }
}

/** Adds a row to one of other rows, but for the count of its requests; what it has spilled is not in it. */
function pourRow(into: RequestRows, intoIndex: number, from: RequestRows, fromIndex: number): void {
  const { numbers, stride } = into.table;
  const at = intoIndex * stride;
  const theirs = from.table.numbers;
  const theirAt = fromIndex * stride;
  for (let column = BYTES; column < DURATIONS; column++) numbers[at + column]! += theirs[theirAt + column]!;
  const mine = numbers[at + DURATIONS]!;
  const added = theirs[theirAt + DURATIONS]!;
  if (added > 0) {
    numbers[at + DURATIONS] = mine + added;
    numbers[at + SUM]! += theirs[theirAt + SUM]!;
    const theirMin = theirs[theirAt + MIN]!;
    const theirMax = theirs[theirAt + MAX]!;
    if (mine === 0 || theirMin < numbers[at + MIN]!) numbers[at + MIN] = theirMin;
    if (mine === 0 || theirMax > numbers[at + MAX]!) numbers[at + MAX] = theirMax;
  }
  // Also where there seem to be none: they may have come ahead of their requests.
  pourDurations(into, intoIndex, from, fromIndex);
}

/** Adds the durations that a row holds, for its quantiles alone. */
export function pourDurations(into: RequestRows, intoIndex: number, from: RequestRows, fromIndex: number): void {
  const holding = holdingAt(from, fromIndex);
  if (holding < FIRST_SKETCH) {
    const { words } = from.table;
    for (let word = 0; word < heldOf(holding); word++) hold(into, intoIndex, words[fromIndex * FEW + word]!);
    return;
  }
  const theirs = holding - FIRST_SKETCH;
  makeRoomFor(into, intoIndex, pagesOf(from.sketches, theirs));
  const mine = sketchAt(into, intoIndex);
  if (mine < 0) into.spill?.(from, fromIndex);
  else pourSketch(into.sketches, mine, from.sketches, theirs);
}

export function mergeRequestRows(into: RequestRows, from: RequestRows): void {
  // Rows that were sent have lost it.
  if (!into.table.giveUp) onGiveUp(into, null);
  mergeTopK(into.table, from.table, (intoIndex, fromIndex) => {
    // What the other has lost nobody can bring back.
    if (holdingAt(from, fromIndex) < 0) giveUpSketch(into, intoIndex);
    pourRow(into, intoIndex, from, fromIndex);
  });
}

export function packedRows({ table, sketches }: RequestRows, giveUp: GiveUp | null = null): RequestRows {
  const kept = packed(table, giveUp);
  const owners = ownersOf(kept);
  const old = owners.map(index => kept.numbers[index * kept.stride + HOLDING]! - FIRST_SKETCH);
  const pages = old.reduce((sum, sketch) => sum + pagesOf(sketches, sketch), 0);
  const small = createSketchPages(HEAP, { sketches: old.length, pages });
  for (const [row, index] of owners.entries()) {
    const sketch = createSketch(small);
    pourSketch(small, sketch, sketches, old[row]!);
    kept.numbers[index * kept.stride + HOLDING] = FIRST_SKETCH + sketch;
  }
  return { table: kept, sketches: small, spill: null };
}

/** The row of the report for a row of the table. */
export function requestRow(rows: RequestRows, row: Row, has: (field: Field) => boolean): PathRow {
  const { key, index, count, atMost } = row;
  const { table } = rows;
  const numbers = table.numbers.subarray(index * table.stride, (index + 1) * table.stride);
  const shown: PathRow = {
    path: key,
    requests: count,
    status: has('status') ? classesOf(numbers) : null,
    bytesSent: has('size') ? numbers[BYTES]! : null,
    duration: has('duration') ? durationOfRow(rows, index) : null,
  };
  return withBound(shown, atMost);
}

export const countAt = ({ table }: RequestRows, index: number) => countOf(table, index);

/** What rows can be put in order by beside their requests, as `core/base/list-order.ts` measures it in the report. */
export function measuresOf(rows: RequestRows, has: (field: Field) => boolean): readonly Measure[] {
  const { numbers, stride, words } = rows.table;
  const column = (index: number, column: number) => numbers[index * stride + column]!;
  const shareOf = (name: StatusClass): Measure => {
    const own = CLASSES + STATUS_CLASSES.indexOf(name);
    return { of: index => column(index, own) / column(index, COUNT), isRate: true };
  };
  const quantileAt = (share: number): Measure => ({
    of(index) {
      const count = column(index, DURATIONS);
      if (count === 0) return null;
      if (count <= FEW && count === holdingAt(rows, index)) {
        // Most rows have a few requests, and a sketch for each of them would take ten times as long.
        const held = words.subarray(index * FEW, index * FEW + count).toSorted();
        const middle = middleOf(held[rankOf(share, count) - 1]!);
        return Math.min(column(index, MAX), Math.max(column(index, MIN), middle));
      }
      const values = quantilesOfRow(rows, index);
      return values && quantile(values, share);
    },
    ceiling: index => column(index, MAX),
    isRate: true,
  });
  const time: Measure = {
    of(index) {
      const count = column(index, DURATIONS);
      // A row without durations is not known to have taken no time.
      if (count === 0 || holdingAt(rows, index) < 0) return null;
      return Math.round(column(index, SUM) / count) * count;
    },
  };
  return [
    ...(has('status') ? [shareOf('4xx'), shareOf('5xx')] : []),
    ...(has('size') ? [{ of: (index: number) => column(index, BYTES) }] : []),
    ...(has('duration') ? [quantileAt(0.5), quantileAt(0.95), quantileAt(0.99), time] : []),
  ];
}

/** Whether nothing that was counted had to be given up. */
export function isComplete(rows: RequestRows): boolean {
  const { table } = rows;
  if (table.bound > 0) return false;
  for (let index = 0; index < table.size; index++) if (holdingAt(rows, index) < 0) return false;
  return true;
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
/**
 * Where the durations are: from 0 to `FEW` of them are in the words, or it is `FIRST_SKETCH` and the number of the
 * sketch. When the sketch had to be given up, below 0: -1 and less one for each of the words that came later.
 */
const HOLDING = MAX + 1;
/** Durations of a key that are kept before it gets a sketch. */
const FEW = 16;
const FIRST_SKETCH = FEW + 1;
const SHAPE = { columns: HOLDING + 1 - FIRST, words: FEW };

const holdingAt = ({ table }: RequestRows, index: number) => table.numbers[index * table.stride + HOLDING]!;

/** Words in use, where there is no sketch. */
const heldOf = (holding: number) => (holding < 0 ? -1 - holding : holding);

function hold(rows: RequestRows, index: number, bucket: number): void {
  const { numbers, stride, words } = rows.table;
  const at = index * stride + HOLDING;
  const holding = numbers[at]!;
  const held = heldOf(holding);
  if (held < FEW) {
    words[index * FEW + held] = bucket;
    numbers[at] = holding < 0 ? holding - 1 : holding + 1;
    return;
  }
  makeRoomFor(rows, index, 1);
  const sketch = sketchAt(rows, index);
  if (sketch >= 0) return countInSketch(rows.sketches, sketch, bucket);
  // It was given up, perhaps just now.
  if (heldOf(numbers[at]!) === FEW) {
    rows.spill?.(rows, index);
    numbers[at] = GIVEN_UP;
  }
  hold(rows, index, bucket);
}

const GIVEN_UP = -1;

/** The sketch of the row, into which the few durations that it held so far are moved; -1 when it was given up. */
function sketchAt(rows: RequestRows, index: number): number {
  const { numbers, stride, words } = rows.table;
  const holding = numbers[index * stride + HOLDING]!;
  if (holding < 0) return -1;
  if (holding >= FIRST_SKETCH) return holding - FIRST_SKETCH;
  const sketch = createSketch(rows.sketches);
  for (let word = 0; word < holding; word++) countInSketch(rows.sketches, sketch, words[index * FEW + word]!);
  numbers[index * stride + HOLDING] = FIRST_SKETCH + sketch;
  return sketch;
}

/** For so many pages of this row's sketch. Rare keys lose theirs first; those in the list are far from it. */
function makeRoomFor(rows: RequestRows, index: number, pages: number): void {
  const { sketches, table } = rows;
  for (;;) {
    const holding = holdingAt(rows, index);
    const hasRoom =
      holding >= FIRST_SKETCH ? hasRoomForPages(sketches, pages) : hasRoomForSketch(sketches, pages + FEW);
    if (holding < 0 || hasRoom) return;
    const owners = ownersOf(table);
    owners.sort((one, other) => countAt(rows, other) - countAt(rows, one));
    for (const owner of owners.slice(owners.length >> 1)) giveUpSketch(rows, owner);
  }
}

/** The rows that have a sketch. */
function ownersOf({ size, stride, numbers }: TopK): number[] {
  const owners = [];
  for (let index = 0; index < size; index++) if (numbers[index * stride + HOLDING]! >= FIRST_SKETCH) owners.push(index);
  return owners;
}

function giveUpSketch(rows: RequestRows, index: number): void {
  if (holdingAt(rows, index) < 0) return;
  rows.spill?.(rows, index);
  dropSketch(rows, index);
  rows.table.numbers[index * rows.table.stride + HOLDING] = GIVEN_UP;
}

function dropSketch(rows: RequestRows, index: number): void {
  const holding = holdingAt(rows, index);
  if (holding >= FIRST_SKETCH) freeSketch(rows.sketches, holding - FIRST_SKETCH);
}

function classesOf(numbers: Float64Array): Partial<Record<StatusClass, number>> {
  const occurring = STATUS_CLASSES.map((name, index) => [name, numbers[CLASSES + index]!] as const);
  return Object.fromEntries(occurring.filter(([, count]) => count > 0));
}

function durationOfRow(rows: RequestRows, index: number): Duration | null {
  const values = quantilesOfRow(rows, index);
  return values && durationOf(values);
}

/** Null where durations are missing. */
function quantilesOfRow(rows: RequestRows, index: number): Quantiles | null {
  const holding = holdingAt(rows, index);
  if (holding < 0) return null;
  const { numbers, stride } = rows.table;
  const at = index * stride;
  const values = holding >= FIRST_SKETCH ? quantilesFor(rows.sketches, holding - FIRST_SKETCH) : createQuantiles();
  tellBuckets(rows, index, (bucket, count) => countBucket(values, bucket, count));
  const count = numbers[at + DURATIONS]!;
  return { ...values, count, sum: numbers[at + SUM]!, min: numbers[at + MIN]!, max: numbers[at + MAX]! };
}

/** The durations that a row holds: buckets, and how many there are in each, perhaps in several calls. */
export function tellBuckets(rows: RequestRows, index: number, tell: (bucket: number, count: number) => void): void {
  const holding = holdingAt(rows, index);
  if (holding >= FIRST_SKETCH) return forEachBucket(rows.sketches, holding - FIRST_SKETCH, tell);
  for (let word = 0; word < heldOf(holding); word++) tell(rows.table.words[index * FEW + word]!, 1);
}
