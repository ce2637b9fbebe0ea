import type { Localize } from '../base/localize.ts';
import type { Thresholds } from './alert-thresholds.ts';
import {
  deathCount,
  errorMessageRate,
  requestRate,
  requestsAtOnce,
  responseRate,
  slowestSeconds,
} from './metric-queries.ts';
import type { MetricSource } from './metric-sources.ts';

/** One panel of the dashboard in Grafana. */
export interface DashboardPanel {
  readonly heading: (t: Localize, source: MetricSource) => string;
  /** By the names of Grafana. */
  readonly unit: 'reqps' | 'percentunit' | 's' | 'short';
  /** PromQL; null where the source has no such metric. */
  readonly query: (source: MetricSource) => string | null;
  /** What each line is called, from its labels. */
  readonly legend: '{{job}}' | '{{job}} {{instance}}';
  /** The number with which the alert compares, drawn as a line; null where there is none. */
  readonly limit: (thresholds: Thresholds) => number | null;
}

const none = () => null;

export const DASHBOARD_PANELS: readonly DashboardPanel[] = [
  {
    heading: t => t('Requests per second'),
    unit: 'reqps',
    query: source => requestRate(source),
    legend: '{{job}}',
    limit: none,
  },
  {
    heading: t => t('Share of requests that fail'),
    unit: 'percentunit',
    // Where no request ever failed there is no series of failures, and the share is none rather than unknown.
    query: source => `(${responseRate(source, '5..')} or ${requestRate(source)} * 0) / ${requestRate(source)}`,
    legend: '{{job}}',
    limit: ({ errorRatio }) => errorRatio.value,
  },
  {
    heading: (t, { duration }) => t('Duration (p{percent})', { percent: 100 * duration.slowQuantile }),
    unit: 's',
    query: slowestSeconds,
    legend: '{{job}}',
    limit: ({ slowSeconds }) => slowSeconds.value,
  },
  {
    heading: t => t('Requests at once'),
    unit: 'short',
    query: requestsAtOnce,
    legend: '{{job}} {{instance}}',
    limit: ({ busyRatio, capacity }) =>
      capacity === null ? null : Number((busyRatio.value * capacity).toPrecision(6)),
  },
  {
    heading: t => t('Workers killed for their silence, per hour'),
    unit: 'short',
    query: ({ timeouts }) => `sum by (job) (increase(${timeouts}[1h]))`,
    legend: '{{job}}',
    limit: none,
  },
  {
    heading: t => t('Workers that died, per hour'),
    unit: 'short',
    query: source => deathCount(source, '1h'),
    legend: '{{job}}',
    limit: none,
  },
  {
    heading: t => t('Errors in the error log, per minute'),
    unit: 'short',
    query: source => `${errorMessageRate(source)} * 60`,
    legend: '{{job}}',
    limit: () => 2,
  },
  {
    heading: t => t('Workers alive'),
    unit: 'short',
    query: ({ workers }) => (workers === null ? null : `min by (job, instance) (${workers})`),
    legend: '{{job}} {{instance}}',
    limit: none,
  },
];
