import type { Report, Series } from '../analysis/report.ts';
import { capacityOf } from '../config/capacity.ts';
import type { Facts, Option } from './generator.ts';
import { knownText } from './known.ts';
import type { MetricSource, SlowQuantile } from './metric-sources.ts';
import { metricSource } from './metric-sources.ts';

/** The numbers that the alerts compare with. */
export interface Thresholds {
  /** Seconds: slower than this at the quantile `slowQuantile` is slow. */
  readonly slowSeconds: Threshold;
  readonly slowQuantile: SlowQuantile;
  /** Share of server errors among all requests, 0 to 1. */
  readonly errorRatio: Threshold;
  /** Below this traffic a ratio or a percentile says nothing. */
  readonly minRequestsPerSecond: Threshold;
  /** Minutes without a request that are not normal any more. */
  readonly quietMinutes: Threshold;
  /** Workers that should be alive; null when the config does not say, or says one. */
  readonly workers: number | null;
  /** Share of the requests that an instance can work on at once, 0 to 1, from which on others wait. */
  readonly busyRatio: Threshold;
  /** Requests that one instance can work on at once; null when the config does not say, or there is no such number. */
  readonly capacity: number | null;
  /** The 5xx codes worth counting. */
  readonly errorCodes: readonly number[];
}

export interface Threshold {
  readonly value: number;
  readonly from: 'option' | 'log' | 'assumed';
  /** What the log usually shows, in the unit of the threshold, where it decided. */
  readonly usual?: number;
}

/** Also for whoever makes a histogram: it has a bucket that ends there. */
export const SLOW_OPTION: Option = {
  name: 'slow_seconds',
  says: 'The p95 of the durations above which requests are slow; p99 where the metrics have no p95.',
  accepts: /^(?=.*[1-9])\d{1,6}(?:\.\d{1,6})?$/,
  example: '1.5',
};

/**
 * An incident in the analyzed log must not become the norm, so "usual" is the median over the steps of the series:
 * bad minutes do not move it as long as they are fewer than half.
 */
export function alertThresholds(facts: Facts, source: MetricSource = metricSource(facts)): Thresholds {
  const { report } = facts;
  const { slowQuantile } = source.duration;
  const series = report?.series ?? null;
  return {
    slowSeconds: option(facts, 'slow_seconds') ?? slowSeconds(series, slowQuantile),
    slowQuantile,
    errorRatio: option(facts, 'error_ratio') ?? errorRatio(series),
    minRequestsPerSecond: option(facts, 'min_requests_per_second') ?? minRequestsPerSecond(report),
    quietMinutes: option(facts, 'quiet_minutes') ?? quietMinutes(series),
    busyRatio: option(facts, 'busy_ratio') ?? { value: 0.8, from: 'assumed' },
    workers: workers(facts),
    capacity: capacity(facts),
    errorCodes: errorCodes(report),
  };
}

function slowSeconds(series: Series | null, quantile: SlowQuantile): Threshold {
  const durations = series?.duration?.[quantile === 0.95 ? 'p95' : 'p99'] ?? [];
  const usualMicros = median(durations.filter(micros => micros !== null));
  // Where the log has whole seconds, most requests take none of them, and that is no measure of what is slow.
  if (!usualMicros) return { value: 1, from: 'assumed' };
  const usual = usualMicros / 1e6;
  return { value: roundUp(3 * usual), from: 'log', usual };
}

/** Twice the usual share, but five percent are worth an alert only above that. */
function errorRatio(series: Series | null): Threshold {
  const failed = series?.status?.['5xx'];
  if (!series || !failed) return { value: 0.05, from: 'assumed' };
  const usual = median(
    series.requests.flatMap((requests, step) => (requests > 0 ? [(failed[step] ?? 0) / requests] : [])),
  );
  if (usual === undefined) return { value: 0.05, from: 'assumed' };
  return { value: Math.max(0.05, Math.min(0.5, roundUp(2 * usual))), from: 'log', usual };
}

/** A tenth of the usual traffic. */
function minRequestsPerSecond(report: Report | null): Threshold {
  const usual = report?.rates?.requestsPerSecond;
  if (!usual) return { value: 0.1, from: 'assumed' };
  return { value: Math.max(0.01, Number((usual / 10).toPrecision(1))), from: 'log', usual };
}

/** Twice the longest pause that the log shows between its first and its last request. */
function quietMinutes(series: Series | null): Threshold {
  if (!series) return { value: 10, from: 'assumed' };
  let longest = 0;
  let pause = 0;
  for (const requests of series.requests) {
    pause = requests === 0 ? pause + 1 : 0;
    longest = Math.max(longest, pause);
  }
  const usual = (longest * series.stepSeconds) / 60;
  return { value: Math.max(10, Math.ceil(2 * usual)), from: 'log', usual };
}

/** Gunicorn never reports zero workers, so with one worker there is nothing to compare. */
function workers(facts: Facts): number | null {
  const known = knownText(facts, 'workers');
  const count = known.kind === 'text' && known.certain ? Number(known.text) : Number.NaN;
  return Number.isInteger(count) && count > 1 ? count : null;
}

function capacity({ settings, overrides, t }: Facts): number | null {
  const said = overrides['workers'];
  return capacityOf(settings, { workers: said === undefined ? undefined : Number(said) }, t).requests;
}

/** What applications and proxies usually answer, and what the log shows besides. */
function errorCodes(report: Report | null): readonly number[] {
  const seen = Object.keys(report?.status ?? {}).filter(code => /^5\d\d$/.test(code));
  return [...new Set([500, 501, 502, 503, 504, ...seen.map(Number)])].toSorted((one, other) => one - other);
}

function option({ overrides }: Facts, name: string): Threshold | undefined {
  const value = overrides[name];
  return value === undefined ? undefined : { value: Number(value), from: 'option' };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
}

/** Up to 1, 2 or 5 times a power of ten: a threshold is a judgement, and more digits would pretend otherwise. */
function roundUp(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find(step => step * power >= value * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(1));
}
