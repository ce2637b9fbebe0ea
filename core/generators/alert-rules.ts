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

/** One alert. Texts are Prometheus templates: `$value` is what the expression found. */
export interface AlertRule {
  readonly name: string;
  readonly severity: 'critical' | 'warning';
  /** How long it must hold before somebody is told. */
  readonly for: string;
  /** PromQL; null when what it would compare with is not known. */
  readonly expression: (source: MetricSource, thresholds: Thresholds) => string | null;
  readonly summary: (t: Localize, thresholds: Thresholds) => string;
  /** What it means and where to look first. */
  readonly advice: (t: Localize, thresholds: Thresholds, source: MetricSource) => string;
}

const JOB = '{{ $labels.job }}';
const COUNT = '{{ $value | humanize }}';

export const ALERT_RULES: readonly AlertRule[] = [
  {
    name: 'GunicornServerErrors',
    severity: 'critical',
    for: '5m',
    expression: (source, { errorRatio, minRequestsPerSecond }) =>
      withTraffic(
        source,
        minRequestsPerSecond.value,
        [responseRate(source, '5..'), `  / ${requestRate(source)} > ${errorRatio.value}`].join('\n'),
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
    expression: (source, { slowSeconds, minRequestsPerSecond }) =>
      withTraffic(source, minRequestsPerSecond.value, `${slowestSeconds(source)} > ${slowSeconds.value}`),
    summary: (t, { slowQuantile }) =>
      t('{job}: {percent}% of the requests take longer than {duration}', {
        job: JOB,
        percent: Math.round(100 - 100 * slowQuantile),
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
    expression: ({ timeouts }) =>
      [
        `sum by (job) (increase(${timeouts}[10m])) > 0`,
        'or',
        `sum by (job) (${timeouts} unless ${timeouts} offset 10m) > 0`,
      ].join('\n'),
    summary: t => t('{job}: workers are killed because they hang', { job: JOB }),
    advice: t =>
      t(
        'A worker answered nothing for the time in the setting timeout, and its request was lost. The error log has WORKER TIMEOUT with the process id. Find the request that hangs before raising the timeout.',
      ),
  },
  {
    name: 'GunicornWorkersBusy',
    severity: 'warning',
    for: '10m',
    expression: (source, { busyRatio, capacity }) =>
      capacity === null ? null : `${requestsAtOnce(source)} > ${Number((busyRatio.value * capacity).toPrecision(6))}`,
    summary: t =>
      t('{job}: {count} requests at once on {instance}, and others wait', {
        job: JOB,
        count: COUNT,
        instance: '{{ $labels.instance }}',
      }),
    advice: (t, { capacity }) =>
      t(
        'This instance can work on {capacity} requests at once. When nearly all of it is in use on average, requests wait in the queue, which no log shows. Find what became slow; more workers help where memory and processors allow.',
        { capacity: capacity ?? 0 },
      ),
  },
  {
    name: 'GunicornWorkersDie',
    severity: 'critical',
    for: '1m',
    expression: source => {
      const deaths = deathCount(source, '15m');
      return deaths === null ? null : `${deaths} > 2`;
    },
    summary: t => t('{job}: workers die again and again', { job: JOB }),
    advice: t =>
      t(
        'Workers were ended by a signal, ended with an error, or do not start; Gunicorn starts others, and each death costs the requests of its worker. The error log says which it was. SIGKILL without a WORKER TIMEOUT before it mostly means that memory ran out.',
      ),
  },
  {
    name: 'GunicornErrorMessages',
    severity: 'warning',
    for: '10m',
    expression: source => `${errorMessageRate(source)} * 60 > 2`,
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
    expression: (source, { workers }) =>
      workers === null || source.workers === null ? null : `min by (job, instance) (${source.workers}) < ${workers}`,
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
    expression: (source, { quietMinutes }) => noTraffic(source, `${quietMinutes.value}m`),
    summary: t => t('{job}: no request arrives', { job: JOB }),
    advice: (t, { quietMinutes }) =>
      t(
        'Not one request in {minutes} minutes. Look at the load balancer and at what stands in front of Gunicorn; if such pauses are normal here, raise the number.',
        { minutes: quietMinutes.value },
      ),
  },
  {
    name: 'GunicornTargetDown',
    severity: 'critical',
    for: '2m',
    // Which targets are those of Gunicorn is known from what they had.
    expression: ({ presence }) =>
      ['min by (job, instance) (up) == 0', 'and on (job, instance)', `last_over_time(${presence}[6h])`].join('\n'),
    summary: t => t('{job}: {instance} does not answer Prometheus', { job: JOB, instance: '{{ $labels.instance }}' }),
    advice: (t, _, source) =>
      t(
        'This target had metrics of Gunicorn within the last hours. Look at {path}, in this order. What this instance does is not seen meanwhile.',
        { path: source.path(t) },
      ),
  },
  {
    name: 'GunicornMetricsMissing',
    severity: 'critical',
    for: '10m',
    expression: ({ presence }) => `absent(${presence})`,
    summary: t => t('Nothing is heard of Gunicorn'),
    advice: (t, _, source) =>
      t(
        'Gunicorn is down, or the way of its metrics is cut: {path}, in this order. None of the other alerts can fire meanwhile.',
        { path: source.path(t) },
      ),
  },
];

/** Only where enough requests come in for the number to mean something. */
function withTraffic(source: MetricSource, minRequestsPerSecond: number, condition: string): string {
  return [condition, 'and', `${requestRate(source)} > ${minRequestsPerSecond}`].join('\n');
}

/** A counter with labels is not there before its first request: then it is silence that the rest is there. */
function noTraffic(source: MetricSource, window: string): string {
  const { presence, requests } = source;
  const none = `${requestRate(source, window)} == 0`;
  if (presence === requests) return none;
  const never = `count by (job) (${presence} offset ${window}) unless count by (job) (count_over_time(${requests}[${window}]))`;
  return [none, 'or', `(${never})`].join('\n');
}
