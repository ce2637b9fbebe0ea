import type { Entries } from '../../logs/entries.ts';
import { MOST_ROWS as MOST_ENTRIES } from '../../logs/entries.ts';
import type { About, Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import type { Heat, PathRow, Series, StatusClass } from '../report.ts';
import {
  addRequests,
  clearRows,
  countAt,
  createRequestRows,
  packedRows,
  pourRows,
  requestRow,
  tellBuckets,
} from '../request-rows.ts';
import type { RequestRows } from '../request-rows.ts';
import type { BusyTime } from '../sketches/busy-time.ts';
import { addBusyTimes, busyMeans, createBusyTime, joinBusyTime, mergeBusyTime } from '../sketches/busy-time.ts';
import { middleOf } from '../sketches/quantiles.ts';
import { keyIndex } from '../sketches/top-k.ts';

/**
 * Requests, bytes, status classes, durations and busy workers over time. How long the log is shows only at its end, so it is
 * collected in short steps, which are joined into longer ones whenever there are too many rows.
 */
export const timeline: Aggregate<Timeline> = {
  id: 'timeline',
  needs: ['time'],
  uses: ['size', 'status', 'duration'],
  create: (room = HEAP) => ({
    level: 0,
    rows: createRequestRows(room, MOST_ROWS),
    spare: createRequestRows(room, MOST_ROWS),
    starts: [],
    indices: [],
    current: 0,
    busy: createBusyTime(),
    rowIndices: room.int32(MOST_ENTRIES),
  }),

  add(state, entries) {
    addBusyTimes(state.busy, entries.time, entries.durationMicros, entries.count, microsOf(state.level));
    limitBusy(state);
    // Whatever lengthens the steps moves all rows.
    for (let level = -1; level !== state.level; findRows(state, entries)) level = state.level;
    addRequests(state.rows, state.rowIndices, entries);
  },

  merge(into, from) {
    while (into.level < from.level) coarsen(into);
    // As above.
    for (let level = -1; level !== into.level;) {
      level = into.level;
      for (const start of from.starts) rowAt(into, start);
    }
    pourRows(
      into.rows,
      Int32Array.from(from.starts, start => rowAt(into, start)),
      from.rows,
      Int32Array.from(from.indices),
      from.starts.length,
    );
    mergeBusyTime(into.busy, from.busy, microsOf(from.level), microsOf(into.level));
    limitBusy(into);
  },

  pack: state => ({ ...state, rows: packedRows(state.rows), spare: null, rowIndices: new Int32Array(0) }),

  finish(state, { has }) {
    if (state.starts.length === 0) return {};
    const step = shownStep(state);
    const joined = join(state, createRequestRows(HEAP, MOST_ROWS), step * 1000);
    const steps = evenSteps(joined, step);
    const rows = steps.map(index => (index === undefined ? NO_REQUESTS : rowOf(joined.rows, index, has)));
    const quantiles = (name: 'p50' | 'p95' | 'p99') => rows.map(({ duration }) => duration?.[name] ?? null);
    const statuses = (name: StatusClass) => rows.map(({ status }) => status?.[name] ?? 0);
    const start = joined.starts[0]!;
    const series: Series = {
      start,
      stepSeconds: step,
      requests: rows.map(({ requests }) => requests),
      bytesSent: has('size') ? rows.map(({ bytesSent }) => bytesSent ?? 0) : null,
      status: has('status')
        ? { '2xx': statuses('2xx'), '3xx': statuses('3xx'), '4xx': statuses('4xx'), '5xx': statuses('5xx') }
        : null,
      duration: has('duration') ? { p50: quantiles('p50'), p95: quantiles('p95'), p99: quantiles('p99') } : null,
      heat: has('duration') ? heatOf(joined.rows, steps) : null,
      busyWorkers: has('duration') ? busyOf(state, start, rows.length, step) : null,
    };
    return { series };
  },
};

interface Timeline {
  /** Index into `COLLECTED_STEPS`. */
  level: number;
  /** By start of the step; steps without a request have no row. */
  rows: RequestRows;
  /** Where rows are put when steps are joined; empty. Null in what was sent. */
  spare: RequestRows | null;
  /** Epoch milliseconds, ascending, multiples of the step. */
  starts: number[];
  /** Of each start its row. */
  indices: number[];
  /** Which of them was used last. */
  current: number;
  /** In steps of the same level; durations reach into steps before the first request, which have no row. */
  busy: BusyTime;
  /** Where the rows of the entries are. */
  readonly rowIndices: Int32Array;
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

/** The row of every entry, as far as it has a time. */
function findRows(state: Timeline, { count, time }: Entries): void {
  const { rowIndices } = state;
  // Lines come almost in order, so nearly all belong to the row of the line before.
  let row = -1;
  let start = Infinity;
  let end = -Infinity;
  for (let entry = 0; entry < count; entry++) {
    const at = time[entry]!;
    if (at >= 0 && (at < start || at >= end)) {
      row = rowAt(state, at);
      start = state.starts[state.current]!;
      end = start + stepOf(state);
    }
    rowIndices[entry] = at < 0 ? -1 : row;
  }
}

function rowAt(state: Timeline, time: number): number {
  const { starts, indices } = state;
  const start = startOf(time, stepOf(state));
  if (starts[state.current] === start) return indices[state.current]!;
  const place = placeOfStart(starts, start);
  state.current = place;
  if (starts[place] === start) return indices[place]!;
  if (starts.length >= MOST_ROWS) {
    coarsen(state);
    return rowAt(state, time);
  }
  const index = indexOfStep(state.rows, start);
  starts.splice(place, 0, start);
  indices.splice(place, 0, index);
  return index;
}

/** Where this start is, or would have to be put. */
function placeOfStart(starts: readonly number[], start: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOfStep(rows: RequestRows, start: number): number {
  const key = new Uint8Array(Float64Array.of(start).buffer);
  return keyIndex(rows.table, key, 0, key.length);
}

function coarsen(state: Timeline): void {
  state.level++;
  const { rows } = state;
  const joined = join(state, state.spare ?? createRequestRows(HEAP, MOST_ROWS), stepOf(state));
  clearRows(rows);
  Object.assign(state, joined, { spare: rows, current: 0 });
  state.busy = joinBusyTime(state.busy, microsOf(state.level - 1), microsOf(state.level));
}

type Joined = Pick<Timeline, 'rows' | 'starts' | 'indices'>;

/** The rows in longer steps of so many milliseconds, in other rows. */
function join({ rows, starts, indices }: Joined, into: RequestRows, step: number): Joined {
  const joined: Joined = { rows: into, starts: [], indices: [] };
  const targets = starts.map(time => {
    const start = startOf(time, step);
    if (joined.starts.at(-1) !== start) {
      joined.starts.push(start);
      joined.indices.push(indexOfStep(into, start));
    }
    return joined.indices.at(-1)!;
  });
  pourRows(into, Int32Array.from(targets), rows, Int32Array.from(indices), starts.length);
  return joined;
}

const startOf = (time: number, step: number) => Math.floor(time / step) * step;

/** Milliseconds. */
const stepOf = ({ level }: Timeline) => COLLECTED_STEPS[level]! * 1000;

function limitBusy(state: Timeline): void {
  while (state.busy.size > MOST_BUSY_STEPS && state.level < COLLECTED_STEPS.length - 1) coarsen(state);
}

function busyOf({ busy, level }: Timeline, start: number, count: number, stepSeconds: number): readonly number[] {
  const step = stepSeconds * 1_000_000;
  return busyMeans(joinBusyTime(busy, microsOf(level), step), start * 1000, step, count);
}

const microsOf = (level: number) => COLLECTED_STEPS[level]! * 1_000_000;

function shownStep({ starts, level }: Timeline): number {
  const collected = COLLECTED_STEPS[level]!;
  const span = (starts.at(-1)! - starts[0]!) / 1000 + collected;
  const step = SHOWN_STEPS.find(step => step % collected === 0 && span / step <= MOST_SHOWN);
  return step ?? Math.max(collected, SHOWN_STEPS.at(-1)!);
}

/** The row of every step of so many seconds from the first to the last; undefined in those without a request. */
function evenSteps({ starts, indices }: Joined, stepSeconds: number): readonly (number | undefined)[] {
  const step = stepSeconds * 1000;
  const occurring = new Map(starts.map((start, place) => [start, indices[place]!]));
  return Array.from({ length: (starts.at(-1)! - starts[0]!) / step + 1 }, (_, number) =>
    occurring.get(starts[0]! + number * step),
  );
}

const NO_REQUESTS: PathRow = { path: '', requests: 0, bytesSent: 0, status: {}, duration: null };

function rowOf(rows: RequestRows, index: number, has: About['has']): PathRow {
  return requestRow(rows, { key: '', index, count: countAt(rows, index) }, has);
}

/** As many bands as occur. */
function heatOf(rows: RequestRows, steps: readonly (number | undefined)[]): Heat {
  // The same buckets come again in every step.
  const bandOfBucket = new Map<number, number>();
  const bandOf = (bucket: number) => {
    const known = bandOfBucket.get(bucket);
    if (known !== undefined) return known;
    const middle = middleOf(bucket);
    const band = BANDS.findLastIndex(bound => middle >= bound);
    bandOfBucket.set(bucket, band);
    return band;
  };
  const counts = steps.map(index => {
    const bands = Array.from(BANDS, () => 0);
    if (index !== undefined) tellBuckets(rows, index, (bucket, count) => void (bands[bandOf(bucket)]! += count));
    return bands;
  });
  const occurs = BANDS.map((_, band) => counts.some(bands => bands[band]! > 0));
  const first = Math.max(0, occurs.indexOf(true));
  const end = occurs.lastIndexOf(true) + 1;
  return { bounds: BANDS.slice(first, end), counts: counts.map(bands => bands.slice(first, end)) };
}

/** Microseconds: 0, 100, 200, 500, and so on up to some minutes. */
const BANDS = [0, ...[2, 3, 4, 5, 6, 7, 8].flatMap(power => [1, 2, 5].map(digit => digit * 10 ** power))];
