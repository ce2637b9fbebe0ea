import type { Entries } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Series } from '../report.ts';
import type { BusyTime } from '../sketches/busy-time.ts';
import { addBusyTimes, busyMeans, createBusyTime, joinBusyTime, mergeBusyTime } from '../sketches/busy-time.ts';
import { addValues, createQuantiles, mergeQuantiles, quantile } from '../sketches/quantiles.ts';
import type { Quantiles } from '../sketches/quantiles.ts';

/**
 * Requests, bytes, status classes, durations and busy workers over time. How long the log is shows only at its end, so it is
 * collected in short steps, which are joined into longer ones whenever there are too many rows.
 */
export const timeline: Aggregate<Timeline> = {
  id: 'timeline',
  needs: ['time'],
  uses: ['size', 'status', 'duration'],
  create: () => ({ level: 0, rows: [], current: 0, busy: createBusyTime() }),

  add(state, entries) {
    const { count, time, durationMicros } = entries;
    addBusyTimes(state.busy, time, durationMicros, count, microsOf(state.level));
    limitBusy(state);
    // Lines come almost in order, so nearly all belong to the row of the line before, and are added to it together.
    for (let from = 0, to = 0; from < count; from = to) {
      to = from + 1;
      if (time[from]! < 0) continue;
      const row = rowAt(state, time[from]!);
      const end = row.start + COLLECTED_STEPS[state.level]! * 1000;
      while (to < count && time[to]! >= row.start && time[to]! < end) to++;
      addTo(row, entries, from, to);
    }
  },

  merge(into, from) {
    while (into.level < from.level) coarsen(into);
    for (const row of from.rows) mergeRow(rowAt(into, row.start), row);
    mergeBusyTime(into.busy, from.busy, microsOf(from.level), microsOf(into.level));
    limitBusy(into);
  },

  finish(state, { has }) {
    if (state.rows.length === 0) return {};
    const rows = evenRows(state);
    const quantiles = (share: number) =>
      rows.map(({ durations }) => (durations.count > 0 ? quantile(durations, share) : null));
    const step = shownStep(state);
    const series: Series = {
      start: rows[0]!.start,
      stepSeconds: step,
      requests: rows.map(({ requests }) => requests),
      bytesSent: has('size') ? rows.map(({ bytes }) => bytes) : null,
      status: has('status')
        ? {
            '2xx': rows.map(({ classes }) => classes[2]!),
            '3xx': rows.map(({ classes }) => classes[3]!),
            '4xx': rows.map(({ classes }) => classes[4]!),
            '5xx': rows.map(({ classes }) => classes[5]!),
          }
        : null,
      duration: has('duration') ? { p50: quantiles(0.5), p95: quantiles(0.95), p99: quantiles(0.99) } : null,
      busyWorkers: has('duration') ? busyOf(state, rows, step) : null,
    };
    return { series };
  },
};

interface Timeline {
  /** Index into `COLLECTED_STEPS`. */
  level: number;
  /** By start; steps without a request have no row. */
  rows: Row[];
  /** Index of the row that was used last. */
  current: number;
  /** In steps of the same level; durations reach into steps before the first request, which have no row. */
  busy: BusyTime;
}

interface Row {
  /** Epoch milliseconds, a multiple of the step. */
  readonly start: number;
  requests: number;
  bytes: number;
  /** By first digit of the status. */
  readonly classes: Float64Array;
  readonly durations: Quantiles;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds. Each divides the next, so that joining rows is exact; the last ones are for made-up times. */
const COLLECTED_STEPS = [
  1,
  5,
  15,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  6 * HOUR,
  DAY,
  7 * DAY,
  28 * DAY,
  364 * DAY,
  3640 * DAY,
];

/** Seconds. Steps that people like to read; whichever is chosen is a multiple of the step that was collected. */
const SHOWN_STEPS: readonly number[] = [
  [1, 2, 5, 10, 15, 30],
  [1, 2, 5, 10, 15, 30].map(minutes => minutes * MINUTE),
  [1, 2, 3, 6, 12].map(hours => hours * HOUR),
  [1, 2, 7, 14, 28, 84, 364, 3640].map(days => days * DAY),
].flat();

/** More than six times what is shown: enough for the shown step to be a multiple of the collected one. */
const MOST_ROWS = 1000;
/** A step in which requests only begin costs three numbers, so there may be more of them. */
const MOST_BUSY_STEPS = 8000;
/** A chart of some hundred pixels shows this many steps well. */
const MOST_SHOWN = 150;

function rowAt(state: Timeline, time: number): Row {
  const step = COLLECTED_STEPS[state.level]! * 1000;
  const current = state.rows[state.current];
  if (current && time >= current.start && time < current.start + step) return current;
  const start = Math.floor(time / step) * step;
  const index = indexOfStart(state.rows, start);
  state.current = index;
  const known = state.rows[index];
  if (known?.start === start) return known;
  if (state.rows.length >= MOST_ROWS) {
    coarsen(state);
    return rowAt(state, time);
  }
  const row = createRow(start, state.rows[index - 1]);
  state.rows.splice(index, 0, row);
  return row;
}

/** Where the row with this start is, or would have to be put. */
function indexOfStart(rows: readonly Row[], start: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function coarsen(state: Timeline): void {
  state.level++;
  state.rows = joined(state.rows, COLLECTED_STEPS[state.level]! * 1000);
  state.current = 0;
  state.busy = joinBusyTime(state.busy, microsOf(state.level - 1), microsOf(state.level));
}

function limitBusy(state: Timeline): void {
  while (state.busy.size > MOST_BUSY_STEPS && state.level < COLLECTED_STEPS.length - 1) coarsen(state);
}

function busyOf({ busy, level }: Timeline, rows: readonly Row[], stepSeconds: number): readonly number[] {
  const step = stepSeconds * 1_000_000;
  return busyMeans(joinBusyTime(busy, microsOf(level), step), rows[0]!.start * 1000, step, rows.length);
}

const microsOf = (level: number) => COLLECTED_STEPS[level]! * 1_000_000;

function joined(rows: readonly Row[], step: number): Row[] {
  const result: Row[] = [];
  for (const row of rows) {
    const start = Math.floor(row.start / step) * step;
    const last = result.at(-1);
    // The first of several goes on as their sum.
    if (last?.start === start) mergeRow(last, row);
    else result.push({ ...row, start });
  }
  return result;
}

function createRow(start: number, before?: Row): Row {
  const durations = createQuantiles(before?.durations);
  return { start, requests: 0, bytes: 0, classes: new Float64Array(10), durations };
}

/** Adds the requests in [from, to). */
function addTo(row: Row, { status, sizeBytes, durationMicros }: Entries, from: number, to: number): void {
  const { classes } = row;
  let bytes = 0;
  for (let index = from; index < to; index++) {
    if (sizeBytes[index]! > 0) bytes += sizeBytes[index]!;
    if (status[index]! >= 0) classes[Math.floor(status[index]! / 100)]!++;
  }
  row.requests += to - from;
  row.bytes += bytes;
  addValues(row.durations, durationMicros, from, to);
}

function mergeRow(into: Row, from: Row): void {
  into.requests += from.requests;
  into.bytes += from.bytes;
  from.classes.forEach((count, index) => void (into.classes[index]! += count));
  mergeQuantiles(into.durations, from.durations);
}

function shownStep({ rows, level }: Timeline): number {
  const collected = COLLECTED_STEPS[level]!;
  const span = (rows.at(-1)!.start - rows[0]!.start) / 1000 + collected;
  const step = SHOWN_STEPS.find(step => step % collected === 0 && span / step <= MOST_SHOWN);
  return step ?? Math.max(collected, SHOWN_STEPS.at(-1)!);
}

/** One row for every step from the first to the last, empty ones included. */
function evenRows(state: Timeline): readonly Row[] {
  const step = shownStep(state) * 1000;
  const occurring = new Map(joined(state.rows, step).map(row => [row.start, row]));
  const starts = [...occurring.keys()];
  const first = starts[0]!;
  return Array.from({ length: (starts.at(-1)! - first) / step + 1 }, (_, index) => {
    const start = first + index * step;
    return occurring.get(start) ?? createRow(start);
  });
}
