import type { NotFoundRow } from '../../core/analysis/report.ts';

/**
 * The same questions answered the obvious way: a regular expression, strings, Maps and sorted lists. Slow, and simple
 * enough to be believed. Reads lines of the combined format with microseconds behind it.
 */
export interface NaiveEntry {
  readonly address: string;
  readonly time: number;
  readonly localHour: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly bytes: number;
  readonly micros: number;
  readonly referrer: string;
  readonly agent: string;
}

const LINE =
  /^(\S*) \S+ \S+ \[(\d\d)\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)\] "(\S+) (\S+) HTTP\/1\.1" (\d{3}) (\d+) "([^"]*)" "([^"]*)" (\d+)$/;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function readNaively(line: string): NaiveEntry | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, address, day, month, year, hour, minute, second, sign, zoneHours, zoneMinutes, ...rest] = match;
  const [method, target, status, bytes, referrer, agent, micros] = rest;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  return {
    address: address!,
    time: Date.UTC(
      Number(year),
      MONTHS.indexOf(month!),
      Number(day),
      Number(hour),
      Number(minute) - offset,
      Number(second),
    ),
    localHour: Number(hour),
    method: method!,
    path: target!.split('?')[0]!,
    status: Number(status),
    bytes: Number(bytes),
    micros: Number(micros),
    referrer: referrer!,
    agent: agent!,
  };
}

export function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

export function sumBy<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0);
}

/** The most frequent keys, by count, then by name. */
export function topOf(counts: ReadonlyMap<string, number>, top: number): readonly (readonly [string, number])[] {
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, top);
}

/** Paths that were answered 404, and the page that led there most. */
export function notFoundNaively(entries: readonly NaiveEntry[]): readonly NotFoundRow[] {
  const lost = entries.filter(({ status }) => status === 404);
  const paths = countBy(lost, ({ path }) => path);
  return topOf(paths, paths.size).map(([path, requests]) => {
    const linked = lost.filter(entry => entry.path === path && entry.referrer !== '-' && entry.referrer !== '');
    const pages = countBy(linked, ({ referrer }) => referrer);
    const [main] = topOf(pages, 1);
    return { path, requests, linked: linked.length, referrer: main ? { referrer: main[0], requests: main[1] } : null };
  });
}

/** Nearest rank, by definition. */
export function exactQuantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-6) - 1)]!;
}
