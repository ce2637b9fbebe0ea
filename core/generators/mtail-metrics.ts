import type { Localize } from '../base/localize.ts';

/**
 * What the generated mtail program counts in the logs, by the names under which Prometheus sees it. Where nothing is
 * labelled the counter begins at zero before the first line; one with labels begins with the first line that has them.
 */
export interface LogMetric {
  readonly name: string;
  readonly kind: 'counter' | 'histogram';
  readonly labels: readonly string[];
  readonly means: (t: Localize) => string;
}

export const LOG_METRICS = {
  requests: {
    name: 'gunicorn_requests_total',
    kind: 'counter',
    labels: ['method', 'status'],
    means: t => t('Requests, by method and status.'),
  },
  serverErrors: {
    name: 'gunicorn_server_errors_total',
    kind: 'counter',
    labels: [],
    means: t => t('Requests with a status of 500 and above.'),
  },
  duration: {
    name: 'gunicorn_request_duration_seconds',
    kind: 'histogram',
    labels: [],
    means: t => t('How long the requests took.'),
  },
  busy: {
    name: 'gunicorn_busy_seconds_total',
    kind: 'counter',
    labels: [],
    means: t => t('Seconds that requests kept workers busy; a rate of 3 is three busy workers.'),
  },
  bytes: {
    name: 'gunicorn_response_bytes_total',
    kind: 'counter',
    labels: [],
    means: t => t('Size of the response bodies.'),
  },
  endpoints: {
    name: 'gunicorn_endpoint_requests_total',
    kind: 'counter',
    labels: ['endpoint', 'outcome'],
    means: t => t('Requests, by the endpoints of the analyzed log and by whether they failed.'),
  },
  unparsed: {
    name: 'gunicorn_unparsed_lines_total',
    kind: 'counter',
    labels: [],
    means: t => t('Access lines that are not in the format.'),
  },
  messages: {
    name: 'gunicorn_log_messages_total',
    kind: 'counter',
    labels: ['level'],
    means: t => t('Messages in the error log, by level.'),
  },
  timeouts: {
    name: 'gunicorn_worker_timeouts_total',
    kind: 'counter',
    labels: [],
    means: t => t('Workers that were killed because they were silent for longer than the timeout.'),
  },
  boots: {
    name: 'gunicorn_worker_boots_total',
    kind: 'counter',
    labels: [],
    means: t => t('Workers that started.'),
  },
  exits: {
    name: 'gunicorn_worker_exits_total',
    kind: 'counter',
    labels: [],
    means: t => t('Workers that ended in an orderly way.'),
  },
  kills: {
    name: 'gunicorn_worker_kills_total',
    kind: 'counter',
    labels: [],
    means: t => t('Workers that a signal ended, such as SIGKILL when memory ran out.'),
  },
  failures: {
    name: 'gunicorn_worker_failures_total',
    kind: 'counter',
    labels: [],
    means: t => t('Workers that ended with an exit code other than 0, or could not start.'),
  },
  exceptions: {
    name: 'gunicorn_exceptions_total',
    kind: 'counter',
    labels: [],
    means: t => t('Requests that ended in an exception of the application.'),
  },
} satisfies Record<string, LogMetric>;
