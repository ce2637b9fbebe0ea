import type { Aggregate } from '../aggregate.ts';
import type { Rates } from '../report.ts';

interface Totals {
  requests: number;
  bytes: number;
  first: number;
  last: number;
  /** Requests of each minute of a day; `days[i]` is the day of `pages[i]`, counted from the epoch. */
  days: number[];
  pages: Uint32Array[];
  /** Index of the page that was used last. */
  current: number;
  /** The busiest minute among the days that were given up to save memory. */
  peakGivenUp: number;
}

/** The span of the log, all bytes, and how fast requests came. */
export const totals: Aggregate<Totals> = {
  id: 'totals',
  needs: [],
  uses: ['time', 'size'],

  create: () => ({
    requests: 0,
    bytes: 0,
    first: Infinity,
    last: -Infinity,
    days: [],
    pages: [],
    current: 0,
    peakGivenUp: 0,
  }),

  add(state, { count, time, sizeBytes }) {
    state.requests += count;
    for (let row = 0; row < count; row++) {
      if (sizeBytes[row]! > 0) state.bytes += sizeBytes[row]!;
      if (time[row]! >= 0) addTime(state, time[row]!);
    }
  },

  merge(into, from) {
    into.requests += from.requests;
    into.bytes += from.bytes;
    into.first = Math.min(into.first, from.first);
    into.last = Math.max(into.last, from.last);
    into.peakGivenUp = Math.max(into.peakGivenUp, from.peakGivenUp);
    from.days.forEach((day, index) => {
      const page = pageOf(into, day);
      from.pages[index]!.forEach((count, minute) => void (page[minute]! += count));
    });
  },

  finish(state, { has }) {
    const bytesSent = has('size') ? state.bytes : null;
    if (state.first > state.last) return { bytesSent };
    return { bytesSent, span: { first: state.first, last: state.last }, rates: ratesOf(state, bytesSent) };
  },
};

const MINUTE = 60_000;
const MINUTES_A_DAY = 1440;
/** Eleven years of days. A log that holds more is made up, and only its peak suffers. */
const MOST_DAYS = 4096;

function addTime(state: Totals, time: number): void {
  if (time < state.first) state.first = time;
  if (time > state.last) state.last = time;
  const minute = Math.floor(time / MINUTE);
  const day = Math.floor(minute / MINUTES_A_DAY);
  const page = state.days[state.current] === day ? state.pages[state.current]! : pageOf(state, day);
  page[minute - day * MINUTES_A_DAY]!++;
}

function pageOf(state: Totals, day: number): Uint32Array {
  const known = state.days.indexOf(day);
  if (known >= 0) {
    state.current = known;
    return state.pages[known]!;
  }
  if (state.days.length >= MOST_DAYS) giveUpQuietDays(state);
  const page = new Uint32Array(MINUTES_A_DAY);
  state.current = state.days.push(day) - 1;
  state.pages.push(page);
  return page;
}

function giveUpQuietDays(state: Totals): void {
  const busiest = state.pages
    .map((page, index) => ({ index, peak: peakOf([page]) }))
    .toSorted((one, other) => other.peak - one.peak);
  const kept = busiest.slice(0, MOST_DAYS / 2);
  state.peakGivenUp = Math.max(state.peakGivenUp, busiest[kept.length]?.peak ?? 0);
  state.days = kept.map(({ index }) => state.days[index]!);
  state.pages = kept.map(({ index }) => state.pages[index]!);
}

function peakOf(pages: readonly Uint32Array[]): number {
  return pages.reduce((peak, page) => page.reduce((most, count) => Math.max(most, count), peak), 0);
}

function ratesOf({ requests, first, last, pages, peakGivenUp }: Totals, bytesSent: number | null): Rates {
  // Times are whole seconds, so the first and the last second both belong to the span.
  const seconds = (last - first) / 1000 + 1;
  return {
    requestsPerSecond: requests / seconds,
    peakRequestsPerMinute: Math.max(peakGivenUp, peakOf(pages)),
    bytesPerSecond: bytesSent === null ? null : bytesSent / seconds,
  };
}
