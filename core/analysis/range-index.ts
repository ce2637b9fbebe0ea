import type { Entries } from '../logs/entries.ts';
import { ABSENT, MOST_ROWS } from '../logs/entries.ts';

/**
 * What stands where in a range of a plain file: by it a later question knows which parts can have nothing for it, and
 * leaves them out. A part is some whole lines that follow each other. Plain data; one value for each part.
 */
export interface RangeIndex {
  /** Where the part begins, in bytes from the start of the range; the next part begins where it ends. */
  readonly starts: Uint32Array;
  /** How many lines of the range stand before it. */
  readonly linesBefore: Uint32Array;
  /** Epoch milliseconds of its earliest and its latest request; infinite where none has a time. */
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  /** The set of its status codes; `statusBits` says which bits are which. */
  readonly statuses: Uint32Array;
  /** Microseconds of its longest request; minus infinity where none has a duration. */
  readonly longest: Float64Array;
  /** Bytes of its largest response; likewise. */
  readonly largest: Float64Array;
}

/** The codes that Gunicorn's applications answer with; all others share a bit. */
const KNOWN_STATUSES: readonly number[] = [
  [101, 200, 201, 202, 204, 206, 207, 301, 302, 303, 304, 307, 308],
  [400, 401, 403, 404, 405, 406, 408, 409, 410, 413, 415, 422, 429, 499],
  [500, 502, 503, 504],
].flat();
const OTHER_STATUS = 31;

/** By status code. */
const STATUS_BITS = Uint32Array.from({ length: 1000 }, (_, status) => {
  const known = KNOWN_STATUSES.indexOf(status);
  return 2 ** (known < 0 ? OTHER_STATUS : known);
});

/** The bits of all codes from one to another, both included, and of any that has none of its own. */
export function statusBits(from: number, to: number): number {
  const known = KNOWN_STATUSES.filter(status => status >= from && status <= to);
  return known.reduce((bits, status) => bits + STATUS_BITS[status]!, 2 ** OTHER_STATUS);
}

/** Makes the index of a range while it is read. */
export interface Indexing {
  /** Bytes that a part has at least, but for the last. */
  readonly partBytes: number;
  /** Where the part begins that is being read. */
  readonly start: () => number;
  /** The next line begins a part. */
  readonly begin: (start: number, linesBefore: number) => void;
  /** These rows of the entries, from one up to another, are of the part that is being read. */
  readonly place: (from: number, to: number) => void;
  /** Takes in all rows of the entries. */
  readonly add: (entries: Entries) => void;
  readonly index: () => RangeIndex;
}

export function createIndexing(partBytes: number): Indexing {
  let index = createIndex(FIRST_PARTS);
  let part = 0;
  /** Of every row its part. */
  const parts = new Int32Array(MOST_ROWS);

  return {
    partBytes,
    start: () => index.starts[part]!,
    begin(start, linesBefore) {
      if (start > 0) part++;
      if (part === index.starts.length) index = copied(index, part, 2 * part);
      index.starts[part] = start;
      index.linesBefore[part] = linesBefore;
    },
    place(from, to) {
      parts.fill(part, from, to);
    },
    add({ count, time, status, durationMicros, sizeBytes }) {
      const { earliest, latest, statuses, longest, largest } = index;
      for (let row = 0; row < count; row++) {
        const own = parts[row]!;
        const at = time[row]!;
        if (at !== ABSENT) {
          if (at < earliest[own]!) earliest[own] = at;
          if (at > latest[own]!) latest[own] = at;
        }
        if (status[row] !== ABSENT) statuses[own]! |= STATUS_BITS[status[row]!]!;
        if (durationMicros[row]! > longest[own]! && durationMicros[row] !== ABSENT) longest[own] = durationMicros[row]!;
        if (sizeBytes[row]! > largest[own]! && sizeBytes[row] !== ABSENT) largest[own] = sizeBytes[row]!;
      }
    },
    index: () => copied(index, part + 1, part + 1),
  };
}

/** Of a range of the usual size. */
const FIRST_PARTS = 256;

function createIndex(parts: number): RangeIndex {
  return {
    starts: new Uint32Array(parts),
    linesBefore: new Uint32Array(parts),
    earliest: new Float64Array(parts).fill(Infinity),
    latest: new Float64Array(parts).fill(-Infinity),
    statuses: new Uint32Array(parts),
    longest: new Float64Array(parts).fill(-Infinity),
    largest: new Float64Array(parts).fill(-Infinity),
  };
}

/** The first so many parts, with room for more. */
function copied(index: RangeIndex, parts: number, room: number): RangeIndex {
  const copy = createIndex(room);
  for (const name of Object.keys(copy) as (keyof RangeIndex)[]) copy[name].set(index[name].subarray(0, parts));
  return copy;
}
