import { ERROR_LINE } from '../logs/error-line-pattern.ts';
import type { LinePattern } from '../logs/line-pattern.ts';
import { patternValues } from '../logs/line-pattern.ts';
import { accessLines, FORMAT_OPTION } from './access-lines.ts';
import { ELASTICSEARCH_OPTION, elasticsearchAddress } from './elasticsearch.ts';
import { ENTRY_BEGINNING, accessExpressionOfRuby, errorExpressionOfRuby } from './entry-expressions.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { LOG_OPTIONS, isOneFile, readLogs } from './read-logs.ts';
import { writeYaml } from './writers/yaml.ts';

const INSTALLED_AT = '/etc/fluent-bit/fluent-bit.yaml';
/** Where it remembers how far it has read, and keeps what could not be sent yet. */
const STATE = '/var/lib/fluent-bit';

/**
 * A whole configuration for both logs. YAML rather than the classic form, because there parsers need a file of their
 * own, and neither quotes nor blanks at the end of an expression could be written.
 */
export const fluentBit: Generator = {
  id: 'fluent-bit',
  title: 'Fluent Bit Configuration',
  says: 'Sends both logs to Elasticsearch with Fluent Bit, with a field for each value and tracebacks in one piece.',
  options: [FORMAT_OPTION, ...LOG_OPTIONS, ELASTICSEARCH_OPTION],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const { pattern } = accessLines(facts, assumed);
  const logs = readLogs(facts, isOneFile, assumed);
  const address = elasticsearchAddress(facts, assumed);
  const datasets = [...(pattern ? ['gunicorn.access'] : []), 'gunicorn.error'];
  const value = {
    service: { flush: 1, 'storage.path': `${STATE}/storage`, 'storage.max_chunks_up': 64 },
    parsers: [...(pattern ? [accessParser(pattern)] : []), errorParser()],
    multiline_parsers: [
      {
        name: 'gunicorn_entry',
        type: 'regex',
        flush_timeout: 5000,
        rules: [
          { state: 'start_state', regex: `/${ENTRY_BEGINNING}/`, next_state: 'cont' },
          { state: 'cont', regex: `/^(?!${ENTRY_BEGINNING.slice(1)})/`, next_state: 'cont' },
        ],
      },
    ],
    pipeline: {
      inputs: [
        ...(pattern ? [tail('access', logs.access, { parser: 'gunicorn_access' })] : []),
        tail('error', logs.error, { 'multiline.parser': 'gunicorn_entry' }),
      ],
      filters: [{ name: 'parser', match: 'gunicorn.error', key_name: 'log', parser: 'gunicorn_error' }],
      outputs: datasets.map(dataset => output(dataset, address)),
    },
  };
  const comments = [
    t('Reads the logs of Gunicorn and sends them to Elasticsearch as data streams.'),
    t('For Fluent Bit 3.2 or later. Check it with: {command}', {
      command: `fluent-bit --dry-run -c ${INSTALLED_AT}`,
    }),
    t('It needs a folder of its own: {command}', { command: `mkdir -p ${STATE}` }),
    t('User and password come from the environment of the service: {names}.', { names: 'ES_USER, ES_PASSWORD' }),
    t('What does not fit is sent as it is, in the field log.'),
  ];
  return { path: INSTALLED_AT, language: 'yaml', text: writeYaml(value, comments), assumed };
}

function accessParser(pattern: LinePattern) {
  return parser('gunicorn_access', accessExpressionOfRuby(pattern), pattern, '%d/%b/%Y:%H:%M:%S %z');
}

function errorParser() {
  return parser('gunicorn_error', errorExpressionOfRuby(), ERROR_LINE, '%Y-%m-%d %H:%M:%S %z');
}

function parser(name: string, regex: string, pattern: LinePattern, timeFormat: string) {
  const values = patternValues(pattern);
  const time = values.find(({ type }) => type === 'time');
  const types = values.flatMap(({ name, type }) => {
    if (type === 'text' || type === 'time') return [];
    return [`${name}:${type === 'integer' ? 'integer' : 'float'}`];
  });
  return {
    name,
    format: 'regex',
    regex,
    ...(time && { time_key: time.name, time_format: timeFormat, time_keep: false }),
    ...(types.length > 0 && { types: types.join(' ') }),
  };
}

/** A line that is longer than the buffer would otherwise end reading the file for good. */
function tail(name: string, path: string, more: Readonly<Record<string, string>>) {
  return {
    name: 'tail',
    tag: `gunicorn.${name}`,
    path,
    ...more,
    db: `${STATE}/gunicorn_${name}.db`,
    'db.locking': true,
    read_from_head: true,
    rotate_wait: 60,
    buffer_max_size: '1M',
    skip_long_lines: true,
    'storage.type': 'filesystem',
  };
}

function output(dataset: string, address: string) {
  const [, protocol, host, port] = /^(\w+):\/\/([^:]+)(?::(\d+))?$/.exec(address)!;
  const isSafe = protocol === 'https';
  return {
    name: 'es',
    match: dataset,
    host,
    port: Number(port ?? (isSafe ? 443 : 80)),
    tls: isSafe,
    http_user: '${ES_USER}',
    http_passwd: '${ES_PASSWORD}',
    index: `logs-${dataset}-default`,
    // Data streams take nothing but new documents, which have no type.
    write_operation: 'create',
    suppress_type_name: true,
    trace_error: true,
    retry_limit: false,
  };
}
