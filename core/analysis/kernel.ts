import type { Entries } from '../logs/entries.ts';
import type { TopK } from './sketches/top-k.ts';

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
  /** How many durations are left for sketches; pairs of a row and a bucket at `left`. */
  readonly addRequests: (
    numbers: number,
    stride: number,
    words: number,
    indices: number,
    status: number,
    sizes: number,
    durations: number,
    count: number,
    left: number,
  ) => number;
}

/** Pages of 64 KiB that the kernel's memory has. */
export const KERNEL_PAGES = 4096;

/** Where arrays are made that the hot loop works on: on the heap, or in the memory of the kernel. */
export interface Room {
  readonly uint8: (length: number) => Uint8Array<ArrayBuffer>;
  readonly uint16: (length: number) => Uint16Array;
  readonly int32: (length: number) => Int32Array;
  readonly float64: (length: number) => Float64Array;
  readonly tables: KernelTables | null;
}

/** What the kernel does for tables whose arrays are in its memory. */
export interface KernelTables {
  /** Whether offsets into these bytes are offsets into that memory: a part of it that begins elsewhere has others. */
  readonly owns: (bytes: Uint8Array) => boolean;
  /** `findKeys` of top-k.ts, for a table that has room for all keys. */
  readonly find: (
    table: TopK<unknown>,
    starts: Int32Array,
    ends: Int32Array,
    count: number,
    indices: Int32Array,
  ) => void;
  /**
   * `addRequest` of request-rows.ts for all rows, but for durations that have to go into a sketch: `countInSketch` is
   * told of those.
   */
  readonly addRequests: (
    table: TopK<unknown>,
    indices: Int32Array,
    entries: Entries,
    countInSketch: (index: number, bucket: number) => void,
  ) => void;
}

export const HEAP: Room = {
  uint8: length => new Uint8Array(length),
  uint16: length => new Uint16Array(length),
  int32: length => new Int32Array(length),
  float64: length => new Float64Array(length),
  tables: null,
};

/** Hands out the memory of a kernel, once. Nothing is given back: a scan keeps what it took as long as it lives. */
export function createKernelRoom({ exports, buffer }: Kernel, mostRows: number): Room {
  let next = exports.heapBase();
  const reserve = (bytes: number): number => {
    // Whole cache lines, and room behind each array for a read of 16 bytes that begins in it.
    const at = Math.ceil(next / CACHE_LINE) * CACHE_LINE;
    next = at + bytes + CACHE_LINE;
    if (next > buffer.byteLength) throw new RangeError(`The kernel's memory has no room for ${bytes} bytes more.`);
    return at;
  };
  const hashes = reserve(4 * (mostRows + 1));
  const left = new Int32Array(buffer, reserve(8 * mostRows), 2 * mostRows);
  return {
    uint8: length => new Uint8Array(buffer, reserve(length), length),
    uint16: length => new Uint16Array(buffer, reserve(2 * length), length),
    int32: length => new Int32Array(buffer, reserve(4 * length), length),
    float64: length => new Float64Array(buffer, reserve(8 * length), length),
    tables: {
      owns: bytes => bytes.buffer === buffer && bytes.byteOffset === 0,
      find(table, starts, ends, count, indices) {
        const { slots, places, keys, numbers, stride, size, keysUsed, bound } = table;
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
        table.bound += exports.findKeys(starts.byteOffset, ends.byteOffset, hashes, indices.byteOffset, count);
        table.size = exports.tableSize();
        table.keysUsed = exports.tableKeysUsed();
        while (table.extras.length < table.size) table.extras.push(undefined);
      },
      addRequests({ numbers, stride, words }, indices, entries, countInSketch) {
        const { status, sizeBytes, durationMicros, count } = entries;
        const pairs = exports.addRequests(
          numbers.byteOffset,
          stride,
          words.byteOffset,
          indices.byteOffset,
          status.byteOffset,
          sizeBytes.byteOffset,
          durationMicros.byteOffset,
          count,
          left.byteOffset,
        );
        for (let pair = 0; pair < 2 * pairs; pair += 2) countInSketch(left[pair]!, left[pair + 1]!);
      },
    },
  };
}

const CACHE_LINE = 64;
