import { ENTRY_BEGINNING } from './entry-expressions.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { LOG_OPTIONS, readLogs } from './read-logs.ts';
import type { Statement } from './writers/rsyslog.ts';
import { fitsRainerScript, writeRainerScript } from './writers/rsyslog.ts';

const INSTALLED_AT = '/etc/rsyslog.d/gunicorn.conf';
const TARGET = /^([\w.-]{1,200}|\[[\da-f:]{2,39}\]):(\d{1,5})$/i;

/**
 * Reads both logs from their files and sends each entry as a line of JSON. What is in an access line rsyslog leaves to
 * whoever receives it: its expressions have no names for what they find.
 */
export const rsyslog: Generator = {
  id: 'rsyslog',
  title: 'rsyslog Forwarding',
  says: 'Sends both logs as lines of JSON to another server, tracebacks in one piece.',
  options: [
    ...LOG_OPTIONS,
    { name: 'target', says: 'Who receives the lines, by TCP.', accepts: TARGET, example: 'logs.example.com:5170' },
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { overrides, t } = facts;
  const assumed: string[] = [];
  const logs = readLogs(facts, fitsRainerScript, assumed);
  const target = overrides['target'] ?? '127.0.0.1:5170';
  if (overrides['target'] === undefined) {
    assumed.push(t('Nothing says who receives the lines; assumed {address}.', { address: target }));
  }
  const [, host, port] = TARGET.exec(target) ?? [];
  const common = { ruleset: 'gunicorn', addMetadata: 'off', reopenOnTruncate: 'on', Facility: 'local3' };
  const text = writeRainerScript({
    comments: [
      t('Reads the logs of Gunicorn and sends each entry as a line of JSON.'),
      t('Check it with: {command}', { command: `rsyslogd -N1 -f ${INSTALLED_AT}` }),
      t('rsyslog remembers how far it has read in its workDirectory, and reads a rotated file to its end.'),
      t('It cuts what is longer than its maxMessageSize, 8 KB unless that is set.'),
      t('syslog of the config is another way, without files: then lines have no level and tracebacks no line breaks.'),
    ],
    statements: [
      { name: 'module', parameters: { load: 'imfile' } },
      {
        name: 'template',
        parameters: { name: 'gunicorn_json', type: 'list', 'option.jsonf': 'on' },
        body: [
          property('@timestamp', 'timereported', { dateFormat: 'rfc3339' }),
          property('host', 'hostname'),
          property('dataset', 'programname'),
          property('message', 'msg'),
        ],
      },
      {
        name: 'input',
        parameters: { type: 'imfile', File: logs.access, Tag: 'gunicorn.access:', Severity: 'info', ...common },
      },
      {
        name: 'input',
        comments: [t('Lines of a traceback belong to the entry above them.')],
        parameters: {
          type: 'imfile',
          File: logs.error,
          Tag: 'gunicorn.error:',
          Severity: 'notice',
          ...common,
          'startmsg.regex': ENTRY_BEGINNING,
          readTimeout: '5',
          escapeLF: 'off',
        },
      },
      {
        name: 'ruleset',
        parameters: { name: 'gunicorn' },
        body: [
          {
            name: 'action',
            comments: [t('What cannot be sent waits on disk, so that no line is lost while the other side is away.')],
            parameters: {
              type: 'omfwd',
              target: host!.replace(/^\[|\]$/g, ''),
              port: port!,
              protocol: 'tcp',
              template: 'gunicorn_json',
              'queue.type': 'LinkedList',
              'queue.filename': 'gunicorn',
              'queue.maxDiskSpace': '1g',
              'queue.saveOnShutdown': 'on',
              'action.resumeRetryCount': '-1',
            },
          },
        ],
      },
    ],
  });
  return { path: INSTALLED_AT, language: 'plaintext', text, assumed };
}

function property(outname: string, name: string, more: Readonly<Record<string, string>> = {}): Statement {
  return { name: 'property', parameters: { outname, name, format: 'jsonf', ...more } };
}
