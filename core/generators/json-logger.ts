import { nameInKey } from '../gunicorn/atoms.ts';
import { secretHeader, SECRET_WORDS } from '../gunicorn/secrets.ts';
import { workerClassByName } from '../gunicorn/worker-classes.ts';
import { parseFormat } from '../logs/format.ts';
import { FORMAT_OPTION } from './access-lines.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { isSwitchedOn, knownText, likelyText, mayBeSet } from './known.ts';
import { jsonLines } from './python/json-lines.ts';
import { FOLDER_OPTION, startFolder } from './start-folder.ts';
import { pythonComments, pythonText } from './writers/python.ts';

const MODULES = ['copy', 'datetime', 'json', 'logging', 'logging.handlers', 're', 'urllib.parse'];
const USUAL_NAMES: ReadonlySet<string> = new Set([
  'time',
  'pid',
  'remote_addr',
  'user',
  'method',
  'path',
  'query',
  'protocol',
  'status',
  'bytes_sent',
]);
const USUAL_HEADERS = new Set(['{referer}i', '{user-agent}i']);
const WORD = '[a-z0-9]+(?:_[a-z0-9]+)*';

/**
 * A logger class, because no `access_log_format` can be JSON that stays valid: Gunicorn puts a backslash before quotes
 * and leaves backslashes alone.
 */
export const jsonLogger: Generator = {
  id: 'json-logger',
  title: 'JSON Access Log',
  says: 'Writes each request as a line of JSON that stays valid whatever a client sends.',
  options: [
    FORMAT_OPTION,
    {
      name: 'hide',
      says: 'Further parameters of URLs whose values are left out: lower case, with commas between.',
      accepts: new RegExp(`^${WORD}(?:,${WORD}){0,49}$`),
      example: 'code,invoice_key',
    },
    FOLDER_OPTION,
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const folder = startFolder(facts, path => !/\p{Cc}/u.test(path), assumed);
  tellLogs(facts, assumed);
  // Gunicorn exchanges the class for this one by itself, but only where no other class is named.
  const [module, base] = mayBeSet(facts, 'statsd_host')
    ? ['gunicorn.instrument.statsd', 'Statsd']
    : ['gunicorn.glogging', 'Logger'];
  const hidden = [...SECRET_WORDS, ...(facts.overrides['hide']?.split(',') ?? [])];
  const text = `${pythonComments([
    t('Writes the access log of Gunicorn as JSON, one object in each line. In gunicorn.conf.py:'),
    '    logger_class = "json_logger.JsonLogger"',
    '    accesslog = "-"',
    t('duration_us is in microseconds, bytes_sent without the headers, time the end of the request in UTC.'),
  ])}
${MODULES.map(name => `import ${name}\n`).join('')}
from ${module} import ${base} as Base

${pythonComments([t('Values of parameters with one of these words in their name become ***.')])}
SECRET_WORDS = (
${[...new Set(hidden)].map(word => `    ${pythonText(word)},\n`).join('')})

${pythonComments([t('Headers and variables that are written too, by their atoms. Leave those out that hold secrets.')])}
MORE = {${moreAtoms(facts, assumed)}}


${jsonLines(t)}`;
  return { path: `${folder.replace(/\/$/, '')}/json_logger.py`, language: 'python', text, assumed };
}

/** What the format of this config has beside what every line gets, under names of their own. */
function moreAtoms(facts: Facts, assumed: string[]): string {
  const rows = new Map<string, string>();
  for (const part of parseFormat(likelyText(facts, 'access_log_format') ?? '').parts) {
    if (part.kind !== 'atom') continue;
    const key = part.key.toLowerCase();
    const named = nameInKey(key);
    if (!named || USUAL_HEADERS.has(key)) continue;
    if (secretHeader(key) !== undefined) {
      assumed.push(facts.t('{atom} holds a secret, so it is left out.', { atom: shown(part.key) }));
      continue;
    }
    rows.set(nameFor(named, rows), key);
  }
  return rows.size === 0
    ? ''
    : `\n${[...rows].map(([name, key]) => `    ${pythonText(name)}: ${pythonText(key)},\n`).join('')}`;
}

const KINDS = { i: '', o: 'response_', e: 'environ_' } as const;

function nameFor(
  { name, suffix }: NonNullable<ReturnType<typeof nameInKey>>,
  taken: ReadonlyMap<string, string>,
): string {
  const plain = `${KINDS[suffix]}${name.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_|_$/g, '')}`;
  const isTaken = (candidate: string) => taken.has(candidate) || USUAL_NAMES.has(candidate) || candidate === '';
  let unique = isTaken(plain) ? `header_${plain}` : plain;
  while (isTaken(unique)) unique += '_';
  return unique;
}

function tellLogs(facts: Facts, assumed: string[]): void {
  const { t } = facts;
  const log = knownText(facts, 'accesslog');
  if (log.kind === 'text' && log.text !== '') {
    assumed.push(
      t('The lines go where accesslog says, {path}; begin a new file, so that no log has two formats.', {
        path: shown(log.text),
      }),
    );
  } else if (!isSwitchedOn(facts, 'syslog')) {
    assumed.push(
      t('No access log is known, and then Gunicorn writes none: set accesslog, to "-" for standard output.'),
    );
  }
  const workerClass = likelyText(facts, 'worker_class');
  const row = workerClass === undefined ? undefined : workerClassByName(workerClass);
  if (row?.format === 'ignored') {
    assumed.push(t('Workers of Uvicorn tell a logger neither size nor duration nor headers, so the lines lack those.'));
  }
  if (row?.format === 'silent' || row?.format === 'apache') {
    assumed.push(
      t('Workers of the class {class} write their access log themselves; these lines stay as they are.', {
        class: row.name,
      }),
    );
  }
  if (isSwitchedOn(facts, 'logger_class')) {
    assumed.push(t('logger_class is set already: where it is a class of your own, derive JsonLogger from that one.'));
  }
}

function shown(text: string): string {
  return /^[^\s\p{Cc}]+$/u.test(text) ? text : JSON.stringify(text);
}
