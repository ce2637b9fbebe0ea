import type { Report } from '../analysis/report.ts';
import type { PatternValue } from '../logs/line-pattern.ts';

/** Upper bounds in seconds, from which a server gets those around its own durations. */
const LADDER = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] as const;

/** Of durations that come with all their digits. */
export const EXACT_SECONDS = { type: 'decimal', unit: 'seconds' } as const;

/**
 * A quantile is only as exact as the buckets around it, and each bucket costs a series. One ends at `slowSeconds`, so
 * that "slower than that" is counted and not guessed, and one is above: a quantile never comes out above the last.
 */
export function durationBuckets(
  report: Report | null,
  value: Pick<PatternValue, 'type' | 'unit'>,
  slowSeconds: number,
): readonly number[] {
  const finest = finestOf(value);
  const usual = usualBuckets(report, finest);
  const last = usual.at(-1) ?? 0;
  const above = LADDER.find(bound => bound > slowSeconds) ?? Math.max(...LADDER);
  const bounds = new Set([...usual, ...LADDER.filter(bound => bound > last && bound <= above)]);
  if (slowSeconds >= finest && slowSeconds < Math.max(...LADDER)) bounds.add(slowSeconds);
  return [...bounds].toSorted((one, other) => one - other);
}

/** Whole units tell nothing below one of them. */
function finestOf({ type, unit }: Pick<PatternValue, 'type' | 'unit'>): number {
  if (type === 'decimal') return 0.001;
  return unit === 'seconds' ? 1 : unit === 'milliseconds' ? 0.0025 : 0.001;
}

/** Those around the durations of the log. */
function usualBuckets(report: Report | null, finest: number): readonly number[] {
  const measured = report?.duration;
  const [low, high] = measured ? [measured.p50 / 8e6, (2 * measured.p999) / 1e6] : [0.004, 20];
  const first = Math.max(
    LADDER.findIndex(bound => bound >= finest),
    LADDER.findIndex(bound => bound >= low),
  );
  const last = LADDER.findIndex(bound => bound >= high);
  const end = last < 0 ? LADDER.length : last + 1;
  return LADDER.slice(Math.min(first, LADDER.length - FEWEST), Math.max(end, first + FEWEST));
}

const FEWEST = 5;
