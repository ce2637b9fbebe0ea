import { folderOf, resolvePath } from '../base/posix-path.ts';
import { FALLBACK_LOG_LEVEL, LOG_LEVELS } from '../gunicorn/log-levels.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { isSwitchedOn, likelyText } from './known.ts';
import { baseFolder } from './log-files.ts';
import { ACCOUNT } from './log-ownership.ts';
import { FOLDER_OPTION, startFolder } from './start-folder.ts';
import type { Directive } from './writers/logrotate.ts';
import { canBeRotated, writeRotation } from './writers/logrotate.ts';
import { pythonComments, pythonText } from './writers/python.ts';

const LEVELS: ReadonlySet<string> = new Set(LOG_LEVELS.map(({ name }) => name));

/**
 * Logging of the application, which several workers write at once. Gunicorn's own loggers are not in it: they keep what
 * accesslog and errorlog say. At USR1 Gunicorn reopens the files of named loggers and forgets the root logger's, so
 * the handler looks itself whether its file was renamed.
 */
export const pythonLogging: Generator = {
  id: 'python-logging',
  title: 'Application Logging',
  says: 'Logs what the application says from several workers without losing or doubling a line.',
  options: [
    {
      name: 'log',
      says: 'The file for the log of the application; "-" is standard output.',
      accepts: /^(?:-|\/[^\p{Cc}{}]+)$/u,
      example: '/var/log/gunicorn/app.log',
    },
    {
      name: 'level',
      says: 'The lowest level that is written.',
      accepts: new RegExp(`^(?:${[...LEVELS].join('|')})$`),
      example: 'info',
    },
    { name: 'user', says: 'The user to run as.', accepts: ACCOUNT, example: 'www-data' },
    { name: 'group', says: 'The group to run as.', accepts: ACCOUNT, example: 'www-data' },
    FOLDER_OPTION,
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const folder = startFolder(facts, path => !/\p{Cc}/u.test(path), assumed);
  const path = logPath(facts, assumed);
  for (const setting of ['logconfig_dict', 'logconfig_json', 'logconfig']) {
    if (!isSwitchedOn(facts, setting)) continue;
    assumed.push(t('{setting} is set already: Gunicorn takes one of them alone, so bring both together.', { setting }));
  }
  const comments = [
    t('Logging of the application. In gunicorn.conf.py:'),
    '    from app_logging import logconfig_dict',
    t('The loggers of Gunicorn are left out, so they go on as accesslog and errorlog say.'),
    t(
      'A framework that sets logging up itself, such as LOGGING of Django, would undo this: give it the same dictionary.',
    ),
    ...(path === null ? [] : rotation(facts, path, assumed)),
  ];
  const text = `${pythonComments(comments)}
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {},
    "formatters": {
        "lines": {
            "format": "%(asctime)s [%(process)d] [%(levelname)s] %(name)s: %(message)s",
            "datefmt": "[%Y-%m-%d %H:%M:%S %z]",
        },
    },
    "handlers": {
        "application": {
            ${handler(facts, path)}
            "formatter": "lines",
        },
    },
    "root": {"level": ${pythonText(level(facts))}, "handlers": ["application"]},
}
`;
  return { path: `${folder.replace(/\/$/, '')}/app_logging.py`, language: 'python', text, assumed };
}

function handler({ t }: Facts, path: string | null): string {
  const indent = '            ';
  const lines =
    path === null
      ? ['"class": "logging.StreamHandler",', '"stream": "ext://sys.stdout",']
      : [
          ...pythonComments([
            t(
              'Looks before each line whether the file was renamed. RotatingFileHandler would lose lines: each worker renames for itself.',
            ),
          ]).split('\n'),
          '"class": "logging.handlers.WatchedFileHandler",',
          `"filename": ${pythonText(path)},`,
          '"encoding": "utf-8",',
          ...pythonComments([t('Opened by the workers, so that the file is theirs.')]).split('\n'),
          '"delay": True,',
        ];
  return lines.join(`\n${indent}`);
}

/** Null for standard output. */
function logPath(facts: Facts, assumed: string[]): string | null {
  const { t } = facts;
  const said = facts.overrides['log'];
  if (said !== undefined) return said === '-' ? null : said;
  const errors = likelyText(facts, 'errorlog') ?? '-';
  if (errors === '-' || errors === '' || /^\/(?:dev|proc)\//.test(errors)) {
    assumed.push(t('The error log goes to no file; assumed that the application logs to standard output.'));
    return null;
  }
  const path = `${folderOf(resolvePath(baseFolder(facts).folder, errors)).replace(/\/$/, '')}/app.log`;
  if (!canBeRotated(path)) {
    assumed.push(
      t(
        'The folder of the error log has a name that cannot be written into a logrotate file; assumed standard output.',
      ),
    );
    return null;
  }
  assumed.push(t('Assumed that the application logs to {path}, beside the error log.', { path }));
  return path;
}

function level(facts: Facts): string {
  const written = facts.overrides['level'] ?? likelyText(facts, 'loglevel')?.toLowerCase() ?? FALLBACK_LOG_LEVEL;
  return (LEVELS.has(written) ? written : FALLBACK_LOG_LEVEL).toUpperCase();
}

/** The file for logrotate, as comments. The workers make the new file: one that logrotate made might come second. */
function rotation(facts: Facts, path: string, assumed: string[]): string[] {
  const { t } = facts;
  const user = likelyText(facts, 'user');
  const group = likelyText(facts, 'group') ?? user;
  const su: Directive[] = [];
  if (user !== undefined && group !== undefined && ACCOUNT.test(user) && ACCOUNT.test(group)) {
    su.push({ words: `su ${user} ${group}` });
    assumed.push(t('{folder} must exist and {user} must be allowed to write there.', { folder: folderOf(path), user }));
  } else {
    assumed.push(
      t(
        'No user is known: the workers must be allowed to write to {folder}, and logrotate needs a line "su USER GROUP" with theirs.',
        {
          folder: folderOf(path),
        },
      ),
    );
  }
  const block = writeRotation({
    comments: [],
    files: [path],
    directives: [
      { words: 'daily' },
      { words: 'rotate 14' },
      { words: 'missingok' },
      { words: 'notifempty' },
      { words: 'compress' },
      { words: 'delaycompress' },
      { words: 'nocreate' },
      ...su,
    ],
    postrotate: [],
  });
  const lines = block.trimEnd().split('\n');
  return ['', t('/etc/logrotate.d/app, which needs to send no signal:'), ...lines.map(line => `    ${line}`)];
}
