import { folderOf, resolvePath } from '../../base/posix-path.ts';
import type { Localize } from '../../base/localize.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { makesFoldersInTime } from '../makes-folders.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';
import type { TextValue } from '../text-values.ts';
import { textValues } from '../text-values.ts';

export const logPath = rule({
  id: 'log-path',
  says: 'Gunicorn cannot open a log under this path, or opens another file than was meant.',
  severity: 'error',
  explains: `Gunicorn opens \`accesslog\` and \`errorlog\` before anything else, and ends with \`Error: '…' isn't writable\` where it
cannot. It makes no folder. It takes the path as it is: \`~\` is not the home folder and \`$LOGS\` not a variable, but names
of folders that are not there. An empty path is none, and a folder is no file.

Whether a folder exists is only said where the file system can be seen, and as information, because the config may be
meant for another machine. It certainly is, and nothing is said, where the folder above is not there either, such as
\`/srv/shop\` of a container. Nothing is said when the config itself makes folders.`,
  bad: `errorlog = '~/logs/error.log'
`,
  good: `import os

errorlog = os.path.expanduser('~/logs/error.log')
`,

  *check(document, t) {
    for (const setting of ['accesslog', 'errorlog']) {
      for (const path of textValues(document, setting)) {
        const fault = faultOf(path, document, t);
        if (!fault) continue;
        const isMaybe = fault.severity === 'error' && !path.isCertain;
        yield { at: path.at, message: fault.message, severity: isMaybe ? ('warning' as const) : fault.severity };
      }
    }
  },
});

interface Fault {
  readonly message: string;
  readonly severity: Severity;
}

function faultOf({ setting, value: path }: TextValue, document: ConfigDocument, t: Localize): Fault | undefined {
  if (path === '') {
    return {
      message: t('{setting} is an empty path, so Gunicorn does not start; "-" is the terminal, None is no log.', {
        setting,
      }),
      severity: 'error',
    };
  }
  if (/^~[^/]*\//.test(path)) {
    return {
      message: t('Gunicorn does not expand "~": it looks for a folder of that name and does not start without it.'),
      severity: 'error',
    };
  }
  const [variable] = VARIABLE.exec(path) ?? [];
  if (variable) {
    const isFolder = path.lastIndexOf('/') > path.indexOf(variable);
    return {
      message: isFolder
        ? t('Gunicorn does not expand {variable}: it looks for a folder of that name and does not start without it.', {
            variable,
          })
        : t('Gunicorn does not expand {variable}: the file gets exactly this name.', { variable }),
      severity: isFolder ? 'error' : 'warning',
    };
  }
  if (path.endsWith('/')) {
    return { message: t('{path} is a folder, and a log is a file.', { path }), severity: 'error' };
  }
  return faultOnDisk(path, document, t);
}

/** As a shell writes it; a dollar sign alone may well be part of a name. */
const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/;

/** Only of absolute paths: nobody can tell where Gunicorn will be started, unless `chdir` says so. */
function faultOnDisk(path: string, document: ConfigDocument, t: Localize): Fault | undefined {
  const { files } = document.surroundings;
  const base = path.startsWith('/') ? '/' : startFolder(document);
  if (!files || base === undefined || path === '-') return undefined;
  const absolute = resolvePath(base, path);
  if (files.kind(absolute) === 'folder') {
    return { message: t('{path} is a folder, and a log is a file.', { path: absolute }), severity: 'error' };
  }
  const folder = folderOf(absolute);
  const isMissingAlone = files.kind(folder) === 'missing' && files.kind(folderOf(folder)) === 'folder';
  if (!isMissingAlone || isTop(folder) || makesFoldersInTime(document)) return undefined;
  return {
    message: t('There is no folder {folder} here. Gunicorn makes none, and does not start where it is missing.', {
      folder,
    }),
    severity: 'information',
  };
}

/** `/app`, `/code`: nobody forgets to make one of these, so it is that of another machine. */
function isTop(folder: string): boolean {
  return folderOf(folder) === '/';
}

function startFolder(document: ConfigDocument): string | undefined {
  const [folder, ...others] = possibleValues(document, 'chdir');
  return folder?.kind === 'string' && others.length === 0 && folder.value.startsWith('/') ? folder.value : undefined;
}
