import type { Entries } from '../logs/entries.ts';
import { LONGEST_TEMPLATE } from '../logs/path-template.ts';
import type { RequestRows } from './request-rows.ts';
import { limitsOfUsed } from './sketches/sketch-pages.ts';
import type { GiveUp, TopK } from './sketches/top-k.ts';

/**
 * The compiled kernel, `core/analysis/kernel/`, as it stands in a host that can run it: its functions and its memory.
 * All addresses are offsets into the memory, which never grows, so that views of it stay valid; what is not written to
 * is never really taken from the machine.
 */
export interface Kernel {
  readonly exports: KernelExports;
  readonly buffer: ArrayBuffer;
}

export interface KernelExports {
  /** The first address that is ours. */
  readonly heapBase: () => number;
  readonly turnTo: (program: number) => void;
  /** Reads whole lines in [at, end) into rows from `row` on, at most up to `rows`; the next free row. */
  readonly scan: (at: number, end: number, row: number, rows: number) => number;
  /** Where the last call of `scan` ended. */
  readonly position: () => number;
  /** The end of the line there, when it is one that the kernel cannot read; else 0. */
  readonly unread: () => number;
  /** Takes on a table for the next call of `findKeys`, which changes its arrays, and its size and used keys here. */
  readonly turnToTable: (
    slots: number,
    mask: number,
    places: number,
    keys: number,
    numbers: number,
    stride: number,
    size: number,
    keysUsed: number,
    bound: number,
  ) => void;
  readonly tableSize: () => number;
  readonly tableKeysUsed: () => number;
  /** How often a key was lost in a crowd. */
  readonly findKeys: (starts: number, ends: number, hashes: number, indices: number, count: number) => number;
  readonly tableBound: () => number;
  /** Puts all but so many keys of the table into `rare`, and raises its bound; how many, -1 where it cannot tell. */
  readonly findRareKeys: (keep: number, rare: number) => number;
  /** Makes the table forget the keys in `rare`, which is in order. */
  readonly moveKeys: (rare: number, rareCount: number, words: number, wordsBytes: number) => void;
  /** Writes templates of keys; how many there was room for. */
  readonly writeTemplates: (
    keys: number,
    places: number,
    indices: number,
    count: number,
    out: number,
    outEnd: number,
    starts: number,
    ends: number,
  ) => number;
  /** Takes on rows for the next call of what is below, which gives how many pairs it left for the host at `pairs`. */
  readonly turnToRows: (
    numbers: number,
    words: number,
    directories: number,
    counts: number,
    sketchesUsed: number,
    sketchLimit: number,
    pagesUsed: number,
    pageLimit: number,
  ) => void;
  readonly sketchesUsed: () => number;
  readonly pagesUsed: () => number;
  readonly addRequests: (
    indices: number,
    status: number,
    sizes: number,
    durations: number,
    count: number,
    pairs: number,
  ) => number;
  readonly pourRows: (
    intoIndices: number,
    fromNumbers: number,
    fromWords: number,
    fromIndices: number,
    count: number,
    pairs: number,
  ) => number;
}

/** Pages of 64 KiB that the kernel's memory has. */
export const KERNEL_PAGES = 6144;

/**
 * Where arrays are made that the hot loop works on: on the heap, or in the memory of the kernel. What they hold at first
 * means nothing.
 */
export interface Room {
  readonly uint8: (length: number) => Uint8Array<ArrayBuffer>;
  readonly uint16: (length: number) => Uint16Array;
  readonly int32: (length: number) => Int32Array;
  readonly uint32: (length: number) => Uint32Array;
  readonly float64: (length: number) => Float64Array;
  readonly tables: KernelTables | null;
}

/** What the kernel does for tables whose arrays are in its memory. */
export interface KernelTables {
  /** All of that memory: offsets into these bytes are those that the kernel knows. */
  readonly memory: Uint8Array;
  /** Whether offsets into these bytes are offsets into that memory: a part of it that begins elsewhere has others. */
  readonly owns: (bytes: Uint8Array) => boolean;
  /** Gives back all that is made while it runs; nothing else must be made meanwhile. */
  readonly borrow: <Result>(use: (room: Room) => Result) => Result;
  /** `findKeys` of top-k.ts, for a table that has room for all keys. */
  readonly find: (table: TopK, starts: Int32Array, ends: Int32Array, count: number, indices: Int32Array) => void;
  /**
   * Makes a table forget all but so many of its most frequent keys, of which `giveUp` is told before; false where the
   * kernel cannot tell which they are.
   */
  readonly giveUpRareKeys: (table: TopK, keep: number, giveUp: GiveUp | null) => boolean;
  /** The templates of keys of a table into a part of the memory; how many, as long as it has room. */
  readonly writeTemplates: (
    table: TopK,
    indices: Int32Array,
    count: number,
    space: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
  ) => number;
  /** `addRequest` of request-rows.ts for all rows, but for durations for which `hold` has to look what to do. */
  readonly addRequests: (
    rows: RequestRows,
    indices: Int32Array,
    entries: Entries,
    hold: (index: number, bucket: number) => void,
  ) => void;
  /** `pourRows` of request-rows.ts, but for the same, and for sketches. */
  readonly pourRows: (
    into: RequestRows,
    intoIndices: Int32Array,
    from: RequestRows,
    fromIndices: Int32Array,
    count: number,
    rest: {
      readonly hold: (index: number, bucket: number) => void;
      readonly pourDurations: (intoIndex: number, fromIndex: number) => void;
    },
  ) => void;
}

export const HEAP: Room = {
  uint8: length => new Uint8Array(length),
  uint16: length => new Uint16Array(length),
  int32: length => new Int32Array(length),
  uint32: length => new Uint32Array(length),
  float64: length => new Float64Array(length),
  tables: null,
};

/** Room for what is needed for a while only, where these tables are. */
export function borrow<Result>(tables: KernelTables | null, use: (room: Room) => Result): Result {
  return tables ? tables.borrow(use) : use(HEAP);
}

/** Hands out the memory of a kernel. What is made is kept as long as the scan lives, but for what is borrowed. */
export function createKernelRoom({ exports, buffer }: Kernel, mostRows: number): Room {
  let next = exports.heapBase();
  const reserve = (bytes: number): number => {
    // Whole cache lines, and room behind each array for a read of 16 bytes that begins in it.
    const at = Math.ceil(next / CACHE_LINE) * CACHE_LINE;
    next = at + bytes + CACHE_LINE;
    if (next > buffer.byteLength) throw new RangeError(`The kernel's memory has no room for ${bytes} bytes more.`);
    return at;
  };
  const memory = new Uint8Array(buffer);
  const hashes = reserve(4 * (mostRows + 1));
  const intoIndices = new Int32Array(buffer, reserve(4 * mostRows), mostRows);
  const fromIndices = new Int32Array(buffer, reserve(4 * mostRows), mostRows);
  const pairs = new Int32Array(buffer, reserve(8 * MOST_PAIRS * mostRows), 2 * MOST_PAIRS * mostRows);

  function turnToTable({ slots, places, keys, numbers, stride, size, keysUsed, bound }: TopK): void {
    exports.turnToTable(
      slots.byteOffset,
      slots.length - 1,
      places.byteOffset,
      keys.byteOffset,
      numbers.byteOffset,
      stride,
      size,
      keysUsed,
      bound,
    );
  }

  function turnToRows({ table, sketches }: RequestRows): void {
    const { directories, counts } = sketches;
    const limits = limitsOfUsed(sketches);
    exports.turnToRows(
      table.numbers.byteOffset,
      table.words.byteOffset,
      directories.byteOffset,
      counts.byteOffset,
      sketches.sketchesUsed,
      limits.sketches,
      sketches.pagesUsed,
      limits.pages,
    );
  }

  function noteSketches({ sketches }: RequestRows): void {
    sketches.size += exports.sketchesUsed() - sketches.sketchesUsed;
    sketches.sketchesUsed = exports.sketchesUsed();
    sketches.pagesUsed = exports.pagesUsed();
  }

  const tables: KernelTables = {
    memory,
    owns: bytes => bytes.buffer === buffer && bytes.byteOffset === 0,
    borrow(use) {
      const mark = next;
      try {
        return use(room);
      } finally {
        next = mark;
      }
    },
    find(table, starts, ends, count, indices) {
      turnToTable(table);
      table.bound += exports.findKeys(starts.byteOffset, ends.byteOffset, hashes, indices.byteOffset, count);
      table.size = exports.tableSize();
      table.keysUsed = exports.tableKeysUsed();
    },
    giveUpRareKeys(table, keep, giveUp) {
      return tables.borrow(room => {
        const space = room.int32(table.size);
        turnToTable(table);
        const count = exports.findRareKeys(keep, space.byteOffset);
        if (count < 0) return false;
        table.bound = exports.tableBound();
        const rare = space.subarray(0, count);
        giveUp?.(rare);
        // Whoever was told may have turned to another table.
        turnToTable(table);
        const { words, wordStride } = table;
        exports.moveKeys(rare.byteOffset, count, words.byteOffset, wordStride * words.BYTES_PER_ELEMENT);
        table.size = exports.tableSize();
        table.keysUsed = exports.tableKeysUsed();
        return true;
      });
    },
    writeTemplates({ keys, places }, indices, count, space, starts, ends) {
      fromIndices.set(indices.subarray(0, count));
      return exports.writeTemplates(
        keys.byteOffset,
        places.byteOffset,
        fromIndices.byteOffset,
        count,
        space.byteOffset,
        space.byteOffset + space.length - LONGEST_TEMPLATE,
        starts.byteOffset,
        ends.byteOffset,
      );
    },
    addRequests(rows, indices, { status, sizeBytes, durationMicros, count }, hold) {
      turnToRows(rows);
      const left = exports.addRequests(
        indices.byteOffset,
        status.byteOffset,
        sizeBytes.byteOffset,
        durationMicros.byteOffset,
        count,
        pairs.byteOffset,
      );
      noteSketches(rows);
      if (left === 0) return;
      // Whoever looks what to do may call the kernel again.
      const todo = pairs.slice(0, 2 * left);
      for (let pair = 0; pair < todo.length; pair += 2) hold(todo[pair]!, todo[pair + 1]!);
    },
    pourRows(into, intoRows, from, fromRows, count, { hold, pourDurations }) {
      for (let start = 0; start < count; start += mostRows) {
        const end = Math.min(count, start + mostRows);
        intoIndices.set(intoRows.subarray(start, end));
        fromIndices.set(fromRows.subarray(start, end));
        turnToRows(into);
        const left = exports.pourRows(
          intoIndices.byteOffset,
          from.table.numbers.byteOffset,
          from.table.words.byteOffset,
          fromIndices.byteOffset,
          end - start,
          pairs.byteOffset,
        );
        noteSketches(into);
        const todo = left > 0 ? pairs.slice(0, 2 * left) : NOTHING;
        for (let pair = 0; pair < todo.length; pair += 2) {
          const what = todo[pair + 1]!;
          if (what >= 0) hold(todo[pair]!, what);
          else pourDurations(todo[pair]!, -1 - what);
        }
      }
    },
  };
  const room: Room = {
    uint8: length => new Uint8Array(buffer, reserve(length), length),
    uint16: length => new Uint16Array(buffer, reserve(2 * length), length),
    int32: length => new Int32Array(buffer, reserve(4 * length), length),
    uint32: length => new Uint32Array(buffer, reserve(4 * length), length),
    float64: length => new Float64Array(buffer, reserve(8 * length), length),
    tables,
  };
  return room;
}

const NOTHING = new Int32Array(0);
const CACHE_LINE = 64;
/** A row that is poured holds as many durations. */
const MOST_PAIRS = 16;
