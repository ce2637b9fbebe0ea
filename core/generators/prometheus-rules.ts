import type { Localize } from '../base/localize.ts';
import { patternValue } from '../logs/line-pattern.ts';
import { ALERT_RULES } from './alert-rules.ts';
import type { Thresholds } from './alert-thresholds.ts';
import { SLOW_OPTION, alertThresholds } from './alert-thresholds.ts';
import { accessLines, FORMAT_OPTION } from './access-lines.ts';
import { EXACT_SECONDS, durationBuckets } from './duration-buckets.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { recordings } from './metric-queries.ts';
import type { MetricSource, MetricSourceId } from './metric-sources.ts';
import { metricSource, metricSourceId, SOURCE_OPTION } from './metric-sources.ts';
import { statsdAssumptions } from './statsd-assumptions.ts';
import { writeYaml } from './writers/yaml.ts';

export const RULES_INSTALLED_AT = '/etc/prometheus/rules/gunicorn.yml';
const NUMBER = /^(?:\d{1,6}(?:\.\d{1,6})?)$/;
/** Nothing is faster than zero seconds, so an alert on more than that would never be silent. */
/** A share that can be exceeded. */
const BELOW_ONE = /^0(?:\.\d{1,6})?$/;

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
    FORMAT_OPTION,
    {
      name: 'statsd_prefix',
      says: 'What stands before the names of the metrics.',
      accepts: /^[\w.-]+$/,
      example: 'shop',
    },
    { name: 'workers', says: 'How many workers should be alive.', accepts: /^[1-9]\d{0,3}$/, example: '4' },
    SLOW_OPTION,
    {
      name: 'error_ratio',
      says: 'The share of server errors, 0 to 1, that is too much.',
      accepts: BELOW_ONE,
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
    {
      name: 'busy_ratio',
      says: 'The share of what an instance can work on at once, 0 to 1, from which on requests wait.',
      accepts: BELOW_ONE,
      example: '0.8',
    },
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const sourceId = metricSourceId(facts);
  const source = metricSource(facts, sourceId);
  const thresholds = alertThresholds(facts, source);
  const alerts = ALERT_RULES.flatMap(rule => {
    const expr = rule.expression(source, thresholds);
    if (expr === null) return [];
    return {
      alert: rule.name,
      expr,
      for: rule.for,
      labels: { severity: rule.severity },
      annotations: { summary: rule.summary(t, thresholds), description: rule.advice(t, thresholds, source) },
    };
  });
  const recorded = recordings(source, thresholds.errorCodes.map(String));
  const value = { groups: [{ name: 'gunicorn', rules: [...recorded, ...alerts] }] };
  const comments = [
    t('Alerts for Gunicorn. Name this file under rule_files in prometheus.yml.'),
    t('Check it with: {command}', { command: `promtool check rules ${RULES_INSTALLED_AT}` }),
    source.says(t),
    ...measured(facts, thresholds),
  ];
  return {
    path: RULES_INSTALLED_AT,
    language: 'yaml',
    text: writeYaml(value, comments),
    assumed: [
      ...sourceAssumptions(facts, sourceId),
      ...assumptions(facts, source, thresholds),
      ...histogramLimit(facts, sourceId, thresholds),
    ],
  };
}

/** Which numbers come from the analyzed log, and what they were there. */
function measured({ t }: Facts, thresholds: Thresholds): string[] {
  const { slowSeconds, slowQuantile, errorRatio, minRequestsPerSecond, quietMinutes } = thresholds;
  const lines: string[] = [];
  if (slowSeconds.from === 'log') {
    lines.push(
      t('Slow is three times the usual p{percent} of the durations in the analyzed log, {seconds} s.', {
        percent: 100 * slowQuantile,
        seconds: shown(slowSeconds.usual),
      }),
    );
  }
  if (errorRatio.from === 'log') {
    lines.push(
      t('Too many errors is twice their usual share in the log, {percent}%, and at least 5%.', {
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
  if (id === 'mtail') return logAssumptions(facts);
  if (id !== 'multiprocess') return statsdAssumptions(facts);
  if (facts.overrides['source'] !== undefined) return [];
  return [
    t('The config has the hook child_exit and no statsd_host; assumed that the workers have the Prometheus client.'),
  ];
}

/** What the access lines must have for the alerts to have data. */
function logAssumptions(facts: Facts): string[] {
  const { t } = facts;
  const notes: string[] = [];
  const { pattern } = accessLines(facts, notes);
  if (!pattern) return notes;
  if (!patternValue(pattern, 'status')) {
    notes.push(t('The access lines have no status, so the alert on server errors will have no data.'));
  }
  if (!patternValue(pattern, 'duration')) {
    notes.push(
      t(
        'The access lines have no duration, so the alerts on slow requests and busy workers will have no data: add %(D)s to access_log_format.',
      ),
    );
  }
  return notes;
}

function assumptions({ t }: Facts, source: MetricSource, thresholds: Thresholds): string[] {
  const notes: string[] = [];
  if (thresholds.capacity === null) {
    notes.push(t('How many requests an instance can work on at once is not known, so no alert watches busy workers.'));
  } else if (thresholds.busyRatio.from === 'assumed') {
    notes.push(
      t('Assumed that requests wait when more than {percent}% of what an instance can work on at once is in use.', {
        percent: shown(thresholds.busyRatio.value * 100),
      }),
    );
  }
  if (source.workers === null) {
    notes.push(t('Nothing in these metrics says how many workers are alive, so no alert watches it.'));
  } else if (thresholds.workers === null) {
    notes.push(t('No number of workers above one is known, so no alert watches it.'));
  }
  return [...notes, ...assumedLimits(t, thresholds)];
}

function assumedLimits(
  t: Localize,
  { slowSeconds, errorRatio, minRequestsPerSecond, quietMinutes }: Thresholds,
): string[] {
  const seconds = slowSeconds.value;
  const percent = shown(errorRatio.value * 100);
  const rate = minRequestsPerSecond.value;
  const minutes = quietMinutes.value;
  const limits = [
    { of: slowSeconds, says: t('No analyzed log says what is slow; assumed above {seconds} s.', { seconds }) },
    {
      of: errorRatio,
      says: t('No analyzed log says how many errors are usual; assumed too many above {percent}%.', {
        percent,
      }),
    },
    {
      of: minRequestsPerSecond,
      says: t('No analyzed log says how many requests are usual; assumed more than {rate} a second.', {
        rate,
      }),
    },
    {
      of: quietMinutes,
      says: t('No analyzed log says how long it may be silent; assumed {minutes} min.', { minutes }),
    },
  ];
  if (!limits.every(({ of }) => of.from === 'assumed')) {
    return limits.flatMap(({ of, says }) => (of.from === 'assumed' ? [says] : []));
  }
  return [
    t(
      'No analyzed log says what is usual here; assumed: slow above {seconds} s, too many errors above {percent}%, from {rate} requests a second on, silence after {minutes} min.',
      { seconds, percent, rate, minutes },
    ),
  ];
}

/** A quantile of a histogram never comes out above its last bucket. */
function histogramLimit(facts: Facts, id: MetricSourceId, { slowSeconds }: Thresholds): string[] {
  const last = lastBucket(facts, id, slowSeconds.value);
  if (last === null || slowSeconds.value < last) return [];
  return [
    facts.t('The histogram ends at {seconds} s, so no request is ever seen to be slower: lower slow_seconds.', {
      seconds: last,
    }),
  ];
}

/** In seconds; null where the durations are no histogram. */
function lastBucket(facts: Facts, id: MetricSourceId, slowSeconds: number): number | null {
  if (metricSource(facts, id).duration.kind === 'summary') return null;
  if (id !== 'mtail') return durationBuckets(facts.report, EXACT_SECONDS, slowSeconds).at(-1) ?? 0;
  const { pattern } = accessLines(facts, []);
  const duration = pattern && patternValue(pattern, 'duration');
  return duration ? (durationBuckets(facts.report, duration, slowSeconds).at(-1) ?? 0) : null;
}

/** Two digits are as much as a threshold deserves. */
const shown = (value = 0) => String(Number(value.toPrecision(2)));
