import { ERROR_LINE } from '../logs/error-line-pattern.ts';
import type { LinePattern } from '../logs/line-pattern.ts';
import { patternValues } from '../logs/line-pattern.ts';
import { accessLines, FORMAT_OPTION } from './access-lines.ts';
import { ELASTICSEARCH_OPTION, elasticsearchAddress } from './elasticsearch.ts';
import { ENTRY_BEGINNING, accessExpressionOfRust, errorExpressionOfRust } from './entry-expressions.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { LOG_OPTIONS, isOneFile, readLogs } from './read-logs.ts';
import { writeYaml } from './writers/yaml.ts';

const INSTALLED_AT = '/etc/vector/gunicorn.yaml';

/** A configuration for both logs, whose programs name the values in the language of Vector. */
export const vector: Generator = {
  id: 'vector',
  title: 'Vector Configuration',
  says: 'Sends both logs to Elasticsearch with Vector, with a field for each value and tracebacks in one piece.',
  options: [FORMAT_OPTION, ...LOG_OPTIONS, ELASTICSEARCH_OPTION],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const { pattern } = accessLines(facts, assumed);
  const logs = readLogs(facts, isOneFile, assumed);
  const address = elasticsearchAddress(facts, assumed);
  const value = {
    sources: {
      ...(pattern && { gunicorn_access: file(logs.access) }),
      gunicorn_error: {
        ...file(logs.error),
        multiline: {
          start_pattern: ENTRY_BEGINNING,
          condition_pattern: ENTRY_BEGINNING,
          mode: 'halt_before',
          timeout_ms: 5000,
        },
      },
    },
    transforms: {
      ...(pattern && { gunicorn_access_fields: accessFields(pattern) }),
      gunicorn_error_fields: errorFields(),
    },
    sinks: {
      gunicorn_elasticsearch: {
        type: 'elasticsearch',
        inputs: [...(pattern ? ['gunicorn_access_fields'] : []), 'gunicorn_error_fields'],
        endpoints: [address],
        mode: 'data_stream',
        bulk: { action: 'create' },
        auth: { strategy: 'basic', user: '${ES_USER}', password: '${ES_PASSWORD}' },
        // What cannot be sent yet waits on disk, and reading waits for it.
        buffer: { type: 'disk', max_size: 1_073_741_824, when_full: 'block' },
      },
    },
  };
  const comments = [
    t('Reads the logs of Gunicorn and sends them to Elasticsearch as data streams.'),
    t('Check it with: {command}', { command: `vector validate --no-environment ${INSTALLED_AT}` }),
    t('User and password come from the environment of the service: {names}.', { names: 'ES_USER, ES_PASSWORD' }),
    t('What does not fit is sent as it is, with the reason in error.message.'),
  ];
  return { path: INSTALLED_AT, language: 'yaml', text: writeYaml(value, comments), assumed };
}

/** Lines that are longer than the default of 100 KB would be left out. */
function file(path: string) {
  return { type: 'file', include: [path], read_from: 'beginning', max_line_bytes: 1_048_576 };
}

function accessFields(pattern: LinePattern) {
  return fields('access', accessExpressionOfRust(pattern), pattern, '%d/%b/%Y:%H:%M:%S %z', []);
}

/** The message of the entry takes the place of the whole text. */
function errorFields() {
  const takeMessage = 'if exists(.gunicorn.message) { .message = del(.gunicorn.message) }';
  return fields('error', errorExpressionOfRust(), ERROR_LINE, '%Y-%m-%d %H:%M:%S %z', [takeMessage]);
}

function fields(name: string, expression: string, pattern: LinePattern, timeFormat: string, more: readonly string[]) {
  const values = patternValues(pattern);
  const time = values.find(({ type }) => type === 'time');
  const numbers = values.filter(({ type }) => type === 'integer' || type === 'decimal');
  const program = [
    `.data_stream = { "type": "logs", "dataset": "gunicorn.${name}", "namespace": "default" }`,
    `found, err = parse_regex(.message, r'${expression}')`,
    'if err == null {',
    // A group that took no part is null there.
    '  .gunicorn = compact(found)',
    ...(time ? timeLines(time.name, timeFormat) : []),
    ...numbers.map(({ name, type }) => {
      const at = `.gunicorn.${name}`;
      return `  if exists(${at}) { ${at} = ${type === 'integer' ? 'to_int' : 'to_float'}!(${at}) }`;
    }),
    ...more.map(line => `  ${line}`),
    '} else {',
    '  .error.message = err',
    '}',
  ];
  return { type: 'remap', inputs: [`gunicorn_${name}`], source: `${program.join('\n')}\n` };
}

/** A time without an offset, as very old releases wrote it, leaves the time of reading. */
function timeLines(name: string, format: string): string[] {
  return [
    `  if exists(.gunicorn.${name}) {`,
    `    .timestamp = parse_timestamp(.gunicorn.${name}, "${format}") ?? .timestamp`,
    `    del(.gunicorn.${name})`,
    '  }',
  ];
}
