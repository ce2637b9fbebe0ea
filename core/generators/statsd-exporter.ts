import type { Metric } from '../gunicorn/metrics.ts';
import { METRICS, sentName } from '../gunicorn/metrics.ts';
import { SLOW_OPTION, alertThresholds } from './alert-thresholds.ts';
import { EXACT_SECONDS, durationBuckets } from './duration-buckets.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { isSwitchedOn, likelyText } from './known.ts';
import { METRIC_SOURCES } from './metric-sources.ts';
import { statsdAssumptions } from './statsd-assumptions.ts';
import { writeYaml } from './writers/yaml.ts';

const INSTALLED_AT = '/etc/prometheus/statsd_exporter/gunicorn.yml';

/** What a glob may be, but for its stars; anything else makes statsd_exporter refuse the whole file. */
const MAPPABLE = /^[a-zA-Z_](?:-?\w)*(?:\.[a-zA-Z_](?:-?\w)*)*$/;

/** Statuses and levels become labels, milliseconds a histogram in seconds; `metric-sources.ts` has the names. */
export const statsdExporter: Generator = {
  id: 'statsd-exporter',
  title: 'StatsD Exporter Mapping',
  says: 'Gives the metrics that Gunicorn sends over StatsD names, labels and units that Prometheus can use.',
  options: [
    {
      name: 'statsd_prefix',
      says: 'What stands before the names of the metrics.',
      accepts: /^[a-zA-Z_](?:-?\w)*(?:\.[a-zA-Z_](?:-?\w)*)*\.*$/,
      example: 'shop',
    },
    {
      name: 'statsd_host',
      says: 'Where statsd_exporter listens.',
      accepts: /^(?:[\w.-]{1,200}|\[[0-9a-fA-F:.]{2,45}\]):\d{1,5}$/,
      example: '127.0.0.1:9125',
    },
    SLOW_OPTION,
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed = statsdAssumptions(facts);
  const prefix = usablePrefix(facts, assumed);
  const written = [
    `statsd_host = '${address(facts) ?? USUAL_ADDRESS}'`,
    ...(prefix === '' ? [] : [`statsd_prefix = '${prefix}'`]),
  ];
  const comments = [
    t('Maps the metrics of Gunicorn for statsd_exporter; durations come out in seconds.'),
    t('Run it with: {command}', { command: `statsd_exporter --statsd.mapping-config=${INSTALLED_AT}` }),
    t('It belongs to these settings of Gunicorn:'),
    ...written.map(line => `  ${line}`),
    t('Datagrams that get lost are not counted: let statsd_exporter run on the machine of Gunicorn.'),
  ];
  const value = { mappings: mappings(facts, prefix) };
  return { path: INSTALLED_AT, language: 'yaml', text: writeYaml(value, comments), assumed };
}

const USUAL_ADDRESS = '127.0.0.1:9125';

function mappings(facts: Facts, prefix: string) {
  const source = METRIC_SOURCES['statsd-exporter']();
  const sent = (metric: Metric) => sentName(metric, prefix);
  const { slowSeconds } = alertThresholds(facts, source);
  const buckets = durationBuckets(facts.report, EXACT_SECONDS, slowSeconds.value);
  return [
    {
      match: sent(METRICS.requestStatus).replace('NNN', '*'),
      match_metric_type: 'counter',
      name: source.responses.name,
      help: METRICS.requestStatus.means,
      labels: { status: '$1' },
    },
    // Gunicorn counts each request here and under its status; one of the two is enough.
    { match: sent(METRICS.requests), action: 'drop', name: source.responses.name },
    {
      match: sent(METRICS.requestDuration),
      observer_type: 'histogram',
      histogram_options: { buckets },
      name: source.duration.name,
      help: 'Time from the end of the request head to the end of the response.',
    },
    {
      match: sent(METRICS.workers),
      match_metric_type: 'gauge',
      name: source.workers,
      help: 'Workers that the master keeps alive.',
    },
    {
      match: sent(METRICS.logError).replace(/\w+$/, '*'),
      match_metric_type: 'counter',
      name: source.messages.name,
      help: 'Messages in the error log.',
      labels: { level: '$1' },
    },
    ...(isSwitchedOn(facts, 'enable_backlog_metric') ? [backlog(sent(METRICS.backlog))] : []),
  ];
}

/** It comes as if it were milliseconds and would be divided by a thousand. `scale` is known from 0.24 on. */
function backlog(match: string) {
  return {
    match,
    observer_type: 'histogram',
    histogram_options: { buckets: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000] },
    scale: 1000,
    name: 'gunicorn_backlog_connections',
    help: METRICS.backlog.means.replace(/;.*/, '.'),
  };
}

/** As Gunicorn spells it before the names, where a mapping can have it. */
function usablePrefix(facts: Facts, assumed: string[]): string {
  const prefix = likelyText(facts, 'statsd_prefix') ?? '';
  if (MAPPABLE.test(sentName(METRICS.requests, prefix))) return prefix;
  assumed.push(
    facts.t('statsd_prefix is {prefix}, which no mapping can match; made without it. Change it to letters and dots.', {
      prefix: JSON.stringify(prefix),
    }),
  );
  return '';
}

function address(facts: Facts): string | undefined {
  const said = likelyText(facts, 'statsd_host');
  return said !== undefined && /^[\w.:[\]-]+$/.test(said) ? said : undefined;
}
