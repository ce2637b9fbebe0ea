import type { Report } from '../analysis/report.ts';
import type { PatternValue } from '../logs/line-pattern.ts';

/** Upper bounds in seconds, from which a server gets those around its own durations. */
const LADDER = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] as const;

/** A quantile is only as exact as the buckets around it, and each bucket costs a series. */
export function durationBuckets(
  report: Report | null,
  { type, unit }: Pick<PatternValue, 'type' | 'unit'>,
): readonly number[] {
  const measured = report?.duration;
  const [low, high] = measured ? [measured.p50 / 8e6, (2 * measured.p999) / 1e6] : [0.004, 20];
  // Whole units tell nothing below one of them.
  const finest = type === 'decimal' ? 0.001 : unit === 'seconds' ? 1 : unit === 'milliseconds' ? 0.0025 : 0.001;
  const first = Math.max(
    LADDER.findIndex(bound => bound >= finest),
    LADDER.findIndex(bound => bound >= low),
  );
  const last = LADDER.findIndex(bound => bound >= high);
  const end = last < 0 ? LADDER.length : last + 1;
  return LADDER.slice(Math.min(first, LADDER.length - FEWEST), Math.max(end, first + FEWEST));
}

const FEWEST = 5;

/**
 * Of durations that come with all their digits, in seconds. A quantile never comes out above the last bucket, so there
 * is one above `slowSeconds`: an alert on slower requests could not fire otherwise.
 */
export function exactDurationBuckets(report: Report | null, slowSeconds: number): readonly number[] {
  const buckets = durationBuckets(report, { type: 'decimal', unit: 'seconds' });
  const last = buckets.at(-1) ?? 0;
  const needed = LADDER.find(bound => bound > slowSeconds) ?? Math.max(...LADDER);
  return [...buckets, ...LADDER.filter(bound => bound > last && bound <= needed)];
}
