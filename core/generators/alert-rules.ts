import type { Localize } from '../base/localize.ts';
import type { Metric } from '../gunicorn/metrics.ts';
import { METRICS, prometheusName } from '../gunicorn/metrics.ts';
import type { Thresholds } from './alert-thresholds.ts';

/** One alert. Texts are Prometheus templates: `$value` is what the expression found. */
export interface AlertRule {
  readonly name: string;
  readonly severity: 'critical' | 'warning';
  /** How long it must hold before somebody is told. */
  readonly for: string;
  /** PromQL; null when what it would compare with is not known. */
  readonly expression: (names: MetricNames, thresholds: Thresholds) => string | null;
  readonly summary: (t: Localize) => string;
  /** What it means and where to look first. */
  readonly advice: (t: Localize, thresholds: Thresholds) => string;
}

/** The metrics as this Gunicorn's prefix makes Prometheus see them. */
export interface MetricNames {
  readonly of: (metric: Metric, status?: number) => string;
  /** Requests per second by job and `status`, recorded because Gunicorn counts each status under a name of its own. */
  readonly responses: string;
  /** Messages per second by job and `level`, recorded for the same reason. */
  readonly messages: string;
}

export function metricNames(prefix: string): MetricNames {
  const of = (metric: Metric, status?: number) => prometheusName(metric, prefix, status);
  const start = of(METRICS.requests).replace(/_requests$/, '');
  return { of, responses: `${start}:responses:rate5m`, messages: `${start}:log_messages:rate5m` };
}

const JOB = '{{ $labels.job }}';
const COUNT = '{{ $value | humanize }}';

export const ALERT_RULES: readonly AlertRule[] = [
  {
    name: 'GunicornServerErrors',
    severity: 'critical',
    for: '5m',
    expression: (names, { errorRatio, minRequestsPerSecond }) =>
      withTraffic(
        names,
        minRequestsPerSecond.value,
        [
          `sum by (job) (${names.responses}{status=~"5.."})`,
          `  / sum by (job) (rate(${names.of(METRICS.requests)}[5m])) > ${errorRatio.value}`,
        ].join('\n'),
      ),
    summary: t => t('{job}: {share} of the requests fail', { job: JOB, share: '{{ $value | humanizePercentage }}' }),
    advice: t =>
      t(
        'The application answers with 5xx. Tracebacks are in the error log; the access log says which paths it is. Look at what was deployed last and at what those paths depend on.',
      ),
  },
  {
    name: 'GunicornSlowRequests',
    severity: 'warning',
    for: '10m',
    expression: (names, { slowSeconds, minRequestsPerSecond }) =>
      withTraffic(
        names,
        minRequestsPerSecond.value,
        // Quantiles of several instances cannot be added or averaged; the slowest one is the honest answer.
        `max by (job) (${names.of(METRICS.requestDuration)}{quantile="0.99"}) > ${slowSeconds.value}`,
      ),
    summary: t =>
      t('{job}: one request in a hundred takes longer than {duration}', {
        job: JOB,
        duration: '{{ $value | humanizeDuration }}',
      }),
    advice: t =>
      t(
        'Analyze the access log for the slow paths. If all paths are slow, requests wait for workers: compare the busy workers with their number. Requests killed by the timeout are not in this number.',
      ),
  },
  {
    name: 'GunicornWorkerTimeouts',
    severity: 'critical',
    for: '1m',
    // A counter that appears with its first message has nothing to increase from, hence the second half.
    expression: names => {
      const critical = names.of(METRICS.logCritical);
      return [
        `sum by (job) (increase(${critical}[10m])) > 0`,
        'or',
        `sum by (job) (${critical} unless ${critical} offset 10m) > 0`,
      ].join('\n');
    },
    summary: t => t('{job}: workers are killed because they hang', { job: JOB }),
    advice: t =>
      t(
        'A worker answered nothing for the time in the setting timeout, and its request was lost. The error log has WORKER TIMEOUT with the process id. Find the request that hangs before raising the timeout.',
      ),
  },
  {
    name: 'GunicornErrorMessages',
    severity: 'warning',
    for: '10m',
    expression: names => `sum by (job) (${names.messages}{level=~"error|exception"}) * 60 > 2`,
    summary: t => t('{job}: {count} errors a minute in the error log', { job: JOB, count: COUNT }),
    advice: t =>
      t(
        'Exceptions that the application does not catch, or workers that do not start. The error log has the tracebacks.',
      ),
  },
  {
    name: 'GunicornFewerWorkers',
    severity: 'warning',
    for: '5m',
    expression: (names, { workers }) =>
      workers === null ? null : `min by (job, instance) (${names.of(METRICS.workers)}) < ${workers}`,
    summary: t =>
      t('{job}: only {count} workers on {instance}', { job: JOB, count: COUNT, instance: '{{ $labels.instance }}' }),
    advice: (t, { workers }) =>
      t(
        'The config asks for {workers} workers. Somebody lowered the number with the signal TTOU, or this instance runs with other options.',
        { workers: workers ?? 0 },
      ),
  },
  {
    name: 'GunicornNoTraffic',
    severity: 'warning',
    for: '1m',
    expression: (names, { quietMinutes }) =>
      `sum by (job) (rate(${names.of(METRICS.requests)}[${quietMinutes.value}m])) == 0`,
    summary: t => t('{job}: no request arrives', { job: JOB }),
    advice: (t, { quietMinutes }) =>
      t(
        'Not one request in {minutes} minutes. Look at the load balancer and at what stands in front of Gunicorn; if such pauses are normal here, raise the number.',
        { minutes: quietMinutes.value },
      ),
  },
  {
    name: 'GunicornMetricsMissing',
    severity: 'critical',
    for: '10m',
    expression: names => `absent(${names.of(METRICS.requests)})`,
    summary: t => t('Nothing is heard of Gunicorn'),
    advice: t =>
      t(
        'Gunicorn is down, or the way of its metrics is cut: the setting statsd_host, the statsd_exporter, and the scrape target in Prometheus, in this order. None of the other alerts can fire meanwhile.',
      ),
  },
];

/** Only where enough requests come in for the number to mean something. */
function withTraffic(names: MetricNames, minRequestsPerSecond: number, condition: string): string {
  return [condition, 'and', `sum by (job) (rate(${names.of(METRICS.requests)}[5m])) > ${minRequestsPerSecond}`].join(
    '\n',
  );
}
