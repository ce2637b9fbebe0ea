import { ALERT_RULES } from './alert-rules.ts';
import type { Thresholds } from './alert-thresholds.ts';
import { alertThresholds } from './alert-thresholds.ts';
import { exactDurationBuckets } from './duration-buckets.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { recordings } from './metric-queries.ts';
import type { MetricSource, MetricSourceId } from './metric-sources.ts';
import { metricSource, metricSourceId, SOURCE_OPTION } from './metric-sources.ts';
import { statsdAssumptions } from './statsd-assumptions.ts';
import { writeYaml } from './writers/yaml.ts';

const INSTALLED_AT = '/etc/prometheus/rules/gunicorn.yml';
const NUMBER = /^(?:\d{1,6}(?:\.\d{1,6})?)$/;

/**
 * Alerts on the metrics that Prometheus has of Gunicorn, wherever from: `metric-sources.ts` has their names,
 * `alert-rules.ts` the alerts. Here they become a rule file.
 */
export const prometheusRules: Generator = {
  id: 'prometheus-rules',
  title: 'Prometheus Alert Rules',
  says: 'Alerts on errors, latency, worker timeouts and silence, with thresholds from the analyzed log.',
  options: [
    SOURCE_OPTION,
    {
      name: 'statsd_prefix',
      says: 'What stands before the names of the metrics.',
      accepts: /^[\w.-]+$/,
      example: 'shop',
    },
    { name: 'workers', says: 'How many workers should be alive.', accepts: /^[1-9]\d{0,3}$/, example: '4' },
    {
      name: 'slow_seconds',
      says: 'The 99th percentile above which requests are slow.',
      accepts: NUMBER,
      example: '1.5',
    },
    {
      name: 'error_ratio',
      says: 'The share of server errors, 0 to 1, that is too much.',
      accepts: /^(?:0(?:\.\d{1,6})?|1)$/,
      example: '0.05',
    },
    {
      name: 'min_requests_per_second',
      says: 'The traffic below which shares and percentiles say nothing.',
      accepts: NUMBER,
      example: '0.1',
    },
    {
      name: 'quiet_minutes',
      says: 'Minutes without a request that are not normal.',
      accepts: /^[1-9]\d{0,3}$/,
      example: '10',
    },
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const thresholds = alertThresholds(facts);
  const sourceId = metricSourceId(facts);
  const source = metricSource(facts, sourceId);
  const alerts = ALERT_RULES.flatMap(rule => {
    const expr = rule.expression(source, thresholds);
    if (expr === null) return [];
    return {
      alert: rule.name,
      expr,
      for: rule.for,
      labels: { severity: rule.severity },
      annotations: { summary: rule.summary(t), description: rule.advice(t, thresholds, source) },
    };
  });
  const recorded = recordings(source, thresholds.errorCodes.map(String));
  const value = { groups: [{ name: 'gunicorn', rules: [...recorded, ...alerts] }] };
  const comments = [
    t('Alerts for Gunicorn. Name this file under rule_files in prometheus.yml.'),
    t('Check it with: {command}', { command: `promtool check rules ${INSTALLED_AT}` }),
    source.says(t),
    ...measured(facts, thresholds),
  ];
  return {
    path: INSTALLED_AT,
    language: 'yaml',
    text: writeYaml(value, comments),
    assumed: [
      ...sourceAssumptions(facts, sourceId),
      ...assumptions(facts, thresholds),
      ...histogramLimit(facts, source, thresholds),
    ],
  };
}

/** Which numbers come from the analyzed log, and what they were there. */
function measured({ t }: Facts, { slowSeconds, errorRatio, minRequestsPerSecond, quietMinutes }: Thresholds): string[] {
  const lines: string[] = [];
  if (slowSeconds.from === 'log') {
    lines.push(
      t('Slow is three times the usual 99th percentile of the analyzed log, {seconds} s.', {
        seconds: shown(slowSeconds.usual),
      }),
    );
  }
  if (errorRatio.from === 'log') {
    lines.push(
      t('Too many errors is twice their usual share in the log, {percent} %, and at least 5 %.', {
        percent: shown((errorRatio.usual ?? 0) * 100),
      }),
    );
  }
  if (minRequestsPerSecond.from === 'log') {
    lines.push(
      t('Shares and percentiles count from a tenth of the traffic in the log, {rate} requests a second.', {
        rate: shown(minRequestsPerSecond.usual),
      }),
    );
  }
  if (quietMinutes.from === 'log') {
    lines.push(
      t('Silence is twice the longest pause in the log, {minutes} min, and at least 10 min.', {
        minutes: shown(quietMinutes.usual),
      }),
    );
  }
  return lines;
}

/** What must be true for the metrics to be there. */
function sourceAssumptions(facts: Facts, id: MetricSourceId): string[] {
  const { t } = facts;
  if (id !== 'multiprocess') return statsdAssumptions(facts);
  if (facts.overrides['source'] !== undefined) return [];
  return [
    t('The config has the hook child_exit and no statsd_host; assumed that the workers have the Prometheus client.'),
  ];
}

function assumptions({ t }: Facts, thresholds: Thresholds): string[] {
  const notes: string[] = [];
  if (thresholds.workers === null) {
    notes.push(t('No number of workers above one is known, so no alert watches it.'));
  }
  const { slowSeconds, errorRatio, minRequestsPerSecond, quietMinutes } = thresholds;
  if ([slowSeconds, errorRatio, minRequestsPerSecond, quietMinutes].some(({ from }) => from === 'assumed')) {
    notes.push(
      t(
        'No analyzed log says what is usual here; assumed: slow above {seconds} s, too many errors above {percent} %, from {rate} requests a second on, silence after {minutes} min.',
        {
          seconds: slowSeconds.value,
          percent: shown(errorRatio.value * 100),
          rate: minRequestsPerSecond.value,
          minutes: quietMinutes.value,
        },
      ),
    );
  }
  return notes;
}

/** A quantile of a histogram never comes out above its last bucket. */
function histogramLimit({ t, report }: Facts, { duration }: MetricSource, { slowSeconds }: Thresholds): string[] {
  const last = exactDurationBuckets(report, slowSeconds.value).at(-1) ?? 0;
  if (duration.kind === 'summary' || slowSeconds.value < last) return [];
  return [
    t('The histogram ends at {seconds} s, so no request is ever seen to be slower: lower slow_seconds.', {
      seconds: last,
    }),
  ];
}

/** Two digits are as much as a threshold deserves. */
const shown = (value = 0) => String(Number(value.toPrecision(2)));
