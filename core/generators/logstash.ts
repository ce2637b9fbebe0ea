import { ERROR_LINE } from '../logs/error-line-pattern.ts';
import type { LinePattern, PatternValue } from '../logs/line-pattern.ts';
import { patternValues } from '../logs/line-pattern.ts';
import { accessLines, FORMAT_OPTION } from './access-lines.ts';
import { ELASTICSEARCH_OPTION, elasticsearchAddress } from './elasticsearch.ts';
import { ENTRY_BEGINNING, accessExpressionOfRuby, errorExpressionOfRuby } from './entry-expressions.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { LOG_OPTIONS, readLogs } from './read-logs.ts';
import type { Plugin, Section } from './writers/logstash.ts';
import { fitsPipeline, writePipeline } from './writers/logstash.ts';

const INSTALLED_AT = '/etc/logstash/conf.d/gunicorn.conf';

/**
 * A pipeline of Logstash for both logs. Its expressions are whole: they use none of grok's own patterns, which stop at
 * users, agents and addresses that Gunicorn writes.
 */
export const logstash: Generator = {
  id: 'logstash',
  title: 'Logstash Pipeline',
  says: 'Sends both logs to Elasticsearch, with a field for each value and tracebacks in one piece.',
  options: [FORMAT_OPTION, ...LOG_OPTIONS, ELASTICSEARCH_OPTION],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const { pattern } = accessLines(facts, assumed);
  const logs = readLogs(facts, fitsPipeline, assumed);
  const elasticsearch = elasticsearchAddress(facts, assumed);
  const text = writePipeline({
    comments: [
      t('Reads the logs of Gunicorn and sends them to Elasticsearch as data streams.'),
      t('Check it with: {command}', { command: `logstash --config.test_and_exit -f ${INSTALLED_AT}` }),
      t('User and password are those of the keystore: {command}', {
        command: 'logstash-keystore add ES_USER ES_PASSWORD',
      }),
    ],
    sections: [
      { name: 'input', items: [...(pattern ? [accessInput(logs.access)] : []), errorInput(facts, logs.error)] },
      {
        name: 'filter',
        items: [
          ...(pattern ? [whenOf('access', accessFilters(facts, pattern))] : []),
          whenOf('error', errorFilters(facts)),
        ],
      },
      { name: 'output', items: [output(elasticsearch)] },
    ],
  });
  return { path: INSTALLED_AT, language: 'plaintext', text, assumed };
}

function accessInput(path: string): Plugin {
  return { name: 'file', settings: { path, id: 'gunicorn_access', start_position: 'beginning', ...dataset('access') } };
}

function errorInput({ t }: Facts, path: string): Plugin {
  return {
    name: 'file',
    settings: {
      path,
      id: 'gunicorn_error',
      start_position: 'beginning',
      ...dataset('error'),
      codec: {
        name: 'multiline',
        comments: [t('Lines of a traceback belong to the entry above them.')],
        settings: {
          pattern: ENTRY_BEGINNING,
          negate: true,
          what: 'previous',
          max_lines: 2000,
          auto_flush_interval: 5,
        },
      },
    },
  };
}

function dataset(name: string) {
  return { add_field: { '[data_stream][type]': 'logs', '[data_stream][dataset]': `gunicorn.${name}` } };
}

function whenOf(name: string, items: readonly Plugin[]): Section {
  return { name: `if [data_stream][dataset] == "gunicorn.${name}"`, items };
}

function accessFilters(facts: Facts, pattern: LinePattern): Plugin[] {
  const values = patternValues(pattern);
  return [grok(facts, accessExpressionOfRuby(pattern)), ...date(values, 'dd/MMM/yyyy:HH:mm:ss Z'), ...convert(values)];
}

function errorFilters(facts: Facts): Plugin[] {
  const values = patternValues(ERROR_LINE);
  return [grok(facts, errorExpressionOfRuby()), ...date(values, 'yyyy-MM-dd HH:mm:ss Z'), ...convert(values)];
}

function grok({ t }: Facts, expression: string): Plugin {
  return {
    name: 'grok',
    comments: [t('What does not fit keeps its text and gets the tag _grokparsefailure.')],
    settings: {
      match: { message: expression },
      // The message of the entry takes the place of the whole line, instead of standing beside it in a list.
      overwrite: ['message'],
      timeout_millis: 1000,
    },
  };
}

/** Month names are English whatever the host speaks. */
function date(values: readonly PatternValue[], layout: string): Plugin[] {
  const time = values.find(({ type }) => type === 'time');
  if (!time) return [];
  return [{ name: 'date', settings: { match: [time.name, layout], locale: 'en', remove_field: [time.name] } }];
}

/** Elastic's own fields have some of these names for something else, so all of ours are below one. */
function convert(values: readonly PatternValue[]): Plugin[] {
  const kept = values.filter(({ name, type }) => type !== 'time' && name !== 'message');
  const numbers = kept.filter(({ type }) => type !== 'text');
  const types = numbers.map(({ name, type }) => [name, type === 'integer' ? 'integer' : 'float'] as const);
  const places = kept.map(({ name }) => [name, `[gunicorn][${name}]`] as const);
  return [
    ...(types.length > 0 ? [mutate('convert', types)] : []),
    ...(places.length > 0 ? [mutate('rename', places)] : []),
  ];
}

function mutate(verb: string, pairs: readonly (readonly [string, string])[]): Plugin {
  return { name: 'mutate', settings: { [verb]: Object.fromEntries(pairs) } };
}

function output(address: string): Plugin {
  return {
    name: 'elasticsearch',
    settings: {
      hosts: [address],
      user: '${ES_USER}',
      password: '${ES_PASSWORD}',
      data_stream: true,
    },
  };
}
