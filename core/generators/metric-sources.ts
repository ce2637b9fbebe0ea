import type { Localize } from '../base/localize.ts';
import { EXPORTED_QUANTILES, METRICS, prometheusName } from '../gunicorn/metrics.ts';
import type { Facts, Option } from './generator.ts';
import { knownText, likelyText } from './known.ts';
import { LOG_METRICS } from './mtail-metrics.ts';

/** Where Prometheus has the numbers of a Gunicorn from, and what they are called there. */
export interface MetricSource {
  /** What stands above the rules. */
  readonly says: (t: Localize) => string;
  /** Where to look when nothing is heard, in this order. */
  readonly path: (t: Localize) => string;
  /** Counter of all requests that were answered. */
  readonly requests: string;
  /** Counter of answers by `status`. */
  readonly responses: Counter;
  readonly duration: Duration;
  /** Selects the counter of the workers that were killed for their silence. */
  readonly timeouts: string;
  /** Counter of the messages in the error log by `level`. */
  readonly messages: Counter;
  /** The levels of what went wrong, with `|` between. */
  readonly errorLevels: string;
  /** Counters of workers that ended otherwise than they should, each from zero on; none where nothing tells. */
  readonly deaths: readonly string[];
  /** Gauge of the workers that are alive, by instance; null where nothing tells. */
  readonly workers: string | null;
  /** The metric that is there whenever Gunicorn runs. */
  readonly presence: string;
}

/**
 * A counter with a label, or one name for each value, as where nobody made a label of it: then the rates are recorded
 * under one name, because otherwise they could not be summed.
 */
export type Counter =
  | { readonly kind: 'labelled'; readonly name: string }
  | { readonly kind: 'named'; readonly nameOf: (value: string) => string; readonly record: string };

/** In seconds. Quantiles of a summary are those of `EXPORTED_QUANTILES`. */
export interface Duration {
  readonly kind: 'summary' | 'histogram';
  readonly name: string;
  /** Which quantile tells what is slow: 0.95, or the next one above where others have chosen which there are. */
  readonly slowQuantile: SlowQuantile;
}

export type SlowQuantile = 0.95 | 0.99;

/** What we name ourselves is named alike, so that a dashboard fits all of it. */
const LABELLED = {
  requests: 'gunicorn_requests_total',
  responses: { kind: 'labelled', name: 'gunicorn_requests_total' },
  duration: { kind: 'histogram', name: 'gunicorn_request_duration_seconds', slowQuantile: 0.95 },
  messages: { kind: 'labelled', name: 'gunicorn_log_messages_total' },
  errorLevels: 'error|exception',
  deaths: [],
  workers: 'gunicorn_workers',
} as const;

export const METRIC_SOURCES = {
  /** What Gunicorn sends to `statsd_host`, as statsd_exporter shows it without a mapping. */
  statsd: prefix => {
    const of = (metric: Parameters<typeof prometheusName>[0]) => prometheusName(metric, prefix);
    const requests = of(METRICS.requests);
    const start = requests.replace(/_requests$/, '');
    const messages: Readonly<Record<string, string>> = {
      exception: of(METRICS.logException),
      error: of(METRICS.logError),
    };
    return {
      says: t =>
        t(
          'The metrics are those that Gunicorn sends to statsd_host, as statsd_exporter shows them without a mapping: durations are a summary in seconds with the quantiles {quantiles}.',
          { quantiles: EXPORTED_QUANTILES.join(', ') },
        ),
      path: t => t('the setting statsd_host, the statsd_exporter, and the scrape target in Prometheus'),
      requests,
      responses: {
        kind: 'named',
        nameOf: status => prometheusName(METRICS.requestStatus, prefix, Number(status)),
        record: `${start}:responses:rate5m`,
      },
      duration: { kind: 'summary', name: of(METRICS.requestDuration), slowQuantile: 0.99 },
      timeouts: of(METRICS.logCritical),
      messages: { kind: 'named', nameOf: level => messages[level] ?? '', record: `${start}:log_messages:rate5m` },
      errorLevels: 'error|exception',
      deaths: [],
      workers: of(METRICS.workers),
      presence: requests,
    };
  },
  /** The same through the mapping of the generator `statsd-exporter`, which takes the prefix away. */
  'statsd-exporter': () => ({
    ...LABELLED,
    says: t =>
      t(
        'The metrics are those that Gunicorn sends to statsd_host, through a statsd_exporter with the mapping of {command}.',
        { command: 'gunicorn-logs generate statsd-exporter' },
      ),
    path: t => t('the setting statsd_host, the statsd_exporter, and the scrape target in Prometheus'),
    timeouts: `${LABELLED.messages.name}{level="critical"}`,
    presence: LABELLED.requests,
  }),
  /** The Prometheus client in the workers, with the generators `prometheus-multiprocess` and `prometheus-middleware`. */
  multiprocess: () => ({
    ...LABELLED,
    says: t =>
      t('The metrics are those of the Prometheus client in the workers, with what {one} and {other} make.', {
        one: 'gunicorn-logs generate prometheus-multiprocess',
        other: 'gunicorn-logs generate prometheus-middleware',
      }),
    path: t => t('Gunicorn itself, the hooks in its config, and the scrape target in Prometheus'),
    timeouts: 'gunicorn_worker_timeouts_total',
    presence: LABELLED.workers,
  }),
  /** The logs, as the program of the generator `mtail` counts them. */
  mtail: () => ({
    says: t =>
      t('The metrics are those that mtail counts in the logs, with the program of {command}.', {
        command: 'gunicorn-logs generate mtail',
      }),
    path: t => t('mtail, the logs that it reads, and the scrape target in Prometheus'),
    requests: LOG_METRICS.requests.name,
    responses: { kind: 'labelled', name: LOG_METRICS.requests.name },
    duration: { kind: 'histogram', name: LOG_METRICS.duration.name, slowQuantile: 0.95 },
    timeouts: LOG_METRICS.timeouts.name,
    messages: { kind: 'labelled', name: LOG_METRICS.messages.name },
    errorLevels: 'ERROR',
    deaths: [LOG_METRICS.kills.name, LOG_METRICS.failures.name],
    workers: null,
    // Whatever the logs are like, this one counts from zero on.
    presence: LOG_METRICS.boots.name,
  }),
} satisfies Record<string, (prefix: string) => MetricSource>;

export type MetricSourceId = keyof typeof METRIC_SOURCES;

const IDS = Object.keys(METRIC_SOURCES) as MetricSourceId[];

export const SOURCE_OPTION: Option = {
  name: 'source',
  says: 'Where Prometheus has the metrics from.',
  accepts: new RegExp(`^(?:${IDS.join('|')})$`),
  example: 'statsd-exporter',
};

/** What the user says, or what the config shows; Gunicorn's own metrics where it shows nothing. */
export function metricSourceId(facts: Facts): MetricSourceId {
  const said = IDS.find(id => id === facts.overrides['source']);
  if (said) return said;
  // Only the Prometheus client asks for this hook in its set-up, and who sends StatsD needs no other metrics.
  const hasHook = facts.settings.values['child_exit']?.value.kind === 'callable';
  return hasHook && knownText(facts, 'statsd_host').kind === 'unset' ? 'multiprocess' : 'statsd';
}

export function metricSource(facts: Facts, id = metricSourceId(facts)): MetricSource {
  return METRIC_SOURCES[id](likelyText(facts, 'statsd_prefix') ?? '');
}
