import type { ErrorMessageKind } from '../gunicorn/error-messages.ts';
import { ERROR_MESSAGES } from '../gunicorn/error-messages.ts';
import { LOG_LEVELS } from '../gunicorn/log-levels.ts';
import { ERROR_LINE } from '../logs/error-line-pattern.ts';
import type { LinePattern, PatternValue } from '../logs/line-pattern.ts';
import { patternValue } from '../logs/line-pattern.ts';
import { MICROS } from '../logs/stores.ts';
import { accessLines, FORMAT_OPTION } from './access-lines.ts';
import { boundedEndpoints } from './bounded-endpoints.ts';
import { SLOW_OPTION, alertThresholds } from './alert-thresholds.ts';
import { METRIC_SOURCES } from './metric-sources.ts';
import { durationBuckets } from './duration-buckets.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import type { LogMetric } from './mtail-metrics.ts';
import { LOG_METRICS } from './mtail-metrics.ts';
import { LOG_OPTIONS, readLogs } from './read-logs.ts';
import type { Block, Count, Declared, Statement, Word } from './writers/mtail.ts';
import { fitsProgram, writeProgram } from './writers/mtail.ts';
import { canBeAbsent } from './writers/regular-expression.ts';
import { shellWord } from './writers/shell.ts';

const INSTALLED_AT = '/etc/mtail/gunicorn.mtail';

/**
 * A program for mtail that reads both logs. Whatever a client can choose freely (paths, methods, agents) is counted
 * under a fixed list of labels: a label of a client's own making would fill Prometheus.
 */
export const mtail: Generator = {
  id: 'mtail',
  title: 'mtail Program',
  says: 'Counts requests, durations and what happens to workers in the logs, for Prometheus.',
  options: [FORMAT_OPTION, ...LOG_OPTIONS, SLOW_OPTION],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const { pattern } = accessLines(facts, assumed);
  const logs = readLogs(facts, fitsProgram, assumed);
  const access = pattern && accessBlock(facts, pattern, logs.access, assumed);
  const blocks = [...(access ? [access] : []), errorBlock(logs.error)];
  const text = writeProgram({
    comments: [
      t('Counts in the logs of Gunicorn for Prometheus.'),
      t('Check it with: {command}', { command: `mtail --compile_only --progs ${INSTALLED_AT}` }),
      t('Run it with: {command}', { command: runCommand([logs.access, logs.error]) }),
      ...(access
        ? [t('The format of the access lines is part of it: make it again when access_log_format changes.')]
        : []),
    ],
    metrics: declared(facts, blocks, pattern),
    blocks,
  });
  return { path: INSTALLED_AT, language: 'plaintext', text, assumed };
}

function runCommand(paths: readonly string[]): string {
  // mtail takes each path for a glob.
  const words = paths.map(path => shellWord(path.replace(/[\\*?[]/g, String.raw`\$&`)));
  return ['mtail --progs /etc/mtail', ...new Set(words.map(word => `--logs ${word}`))].join(' ');
}

function accessBlock(facts: Facts, pattern: LinePattern, path: string, assumed: string[]): Block {
  const status = patternValue(pattern, 'status');
  const body = [
    ...requests(pattern, status),
    ...durations(facts, pattern, assumed),
    ...bytes(facts, pattern, assumed),
    ...endpoints(facts, pattern, status),
  ];
  return {
    kind: 'when',
    condition: { kind: 'file', path },
    body: [
      {
        kind: 'when',
        condition: { kind: 'line', pattern },
        body,
        otherwise: [{ kind: 'count', metric: LOG_METRICS.unparsed }],
      },
    ],
  };
}

/** The methods that HTTP knows; a client may send any other word. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'];

function requests(pattern: LinePattern, status: PatternValue | undefined): Statement[] {
  const method = patternValue(pattern, 'method');
  const code: Word = status ? { value: status.name } : { text: 'unknown' };
  const counted = (word: Word): Count => ({ kind: 'count', metric: LOG_METRICS.requests, labels: [word, code] });
  return [
    method
      ? {
          kind: 'when',
          condition: { kind: 'value', name: method.name, source: `^(?:${METHODS.join('|')})$` },
          body: [counted({ value: method.name })],
          otherwise: [counted({ text: 'other' })],
        }
      : counted({ text: 'unknown' }),
    ...(status ? [whenFailed(status, [{ kind: 'count', metric: LOG_METRICS.serverErrors }])] : []),
  ];
}

function whenFailed({ name }: PatternValue, body: readonly Statement[]): Block {
  return { kind: 'when', condition: { kind: 'value', name, source: '^[5-9][0-9][0-9]$' }, body };
}

function durations({ t }: Facts, pattern: LinePattern, assumed: string[]): Statement[] {
  const duration = patternValue(pattern, 'duration');
  if (!duration) {
    assumed.push(t('The format has no duration, so none is counted: add %(D)s, microseconds, to access_log_format.'));
    return [];
  }
  const perSecond = 1e6 / MICROS[duration.unit ?? 'microseconds'];
  const by = { value: duration.name, cast: 'float', ...(perSecond > 1 && { over: perSecond }) } as const;
  const counts: Count[] = [LOG_METRICS.duration, LOG_METRICS.busy].map(metric => ({ kind: 'count', metric, by }));
  return whenPresent(pattern, duration, counts);
}

function bytes({ t }: Facts, pattern: LinePattern, assumed: string[]): Statement[] {
  const size = patternValue(pattern, 'size');
  if (!size) {
    assumed.push(t('The format has no size of the response, so none is counted: add %(B)s to access_log_format.'));
    return [];
  }
  const by: Word = { value: size.name, cast: 'int' };
  return whenPresent(pattern, size, [{ kind: 'count', metric: LOG_METRICS.bytes, by }]);
}

function whenPresent(pattern: LinePattern, value: PatternValue, body: readonly Statement[]): Statement[] {
  if (!canBeAbsent(pattern, value)) return [...body];
  return [{ kind: 'when', condition: { kind: 'present', name: value.name }, body }];
}

/** One after the other, the most exact one first; mtail has no `else if`. */
function endpoints({ report }: Facts, pattern: LinePattern, status: PatternValue | undefined): Statement[] {
  const path = patternValue(pattern, 'path');
  const known = path ? boundedEndpoints(report) : [];
  if (!path || known.length === 0) return [];
  return known.reduceRight<Statement[]>(
    (otherwise, { endpoint, source }) => [
      {
        kind: 'when',
        condition: { kind: 'value', name: path.name, source },
        body: countEndpoint(endpoint, status),
        otherwise,
      },
    ],
    countEndpoint('other', status),
  );
}

function countEndpoint(endpoint: string, status: PatternValue | undefined): Statement[] {
  const counted = (outcome: string): Count => ({
    kind: 'count',
    metric: LOG_METRICS.endpoints,
    labels: [{ text: endpoint }, { text: outcome }],
  });
  if (!status) return [counted('unknown')];
  return [{ ...whenFailed(status, [counted('error')]), otherwise: [counted('ok')] }];
}

function errorBlock(path: string): Block {
  const levels = LOG_LEVELS.map(({ name }) => name.toUpperCase());
  const message = { kind: 'value', name: 'message' } as const;
  return {
    kind: 'when',
    condition: { kind: 'file', path },
    body: [
      {
        kind: 'when',
        condition: { kind: 'line', pattern: ERROR_LINE },
        body: [
          {
            kind: 'when',
            condition: { kind: 'value', name: 'level', source: `^(?:${levels.join('|')})$` },
            body: [{ kind: 'count', metric: LOG_METRICS.messages, labels: [{ value: 'level' }] }],
            otherwise: [{ kind: 'count', metric: LOG_METRICS.messages, labels: [{ text: 'other' }] }],
          },
          ...COUNTED.flatMap(([kind, metric]) =>
            ERROR_MESSAGES.filter(row => row.kind === kind).map(({ pattern }): Block => ({
              kind: 'when',
              condition: { ...message, source: withoutNames(pattern) },
              body: [{ kind: 'count', metric }],
            })),
          ),
        ],
      },
    ],
  };
}

const COUNTED: readonly (readonly [ErrorMessageKind, LogMetric])[] = [
  ['worker-timeout', LOG_METRICS.timeouts],
  ['worker-boot', LOG_METRICS.boots],
  ['worker-exit', LOG_METRICS.exits],
  ['worker-signal', LOG_METRICS.kills],
  ['worker-failure', LOG_METRICS.failures],
  ['worker-exception', LOG_METRICS.failures],
  ['request-exception', LOG_METRICS.exceptions],
];

/** Nothing is made of the values in a message, and mtail names groups in another way than JavaScript. */
const withoutNames = ({ source }: RegExp) => source.replace(/\(\?<[a-z]+>/gi, '(?:');

/** mtail refuses a metric that nothing counts. */
function declared(facts: Facts, blocks: readonly Block[], pattern: LinePattern | null): Declared[] {
  const used = new Set(blocks.flatMap(metricsIn));
  const duration = pattern ? patternValue(pattern, 'duration') : undefined;
  const { report, t } = facts;
  const { slowSeconds } = alertThresholds(facts, METRIC_SOURCES.mtail());
  const buckets = duration && durationBuckets(report, duration, slowSeconds.value);
  return Object.values<LogMetric>(LOG_METRICS)
    .filter(metric => used.has(metric))
    .map(metric => ({ metric, means: metric.means(t), buckets: metric.kind === 'histogram' ? buckets : undefined }));
}

function metricsIn(statement: Statement): LogMetric[] {
  if (statement.kind === 'count') return [statement.metric];
  return [...statement.body, ...(statement.otherwise ?? [])].flatMap(metricsIn);
}
