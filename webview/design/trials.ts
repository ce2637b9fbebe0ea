import type { Report } from '../../core/analysis/report.ts';
import type { Trial } from '../../core/backtest/firing.ts';
import type { Trials } from '../../core/generators/alert-trials.ts';

/** Alerts on the sample, roughly: a series has no minutes of its own. */
export function trialsOf({ series }: Report): Trials | { failure: string } {
  if (!series?.status || !series.duration) return { failure: 'No line tells a time, so no alert can be tried.' };
  const { start, stepSeconds, requests, status, duration } = series;
  const failed = status['5xx'];
  const length = 60 / stepSeconds;
  const minutes = Math.floor(requests.length / length);
  const sum = (values: readonly number[], minute: number) =>
    values.slice(Math.max(0, (minute - 4) * length), (minute + 1) * length).reduce((total, value) => total + value, 0);
  const byMinute = (value: (minute: number) => number | null) => Array.from({ length: minutes }, (_, at) => value(at));
  const common = { operator: '>', start } as const;
  const trials: Trial[] = [
    {
      ...common,
      alert: 'GunicornServerErrors',
      severity: 'critical',
      measure: 'Share of requests that fail',
      option: 'error_ratio',
      unit: 'share',
      limit: 0.05,
      forMinutes: 5,
      values: byMinute(minute => sum(failed, minute) / sum(requests, minute)),
    },
    {
      ...common,
      alert: 'GunicornSlowRequests',
      severity: 'warning',
      measure: 'Duration at the 99th percentile',
      option: 'slow_seconds',
      unit: 'seconds',
      limit: 2,
      forMinutes: 10,
      values: byMinute(minute => {
        const known = duration.p99.slice(Math.max(0, (minute - 4) * length), (minute + 1) * length);
        return Math.max(...known.map(micros => (micros ?? 0) / 1e6));
      }),
    },
    {
      ...common,
      alert: 'GunicornWorkerTimeouts',
      severity: 'critical',
      measure: 'Workers killed for their silence, in ten minutes',
      option: null,
      unit: 'timeouts',
      limit: 0,
      forMinutes: 1,
      values: byMinute(minute => (minute > 41 && minute < 52 ? 3 : 0)),
    },
  ];
  return { trials, untried: [{ alert: 'GunicornTargetDown', why: 'No log tells.' }] };
}
