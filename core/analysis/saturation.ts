import type { Report, Saturation } from './report.ts';

/**
 * How much of the capacity was in use. Lines tell whole seconds, so within a few seconds a worker can seem to be busy
 * twice, or not at all: short steps are looked at ten seconds at a time.
 */
export function saturationOf({ series, span }: Partial<Report>, capacity: number | null): Saturation | null {
  const busy = series?.busyWorkers;
  // Nothing is known of the time behind the last line: what was being worked on then is in no line.
  const seconds = series && span ? (span.last - series.start) / 1000 : 0;
  if (!series || !busy || seconds <= 0) return null;
  const windows = means(busy, Math.ceil(SHORTEST_WINDOW_SECONDS / series.stepSeconds));
  const busyMean = (sum(busy) * series.stepSeconds) / seconds;
  const nearlyAll = (capacity ?? 0) * 0.8;
  return {
    capacity,
    busyMean,
    busyPeak: windows.reduce((most, value) => Math.max(most, value), busyMean),
    shareAbove80: capacity === null ? null : windows.filter(value => value > nearlyAll).length / windows.length,
  };
}

const SHORTEST_WINDOW_SECONDS = 10;

/** The means of so many neighbours, wherever they begin. */
function means(values: readonly number[], width: number): readonly number[] {
  const length = Math.min(width, values.length);
  return Array.from(
    { length: values.length - length + 1 },
    (_, index) => sum(values.slice(index, index + length)) / length,
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
