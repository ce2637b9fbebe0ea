/**
 * How many requests were being worked on at a time: a request occupies the time from `end − duration` to `end`. Each of
 * them is two changes, one more from its beginning and one less from its end, whatever lies between, so a request of
 * hours costs no more than one of a millisecond. Only steps in which something changes are kept, by their start; steps
 * that are joined keep every microsecond.
 *
 * The bounds of a step are its start, which does not belong to it, and its end, which does.
 */
export interface BusyTime {
  size: number;
  /** Starts of the steps: epoch microseconds, ascending, multiples of the step. */
  starts: Float64Array;
  /** Microseconds inside the step: those of the changes in it, each from where it happens to the end of the step. */
  inside: Float64Array;
  /** How many more are busy at the end of the step than at its start. */
  change: Float64Array;
  /** Index of the step that was used last. */
  current: number;
}

export function createBusyTime(): BusyTime {
  return { size: 0, ...columnsFor(SMALLEST), current: 0 };
}

/** Requests that ended at times in milliseconds, and took so many microseconds; what is below 0 is not known. */
export function addBusyTimes(
  into: BusyTime,
  times: Float64Array,
  durations: Float64Array,
  count: number,
  step: number,
): void {
  // Nearly all begin and end in the step of the one before, so that is at hand.
  let { inside, current } = into;
  let start = into.size > 0 ? into.starts[current]! : NaN;
  for (let row = 0; row < count; row++) {
    const duration = durations[row]!;
    if (duration <= 0 || times[row]! < 0) continue;
    const end = times[row]! * 1000;
    if (end - duration > start && end <= start + step) {
      inside[current]! += duration;
      continue;
    }
    addBusyTime(into, end - duration, end, step);
    ({ inside, current } = into);
    start = into.starts[current]!;
  }
}

/** Whole microseconds; `step` is the same in every call until `joinBusyTime`. */
export function addBusyTime(into: BusyTime, begin: number, end: number, step: number): void {
  if (begin >= end) return;
  const first = stepAt(into, startOf(begin, step));
  const firstEnd = into.starts[first]! + step;
  if (end <= firstEnd) {
    into.inside[first]! += end - begin;
    return;
  }
  into.inside[first]! += firstEnd - begin;
  into.change[first]!++;
  const last = stepAt(into, startOf(end, step));
  into.inside[last]! -= into.starts[last]! + step - end;
  into.change[last]!--;
}

export function mergeBusyTime(into: BusyTime, from: BusyTime, fromStep: number, step: number): void {
  for (let index = 0; index < from.size; index++) joinStep(into, from, index, fromStep, step);
}

/** The same in longer steps, each of which is a number of the shorter ones. */
export function joinBusyTime(from: BusyTime, fromStep: number, step: number): BusyTime {
  const joined = createBusyTime();
  mergeBusyTime(joined, from, fromStep, step);
  return joined;
}

/** Busy requests on average in each of so many steps from `start` on. What lies before `start` still counts into them. */
export function busyMeans(busy: BusyTime, start: number, step: number, count: number): number[] {
  const means: number[] = [];
  let index = 0;
  let atStart = 0;
  for (; index < busy.size && busy.starts[index]! < start; index++) atStart += busy.change[index]!;
  for (let number = 0; number < count; number++) {
    const isChanged = index < busy.size && busy.starts[index] === start + number * step;
    means.push(isChanged ? (atStart * step + busy.inside[index]!) / step : atStart);
    if (isChanged) atStart += busy.change[index++]!;
  }
  return means;
}

const SMALLEST = 64;

function columnsFor(capacity: number) {
  return {
    starts: new Float64Array(capacity),
    inside: new Float64Array(capacity),
    change: new Float64Array(capacity),
  };
}

const startOf = (time: number, step: number) => (Math.ceil(time / step) - 1) * step;

function joinStep(into: BusyTime, from: BusyTime, index: number, fromStep: number, step: number): void {
  const start = from.starts[index]!;
  const end = start + fromStep;
  const target = stepAt(into, startOf(end, step));
  const rest = into.starts[target]! + step - end;
  into.inside[target]! += from.inside[index]! + from.change[index]! * rest;
  into.change[target]! += from.change[index]!;
}

/** The index of the step that starts there, which is new if it was not there. */
function stepAt(busy: BusyTime, start: number): number {
  const { starts, current, size } = busy;
  // Lines come almost in order, and most requests are short.
  if (current < size && starts[current] === start) return current;
  const index = current + 1 < size && starts[current + 1] === start ? current + 1 : placeOf(busy, start);
  busy.current = index;
  if (index === size || starts[index] !== start) insertStep(busy, index, start);
  return index;
}

function placeOf({ starts, size }: BusyTime, start: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertStep(busy: BusyTime, index: number, start: number): void {
  if (busy.size === busy.starts.length) grow(busy);
  for (const column of [busy.starts, busy.inside, busy.change]) {
    column.copyWithin(index + 1, index, busy.size);
    column[index] = 0;
  }
  busy.starts[index] = start;
  busy.size++;
}

function grow(busy: BusyTime): void {
  const grown = columnsFor(busy.size * 2);
  grown.starts.set(busy.starts);
  grown.inside.set(busy.inside);
  grown.change.set(busy.change);
  Object.assign(busy, grown);
}
