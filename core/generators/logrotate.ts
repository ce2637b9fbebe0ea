import type { Localize } from '../base/localize.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { logFiles, otherDestinations } from './log-files.ts';
import { FREQUENCIES } from './rotation-policy.ts';
import { rotationSchedule } from './rotation-schedule.ts';
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
    {
      name: 'frequency',
      says: 'How often to rotate.',
      accepts: new RegExp(`^(?:${FREQUENCIES.join('|')})$`),
      example: 'daily',
    },
    { name: 'rotate', says: 'How many old files to keep.', accepts: /^[1-9]\d{0,3}$/, example: '14' },
    {
      name: 'maxsize',
      says: 'The size at which a log is rotated before its time.',
      accepts: /^[1-9]\d{0,9}[kMG]?$/,
      example: '100M',
    },
    {
      name: 'disk',
      says: 'The disk space that the logs may take with all their old files: each log gets the same.',
      accepts: /^[1-9]\d{0,9}[MG]$/,
      example: '2G',
    },
    {
      name: 'method',
      says: 'How the log gets out of the way: renamed, with a signal to Gunicorn, or copied and emptied, which loses lines.',
      accepts: /^(?:signal|copytruncate)$/,
      example: 'signal',
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

  const isCopied = facts.overrides['method'] === 'copytruncate';
  const { create, su } = logOwnership(facts, paths, assumed);
  const directives = [
    ...rotationSchedule(facts, paths.length, assumed),
    { words: 'missingok' },
    { words: 'notifempty' },
    { words: 'compress' },
    ...(isCopied
      ? [{ words: 'delaycompress' }, copied(t), ...su]
      : [delayed(t), create, ...su, { words: 'sharedscripts' }]),
  ];
  const comments = [
    t('Rotates the logs of Gunicorn. Install it as {path}, owned by root, with mode 0644.', { path: INSTALLED_AT }),
    t('Try it without changing anything: {command}', { command: `logrotate -d ${INSTALLED_AT}` }),
    ...(isCopied
      ? []
      : [
          t('Only for a Gunicorn that cannot be signalled, because it loses lines: {command}', {
            command: 'gunicorn-logs generate logrotate --set method=copytruncate',
          }),
        ]),
  ];
  const postrotate = isCopied ? [] : reopenSignal(facts, assumed);
  return snippet(writeRotation({ comments, files: paths, directives, postrotate }));
}

function delayed(t: Localize): Directive {
  return {
    words: 'delaycompress',
    comments: [t('Requests that run during the rotation still end in the renamed file.')],
  };
}

function copied(t: Localize): Directive {
  return {
    words: 'copytruncate',
    comments: [
      t('What is written while logrotate copies is in neither file, and the copy needs its space once more.'),
      'gunicorn-logs: ignore rotation-copytruncate',
    ],
  };
}
