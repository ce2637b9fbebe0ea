import { minutes } from '../../core/analysis/aggregates/minutes.ts';
import type { Minutes } from '../../core/analysis/report.ts';
import { clearRow, createEntries, MOST_ROWS } from '../../core/logs/entries.ts';

/** A request as a line tells of it. */
export interface Ended {
  /** Epoch seconds of the end; negative: the line has no time. */
  readonly seconds: number;
  readonly status: number;
  /** -1: the line does not tell. */
  readonly micros: number;
}

/** The minutes of the requests, of which each worker has counted a part. */
export function minutesOf(parts: readonly (readonly Ended[])[]): Minutes | null | undefined {
  const [first, ...others] = parts.map(counted);
  for (const other of others) minutes.merge(first!, other);
  return minutes.finish(first!, { top: 10, has: () => true }).minutes;
}

/** The state as it is sent, counted in several batches. */
function counted(ended: readonly Ended[]) {
  const state = minutes.create();
  const entries = createEntries();
  for (let from = 0; from < ended.length; from += MOST_ROWS) {
    entries.count = 0;
    for (const { seconds, status, micros } of ended.slice(from, from + MOST_ROWS)) {
      const row = entries.count++;
      clearRow(entries, row);
      entries.time[row] = seconds * 1000;
      entries.status[row] = status;
      entries.durationMicros[row] = micros;
    }
    minutes.add(state, entries);
  }
  return structuredClone(minutes.pack!(state));
}
