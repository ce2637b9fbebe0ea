/**
 * What Gunicorn sends to the address in `statsd_host`: the names on the wire, before the prefix of `statsd_prefix`.
 * Read in `gunicorn/instrument/statsd.py` and seen in captured datagrams of 20.1 and 26.1.
 */
export interface Metric {
  /** The name as Gunicorn sends it. `NNN` stands for a status code. */
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'timer';
  /** English; localized where it is shown. */
  readonly means: string;
  /** The release that brought it, where not all supported ones have it. */
  readonly since?: string;
}

export const METRICS = {
  requests: { name: 'gunicorn.requests', kind: 'counter', means: 'Requests answered.' },
  requestDuration: {
    name: 'gunicorn.request.duration',
    kind: 'timer',
    means: 'Time from the end of the request head to the end of the response, sent in milliseconds.',
  },
  requestStatus: { name: 'gunicorn.request.status.NNN', kind: 'counter', means: 'Responses with this status code.' },
  workers: {
    name: 'gunicorn.workers',
    kind: 'gauge',
    means: 'Workers that the master keeps alive, sent when the number changes.',
  },
  logCritical: {
    name: 'gunicorn.log.critical',
    kind: 'counter',
    means:
      'CRITICAL messages in the error log; Gunicorn itself writes one for each worker that it kills for its silence.',
  },
  logError: {
    name: 'gunicorn.log.error',
    kind: 'counter',
    means: 'ERROR messages without a traceback in the error log.',
  },
  logException: {
    name: 'gunicorn.log.exception',
    kind: 'counter',
    means: 'Tracebacks in the error log: exceptions that the application did not catch.',
  },
  logWarning: { name: 'gunicorn.log.warning', kind: 'counter', means: 'WARNING messages in the error log.' },
  backlog: {
    name: 'gunicorn.backlog',
    kind: 'timer',
    means: 'Connections that wait to be accepted; only with `enable_backlog_metric`.',
    since: '24.1.0',
  },
} satisfies Record<string, Metric>;

/**
 * The name under which Prometheus sees a metric that came through statsd_exporter without a mapping: every character
 * that Prometheus has no room for becomes an underscore, a run of hyphens only one. Counters get no suffix; a timer
 * becomes a summary in seconds with the quantiles of `EXPORTED_QUANTILES`.
 */
export function prometheusName(metric: Metric, prefix = '', status?: number): string {
  const sent = sentName(metric, prefix).replace('NNN', String(status));
  return sent.replace(/^(?=\d)/, '_').replace(/-+|[^a-zA-Z0-9_]/gu, '_');
}

/** The name on the wire. Gunicorn puts a dot behind `statsd_prefix` only where that has two characters or more. */
export function sentName({ name }: Metric, prefix: string): string {
  return prefix.replace(/^(.+[^.])\.*$/, '$1.') + name;
}

/** The quantiles that statsd_exporter keeps of a timer unless its mapping says otherwise. */
export const EXPORTED_QUANTILES = ['0.5', '0.9', '0.99'] as const;
