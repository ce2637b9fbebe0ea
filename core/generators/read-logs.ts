import { resolvePath } from '../base/posix-path.ts';
import type { Facts, Option } from './generator.ts';
import { knownText } from './known.ts';
import { analyzedLog, baseFolder, isWindowsPath, windowsNote } from './log-files.ts';

/** Where a program finds the two logs to read; absolute. */
export interface ReadLogs {
  readonly access: string;
  readonly error: string;
}

const USUAL = { accesslog: '/var/log/gunicorn/access.log', errorlog: '/var/log/gunicorn/error.log' } as const;

const ABSOLUTE = /^\/[^\p{Cc}\p{Cs}\u2028\u2029]{1,1000}$/u;

export const LOG_OPTIONS: readonly Option[] = [
  { name: 'accesslog', says: 'The access log to read.', accepts: ABSOLUTE, example: USUAL.accesslog },
  { name: 'errorlog', says: 'The error log to read.', accepts: ABSOLUTE, example: USUAL.errorlog },
];

/** Whether collectors take the path for the name of one file: not for a pattern, a list, or a variable. */
export function isOneFile(path: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029*?[\]{},$]/u.test(path);
}

/**
 * The files for a program that reads logs. It needs one even where the config names none, so the usual one is assumed
 * and `assumed` says what has to be set for it. `fits` is what the writer can spell.
 */
export function readLogs(facts: Facts, fits: (path: string) => boolean, assumed: string[]): ReadLogs {
  return {
    access: readLog(facts, 'accesslog', fits, assumed),
    error: readLog(facts, 'errorlog', fits, assumed),
  };
}

function readLog(
  facts: Facts,
  setting: keyof typeof USUAL,
  fits: (path: string) => boolean,
  assumed: string[],
): string {
  const { t } = facts;
  const known = knownText(facts, setting);
  const path = USUAL[setting];
  const analyzed = setting === 'accesslog' && known.kind === 'unknown' ? analyzedLog(facts) : undefined;
  if (analyzed !== undefined && fits(analyzed)) {
    assumed.push(t('The config does not name the access log; assumed the analyzed one, {path}.', { path: analyzed }));
    return analyzed;
  }
  if (known.kind !== 'text' || known.text === '') {
    assumed.push(
      known.kind === 'unknown'
        ? t('Nothing says where {setting} is; assumed {path}.', { setting, path })
        : t('The config names no {setting}, so there is no file to read: set it to {path}, which is assumed.', {
            setting,
            path,
          }),
    );
    return path;
  }
  if (known.text === '-' || /^\/(dev|proc)\//.test(known.text)) {
    assumed.push(
      t(
        '{setting} is {value}, which is no file that could be read: set it to {path}, which is assumed, or collect the output of the container or the journal instead.',
        { setting, value: JSON.stringify(known.text), path },
      ),
    );
    return path;
  }
  const base = baseFolder(facts);
  const written = resolvePath(base.folder, known.text);
  if (!fits(written)) {
    assumed.push(
      t('{setting} is {value}, a name that cannot be written here: rename the log. Assumed {path}.', {
        setting,
        value: JSON.stringify(known.text),
        path,
      }),
    );
    return path;
  }
  if (isWindowsPath(known.text)) assumed.push(windowsNote(facts, setting));
  if (!known.certain) {
    assumed.push(t('{setting} depends on where the config runs; assumed {path}.', { setting, path: written }));
  }
  if (!known.text.startsWith('/') && !assumed.includes(base.note)) assumed.push(base.note);
  return written;
}
