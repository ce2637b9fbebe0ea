import type { SeriesKey } from './chart.ts';

/** Series that are drawn as lines, which are told apart without colour, in pixels of line and gap. The legend draws them alike. */
export const DASHES = { p50: [1.5, 2.5], p95: [], p99: [6, 3], capacity: [6, 3] } as const satisfies Partial<
  Record<SeriesKey, readonly number[]>
>;
