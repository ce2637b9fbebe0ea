import type { Traceback } from '../../logs/error-entries.ts';
import type { TracebackRow } from './report.ts';

/** Tracebacks by exception and place. */
export interface Tracebacks {
  readonly add: (traceback: Traceback, time: number | null) => void;
  readonly rows: () => readonly TracebackRow[];
  readonly count: () => number;
}

/** More places than a program raises at; what comes beyond is counted in the total alone. */
const MOST_GROUPS = 1000;
const MOST_ROWS = 100;

export function createTracebacks(): Tracebacks {
  const groups = new Map<string, { -readonly [Key in keyof TracebackRow]: TracebackRow[Key] }>();
  let count = 0;
  return {
    add({ exception, message, file, fileLine }, time) {
      count++;
      const key = JSON.stringify([exception, file, fileLine]);
      const group = groups.get(key);
      if (group) {
        group.count++;
        group.last = time;
      } else if (groups.size < MOST_GROUPS) {
        groups.set(key, { exception, message, count: 1, file, fileLine, first: time, last: time });
      }
    },
    rows: () =>
      [...groups.entries()]
        .toSorted(([key, one], [other, two]) => two.count - one.count || (key < other ? -1 : 1))
        .slice(0, MOST_ROWS)
        .map(([, row]) => row),
    count: () => count,
  };
}
