import type { Aggregate } from '../aggregate.ts';
import type { Minutes } from '../report.ts';
import { bucketOf, middleOf } from '../sketches/quantiles.ts';

/**
 * Every minute on its own, however long the log is: what Prometheus would have seen had it looked once a minute. Alerts
 * are tried on it.
 */
export const minutes: Aggregate<Counted> = {
  id: 'minutes',
  needs: ['time'],
  uses: ['status', 'duration'],
  isAsked: ({ minutes = false }) => minutes,
  create: () => ({ rows: new Map(), current: null, open: null, first: Infinity, last: -Infinity }),

  add(state, { count, time, status, durationMicros }) {
    for (let entry = 0; entry < count; entry++) {
      const at = time[entry]!;
      if (at < 0) continue;
      const minute = Math.floor(at / MILLISECONDS);
      if (minute !== state.current && !turnTo(state, minute)) return;
      const { row, buckets, touched } = state.open!;
      row.requests++;
      if (status[entry]! >= 500 && status[entry]! < 600) row.failed++;
      const micros = durationMicros[entry]!;
      if (micros < 0) continue;
      row.micros += micros;
      const bucket = bucketOf(micros);
      if (buckets[bucket]!++ === 0) touched.push(bucket);
    }
  },

  merge(into, from) {
    close(into);
    close(from);
    if (!widen(into, from.first) || !widen(into, from.last)) return;
    for (const [minute, theirs] of from.rows) {
      const mine = into.rows.get(minute);
      into.rows.set(minute, mine ? sumOf(mine, theirs) : theirs);
    }
  },

  pack(state) {
    close(state);
    return { ...state, open: null };
  },

  finish(state, { has }) {
    close(state);
    if (state.first > state.last) return {};
    if (isTooLong(state)) return { minutes: null };
    return { minutes: told(state, has('status'), has('duration')) };
  },
};

/** How many minutes a quantile is of, which is what the alerts ask for. */
export const WINDOW_MINUTES = 5;

interface Counted {
  /** By minutes since the epoch. */
  readonly rows: Map<number, Minute>;
  /** The minute that is open; null when none is. */
  current: number | null;
  open: Open | null;
  first: number;
  last: number;
}

interface Minute {
  requests: number;
  failed: number;
  /** Microseconds: what the durations add up to. */
  micros: number;
  /** Of each bucket that occurs its number and its count; ascending. */
  buckets: Uint32Array;
}

/** Lines come almost in order, so only one minute is counted in at a time. */
interface Open {
  row: Minute;
  readonly buckets: Uint32Array;
  readonly touched: number[];
}

const MILLISECONDS = 60_000;
/** A hundred days; what is longer is not looked at minute by minute. */
const MOST_MINUTES = 144_000;
const MOST_BUCKETS = bucketOf(Number.MAX_SAFE_INTEGER) + 1;

const isTooLong = ({ first, last }: Counted) => last - first >= MOST_MINUTES;

/** False when the log has become too long, and then nothing is kept of it. */
function widen(state: Counted, minute: number): boolean {
  if (Number.isFinite(minute)) {
    state.first = Math.min(state.first, minute);
    state.last = Math.max(state.last, minute);
  }
  if (!isTooLong(state)) return true;
  state.rows.clear();
  return false;
}

function turnTo(state: Counted, minute: number): boolean {
  close(state);
  if (!widen(state, minute)) return false;
  const row = state.rows.get(minute) ?? { requests: 0, failed: 0, micros: 0, buckets: new Uint32Array(0) };
  state.rows.set(minute, row);
  state.open ??= { row, buckets: new Uint32Array(MOST_BUCKETS), touched: [] };
  state.open.row = row;
  for (let at = 0; at < row.buckets.length; at += 2) {
    state.open.buckets[row.buckets[at]!] = row.buckets[at + 1]!;
    state.open.touched.push(row.buckets[at]!);
  }
  state.current = minute;
  return true;
}

function close(state: Counted): void {
  if (!state.open || state.current === null) return;
  const { row, buckets, touched } = state.open;
  touched.sort((one, other) => one - other);
  row.buckets = new Uint32Array(2 * touched.length);
  for (const [index, bucket] of touched.entries()) {
    row.buckets[2 * index] = bucket;
    row.buckets[2 * index + 1] = buckets[bucket]!;
    buckets[bucket] = 0;
  }
  touched.length = 0;
  state.current = null;
}

function sumOf(one: Minute, other: Minute): Minute {
  return {
    requests: one.requests + other.requests,
    failed: one.failed + other.failed,
    micros: one.micros + other.micros,
    buckets: joined(one.buckets, other.buckets),
  };
}

function joined(one: Uint32Array, other: Uint32Array): Uint32Array {
  const pairs: number[] = [];
  let left = 0;
  let right = 0;
  while (left < one.length || right < other.length) {
    const mine = one[left] ?? Infinity;
    const theirs = other[right] ?? Infinity;
    let count = 0;
    if (mine <= theirs) count += one[left + 1]!;
    if (theirs <= mine) count += other[right + 1]!;
    pairs.push(Math.min(mine, theirs), count);
    if (mine <= theirs) left += 2;
    if (theirs <= mine) right += 2;
  }
  return Uint32Array.from(pairs);
}

function told({ rows, first, last }: Counted, hasStatus: boolean, hasDuration: boolean): Minutes {
  const each = Array.from({ length: last - first + 1 }, (_, index) => rows.get(first + index));
  return {
    start: first * MILLISECONDS,
    requests: each.map(row => row?.requests ?? 0),
    failed: hasStatus ? each.map(row => row?.failed ?? 0) : null,
    micros: hasDuration ? each.map(row => row?.micros ?? 0) : null,
    p95: hasDuration ? quantile(each, 0.95) : null,
    p99: hasDuration ? quantile(each, 0.99) : null,
  };
}

/** Of the window that ends with each minute; null where it has no duration. */
function quantile(each: readonly (Minute | undefined)[], share: number): readonly (number | null)[] {
  const counts = new Uint32Array(MOST_BUCKETS);
  let total = 0;
  const count = (row: Minute | undefined, sign: 1 | -1) => {
    const { buckets } = row ?? NOTHING;
    for (let at = 0; at < buckets.length; at += 2) {
      counts[buckets[at]!]! += sign * buckets[at + 1]!;
      total += sign * buckets[at + 1]!;
    }
  };
  return each.map((row, index) => {
    count(row, 1);
    if (index >= WINDOW_MINUTES) count(each[index - WINDOW_MINUTES], -1);
    if (total === 0) return null;
    // The smallest value that at least this share does not exceed, as everywhere; seen from the top, where few are.
    let above = total - Math.max(1, Math.ceil(share * total - 1e-6));
    let bucket = MOST_BUCKETS - 1;
    for (; above >= counts[bucket]!; bucket--) above -= counts[bucket]!;
    return middleOf(bucket);
  });
}

const NOTHING = { buckets: new Uint32Array(0) };
