import { METRICS, prometheusName } from './metrics.ts';

/** How a metric behaves: a counter only rises, until its process starts anew. */
export type MetricKind = 'counter' | 'gauge' | 'histogram' | 'summary';

export interface ExportedMetric {
  /** Of a histogram or summary without `_bucket`, `_sum` and `_count`. */
  readonly name: string;
  readonly kind: MetricKind;
  /** Labels beside those of the target. */
  readonly labels?: readonly string[];
}

const ANY_STATUS = 500;

/**
 * What Prometheus may have of Gunicorn: its own metrics through a statsd_exporter, and those of what is generated here. A
 * test holds this together with the generators.
 */
export const EXPORTED_METRICS: readonly ExportedMetric[] = [
  ...Object.values(METRICS).map((metric): ExportedMetric => ({
    name: prometheusName(metric, '', ANY_STATUS),
    kind: metric.kind === 'timer' ? 'summary' : metric.kind,
  })),
  { name: 'gunicorn_requests_total', kind: 'counter', labels: ['method', 'status'] },
  { name: 'gunicorn_request_duration_seconds', kind: 'histogram', labels: ['endpoint'] },
  { name: 'gunicorn_log_messages_total', kind: 'counter', labels: ['level'] },
  { name: 'gunicorn_server_errors_total', kind: 'counter' },
  { name: 'gunicorn_busy_seconds_total', kind: 'counter' },
  { name: 'gunicorn_response_bytes_total', kind: 'counter' },
  { name: 'gunicorn_endpoint_requests_total', kind: 'counter', labels: ['endpoint', 'outcome'] },
  { name: 'gunicorn_unparsed_lines_total', kind: 'counter' },
  { name: 'gunicorn_worker_timeouts_total', kind: 'counter' },
  { name: 'gunicorn_worker_boots_total', kind: 'counter' },
  { name: 'gunicorn_worker_exits_total', kind: 'counter' },
  { name: 'gunicorn_worker_kills_total', kind: 'counter' },
  { name: 'gunicorn_worker_failures_total', kind: 'counter' },
  { name: 'gunicorn_exceptions_total', kind: 'counter' },
  { name: 'gunicorn_requests_in_progress', kind: 'gauge' },
  { name: 'gunicorn_aborted_requests_total', kind: 'counter' },
  { name: 'gunicorn_backlog_connections', kind: 'histogram' },
  { name: 'gunicorn_process_cpu_seconds_total', kind: 'counter', labels: ['role', 'pid'] },
  { name: 'gunicorn_process_resident_memory_bytes', kind: 'gauge', labels: ['role', 'pid'] },
  { name: 'gunicorn_process_open_fds', kind: 'gauge', labels: ['role', 'pid'] },
  { name: 'gunicorn_process_threads', kind: 'gauge', labels: ['role', 'pid'] },
  { name: 'gunicorn_process_start_time_seconds', kind: 'gauge', labels: ['role', 'pid'] },
  { name: 'gunicorn_cpu_limit_cores', kind: 'gauge' },
  { name: 'gunicorn_memory_limit_bytes', kind: 'gauge' },
  { name: 'gunicorn_memory_used_bytes', kind: 'gauge' },
  { name: 'gunicorn_cpu_throttled_periods_total', kind: 'counter' },
];

const BY_NAME = new Map(EXPORTED_METRICS.map(metric => [metric.name, metric]));

/** The metric that a series of this name belongs to; undefined where nobody exports it. */
export function exportedMetric(series: string): ExportedMetric | undefined {
  const status = series.replace(/_\d{3}$/, `_${ANY_STATUS}`);
  const found = BY_NAME.get(series) ?? BY_NAME.get(status);
  if (found) return found;
  const [, stem, suffix] = /^(.*?)(_bucket|_sum|_count|_created)$/.exec(series) ?? [];
  const whole = stem === undefined ? undefined : (BY_NAME.get(stem) ?? BY_NAME.get(`${stem}_total`));
  if (!whole) return undefined;
  if (suffix === '_created') return { name: series, kind: 'gauge' };
  const isSpread = whole.kind === 'histogram' || (whole.kind === 'summary' && suffix !== '_bucket');
  return isSpread ? { ...whole, name: series, kind: 'counter' } : undefined;
}

/** Names that a series may have, for whoever wrote another one. */
export const EXPORTED_NAMES: readonly string[] = EXPORTED_METRICS.flatMap(({ name, kind }) =>
  kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
);

/** How a series behaves; what is not known is told by its name, where that follows the custom. Undefined where it does not. */
export function kindOfSeries(series: string): MetricKind | undefined {
  const known = exportedMetric(series);
  if (known) return known.kind;
  if (/_(?:total|bucket|count|sum)$/.test(series)) return 'counter';
  return /(?:^|_)(?:workers?|processes|threads|percent|ratio|in_progress|connections|bytes|info|temperature|timestamp|usage)(?:_(?:percent|ratio|bytes))?$/.test(
    series,
  )
    ? 'gauge'
    : undefined;
}
