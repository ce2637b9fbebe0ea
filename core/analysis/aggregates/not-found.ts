import { MOST_ROWS } from '../../logs/entries.ts';
import type { Entries } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import type { Room } from '../kernel.ts';
import { leadingRows } from '../leaders.ts';
import type { NotFoundRow, ReferrerRow } from '../report.ts';
import { hashOf, viewOf } from '../sketches/byte-keys.ts';
import {
  COUNT,
  FIRST,
  createTopK,
  hashOfBeginning,
  findKeys,
  keyBytes,
  mergeTopK,
  packed,
  rowsAt,
  topRows,
  withBound,
} from '../sketches/top-k.ts';
import type { Row, TopK } from '../sketches/top-k.ts';

/**
 * Paths that were answered 404, and the pages that led there: such a link can be mended, where a scanner's guess comes
 * from nowhere.
 */
export const notFound: Aggregate<NotFound> = {
  id: 'not-found',
  needs: ['path', 'status'],
  uses: ['referrer'],

  create: (room = HEAP) => ({
    paths: createTopK({ columns: 1 }, room),
    pairs: createTopK({}, room),
    rows: room.int32(MOST_ROWS),
    keys: createKeys(room),
  }),

  add(state, entries) {
    const { count, status, pathStart } = entries;
    let found = 0;
    for (let row = 0; row < count; row++) {
      if (status[row] === NOT_FOUND && pathStart[row]! >= 0) state.rows[found++] = row;
    }
    if (found === 0) return;
    const rows = state.rows.subarray(0, found);
    countPaths(state, entries, rows);
    countPairs(state, entries, rows);
  },

  merge(into, from) {
    mergeTopK(into.paths, from.paths, (intoIndex, fromIndex) => {
      into.paths.numbers[intoIndex * into.paths.stride + LINKED]! +=
        from.paths.numbers[fromIndex * from.paths.stride + LINKED]!;
    });
    mergeTopK(into.pairs, from.pairs, () => undefined);
  },

  pack: ({ paths, pairs }) => ({ paths: packed(paths), pairs: packed(pairs), rows: NO_ROWS, keys: NO_KEYS }),

  finish({ paths, pairs }, { top, leading = 0, has }) {
    const hasReferrers = has('referrer');
    const linkedAt = (index: number) => paths.numbers[index * paths.stride + LINKED]!;
    const rowOf = ({ key, index, count, atMost }: Row): Counted =>
      withBound({ path: key, requests: count, linked: hasReferrers ? linkedAt(index) : null }, atMost);
    const listed = topRows(paths, top).map(rowOf);
    const lists = { table: paths, measures: hasReferrers ? [{ of: linkedAt }] : [], rowOf, isExact: paths.bound === 0 };
    const leaders = leading > 0 ? leadingRows(lists, leading) : null;
    const linked = [...listed, ...(leaders?.rows ?? [])].filter(({ linked }) => linked !== null && linked > 0);
    const referrers = mainReferrers(pairs, new Set(linked.map(({ path }) => path)));
    const withReferrer = (row: Counted): NotFoundRow => ({ ...row, referrer: referrers.get(row.path) ?? null });
    return {
      notFound: listed.map(withReferrer),
      ...(leaders && { leadingNotFound: { ...leaders, rows: leaders.rows.map(withReferrer) } }),
    };
  },
};

interface NotFound {
  readonly paths: TopK;
  /** By path and referrer, with a line break between them, because no line has one. */
  readonly pairs: TopK;
  /** The rows of the entries that were answered 404. */
  readonly rows: Int32Array;
  readonly keys: Keys;
}

/** Keys of some rows, to be found at once. */
interface Keys {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly indices: Int32Array;
  /** Where pairs are put together: from `from` to `end` of these bytes. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly end: number;
}

function createKeys(room: Room): Keys {
  const own = room.uint8(PAIR_BYTES);
  const bytes = room.tables?.memory ?? own;
  const from = bytes === own ? 0 : own.byteOffset;
  const int32 = () => room.int32(MOST_ROWS);
  return { starts: int32(), ends: int32(), indices: int32(), bytes, from, end: from + own.length };
}

/** Room for a path and a referrer of the longest that Gunicorn takes, and for the pairs of usual rows. */
const PAIR_BYTES = 1 << 16;
/** Of what is sent. */
const NO_ROWS = new Int32Array(0);
const NO_KEYS: Keys = { starts: NO_ROWS, ends: NO_ROWS, indices: NO_ROWS, bytes: new Uint8Array(0), from: 0, end: 0 };

type Counted = Omit<NotFoundRow, 'referrer'>;

const NOT_FOUND = 404;
/** Requests of a path that had a referrer. */
const LINKED = FIRST;
const LINE_BREAK = 10;

function countPaths({ paths, keys }: NotFound, entries: Entries, rows: Int32Array): void {
  const { starts, ends, indices } = keys;
  rows.forEach((row, at) => {
    starts[at] = entries.pathStart[row]!;
    ends[at] = entries.pathEnd[row]!;
  });
  findKeys(paths, entries.bytes, starts, ends, rows.length, indices);
  rows.forEach((row, at) => {
    if (indices[at]! < 0) return;
    paths.numbers[indices[at]! * paths.stride + COUNT]!++;
    if (hasReferrer(entries, row)) paths.numbers[indices[at]! * paths.stride + LINKED]!++;
  });
}

function countPairs({ pairs, keys }: NotFound, entries: Entries, rows: Int32Array): void {
  const { bytes: from, pathStart, pathEnd, referrerStart, referrerEnd } = entries;
  const { starts, ends, bytes, indices } = keys;
  let count = 0;
  let next = keys.from;
  const countThem = () => {
    findKeys(pairs, bytes, starts, ends, count, indices);
    for (let at = 0; at < count; at++) {
      if (indices[at]! >= 0) pairs.numbers[indices[at]! * pairs.stride + COUNT]!++;
    }
    count = 0;
    next = keys.from;
  };
  for (const row of rows) {
    if (!hasReferrer(entries, row)) continue;
    const length = pathEnd[row]! - pathStart[row]! + 1 + referrerEnd[row]! - referrerStart[row]!;
    if (next + length > keys.end) countThem();
    if (next + length > keys.end) {
      // Too long to be counted, and so nothing of which anything is known.
      pairs.bound++;
      continue;
    }
    starts[count] = next;
    for (let at = pathStart[row]!; at < pathEnd[row]!; at++) bytes[next++] = from[at]!;
    bytes[next++] = LINE_BREAK;
    for (let at = referrerStart[row]!; at < referrerEnd[row]!; at++) bytes[next++] = from[at]!;
    ends[count++] = next;
  }
  if (count > 0) countThem();
}

const hasReferrer = ({ referrerStart, referrerEnd }: Entries, row: number) =>
  referrerStart[row]! >= 0 && referrerEnd[row]! > referrerStart[row]!;

/** The page that led there most often, for each of these paths; of equal ones the first by name. */
function mainReferrers(pairs: TopK, paths: ReadonlySet<string>): ReadonlyMap<string, ReferrerRow> {
  const found = new Map<string, ReferrerRow>();
  for (const { key, count, atMost } of rowsAt(pairs, pairsOf(pairs, paths))) {
    const middle = key.lastIndexOf('\n');
    const path = key.slice(0, middle);
    if (!paths.has(path) || found.has(path)) continue;
    found.set(path, withBound({ referrer: key.slice(middle + 1), requests: count }, atMost));
  }
  return found;
}

/** Perhaps a few more than those: to decode and sort all pairs would take longer than it took to count them. */
function pairsOf(pairs: TopK, paths: ReadonlySet<string>): readonly number[] {
  const encoder = new TextEncoder();
  const hashes = new Set<number>();
  for (const path of paths) {
    const bytes = encoder.encode(path);
    hashes.add(hashOf(viewOf(bytes), 0, bytes.length));
  }
  const indices = hashes.size === 0 ? [] : Array.from({ length: pairs.size }, (_, index) => index);
  return indices.filter(index => hashes.has(hashOfBeginning(pairs, index, keyBytes(pairs, index).indexOf(LINE_BREAK))));
}
