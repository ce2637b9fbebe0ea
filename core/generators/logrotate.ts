import type { Facts, Generator, Snippet } from './generator.ts';
import { logFiles, otherDestinations } from './log-files.ts';
import { logGrowth } from '../analysis/log-growth.ts';
import { rotationPolicy, USUAL_POLICY } from './rotation-policy.ts';
import { ACCOUNT, logOwnership } from './log-ownership.ts';
import { reopenSignal } from './reopen-signal.ts';
import type { Directive } from './writers/logrotate.ts';
import { writeRotation } from './writers/logrotate.ts';

const INSTALLED_AT = '/etc/logrotate.d/gunicorn';

const UNIT = /^[A-Za-z0-9_][A-Za-z0-9:_.@-]{0,200}$/;
const ANY_PATH = /^[^\p{Cc}{}]+$/u;

/**
 * Rename, create, signal: Gunicorn reopens its log files on USR1, so no line is lost. What was measured with a real
 * logrotate and Gunicorn decides the directives: with a new file that belongs to somebody else every worker dies at
 * the signal; without the signal all goes on into the old file; `copytruncate` loses lines under load.
 */
export const logrotate: Generator = {
  id: 'logrotate',
  title: 'logrotate Configuration',
  says: 'Rotates the log files of this Gunicorn and tells it to reopen them.',
  options: [
    { name: 'accesslog', says: 'The access log.', accepts: ANY_PATH, example: '/var/log/gunicorn/access.log' },
    { name: 'errorlog', says: 'The error log.', accepts: ANY_PATH, example: '/var/log/gunicorn/error.log' },
    {
      name: 'folder',
      says: 'Where Gunicorn is started: relative paths begin there.',
      accepts: /^\/[^\p{Cc}{}]*$/u,
      example: '/srv/app',
    },
    {
      name: 'pidfile',
      says: 'The file that holds the process id of the master.',
      accepts: ANY_PATH,
      example: '/run/gunicorn.pid',
    },
    {
      name: 'service',
      says: 'The systemd unit to signal when there is no pidfile.',
      accepts: UNIT,
      example: 'gunicorn.service',
    },
    { name: 'user', says: 'The user who owns the logs.', accepts: ACCOUNT, example: 'www-data' },
    { name: 'group', says: 'The group of the logs.', accepts: ACCOUNT, example: 'www-data' },
    { name: 'frequency', says: 'How often to rotate.', accepts: /^(hourly|daily|weekly|monthly)$/, example: 'daily' },
    { name: 'rotate', says: 'How many old files to keep.', accepts: /^[1-9]\d{0,3}$/, example: '14' },
    {
      name: 'maxsize',
      says: 'The size at which a log is rotated before its time.',
      accepts: /^[1-9]\d{0,9}[kMG]?$/,
      example: '100M',
    },
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const { paths, notes } = logFiles(facts);
  const assumed = [...notes, ...otherDestinations(facts)];
  const snippet = (text: string): Snippet => ({ path: INSTALLED_AT, language: 'logrotate', text, assumed });
  if (paths.length === 0) {
    const comments = [t('This Gunicorn writes no log file, so there is nothing to rotate.'), ...assumed];
    return snippet(writeRotation({ comments, files: [], directives: [], postrotate: [] }));
  }

  const directives = [
    ...schedule(facts, assumed),
    { words: 'missingok' },
    { words: 'notifempty' },
    { words: 'compress' },
    { words: 'delaycompress', comments: [t('Requests that run during the rotation still end in the renamed file.')] },
    ...logOwnership(facts, paths, assumed),
    { words: 'sharedscripts' },
  ];
  const comments = [
    t('Rotates the logs of Gunicorn. Install it as {path}, owned by root, with mode 0644.', { path: INSTALLED_AT }),
    t('Try it without changing anything: {command}', { command: `logrotate -d ${INSTALLED_AT}` }),
  ];
  return snippet(writeRotation({ comments, files: paths, directives, postrotate: reopenSignal(facts, assumed) }));
}

function schedule(facts: Facts, assumed: string[]): Directive[] {
  const { overrides, t } = facts;
  const growth = logGrowth(facts.report);
  const policy = growth ? rotationPolicy(growth) : USUAL_POLICY;
  const frequency = overrides['frequency'] ?? policy.frequency;
  const rotate = overrides['rotate'] ?? String(policy.rotate);
  const maxsize = overrides['maxsize'] ?? `${policy.maxMegabytes}M`;

  const comments: string[] = [];
  if (growth) {
    comments.push(
      t('The analyzed access log grows by {megabytes} MB a day (measured over {hours} h).', {
        megabytes: rounded(growth.bytesPerDay / 1024 ** 2),
        hours: rounded(growth.seconds / 3600),
      }),
    );
  } else if (['frequency', 'rotate', 'maxsize'].some(name => overrides[name] === undefined)) {
    assumed.push(
      t(
        'No analyzed log says how fast the logs grow; assumed {frequency} rotation, {rotate} old files, {maxsize} at most.',
        {
          frequency,
          rotate,
          maxsize,
        },
      ),
    );
  }
  return [
    { words: frequency, comments },
    { words: `rotate ${rotate}` },
    {
      words: `maxsize ${maxsize}`,
      comments: [t('Looked at whenever logrotate runs: hourly runs catch a burst sooner.')],
    },
  ];
}

function rounded(value: number): string {
  return String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}
