import { folderOf, resolvePath } from '../base/posix-path.ts';
import type { Bind } from './binds.ts';
import type { Facts } from './generator.ts';
import { knownText, likelyText } from './known.ts';
import { baseFolder } from './log-files.ts';
import type { Entry } from './writers/systemd.ts';

/**
 * The folders that systemd makes for the service before it starts, with the right owner: below /run for pidfile and
 * sockets, below /var/log for the logs. What it cannot make is told in `assumed`.
 */
export function serviceFolders(facts: Facts, listensOn: readonly Bind[], user: string, assumed: string[]): Entry[] {
  const { t } = facts;
  const sockets = listensOn.flatMap(bind => (bind.kind === 'unix' ? [bind.path] : []));
  const pidfile = settingPath(facts, 'pidfile');
  const runFolders = new Set<string>();
  for (const path of [...sockets, ...(pidfile === undefined ? [] : [pidfile])]) {
    const made = below('/run', path.replace(/^\/var\/run\//, '/run/'));
    if (made !== undefined) runFolders.add(made);
    else tellFolder(folderOf(path));
  }
  const logFolders = new Set<string>();
  for (const setting of ['accesslog', 'errorlog'] as const) {
    const path = settingPath(facts, setting);
    if (path === undefined) continue;
    const made = below('/var/log', path);
    if (made !== undefined) logFolders.add(made);
    else tellFolder(folderOf(path));
  }
  return [
    ...(runFolders.size > 0
      ? [
          {
            name: 'RuntimeDirectory',
            value: [...runFolders].join(' '),
            comments: [t('Made in /run at the start.')],
          },
          // Removed at a stop it would take the socket of a socket unit with it.
          ...(sockets.length > 0 ? [{ name: 'RuntimeDirectoryPreserve', value: 'yes' }] : []),
        ]
      : []),
    ...(logFolders.size > 0
      ? [
          { name: 'LogsDirectory', value: [...logFolders].join(' '), comments: [t('Made in /var/log.')] },
          { name: 'LogsDirectoryMode', value: '0750' },
        ]
      : []),
  ];

  function tellFolder(folder: string): void {
    const shown = /\p{Cc}/u.test(folder) ? JSON.stringify(folder) : folder;
    const sentence = t('{folder} must exist and {user} must be allowed to write there.', { folder: shown, user });
    if (user !== 'root' && !assumed.includes(sentence)) assumed.push(sentence);
  }
}

/** The absolute path of a setting that names a file; undefined for streams, devices and what is not known. */
function settingPath(facts: Facts, setting: string): string | undefined {
  const text = likelyText(facts, setting);
  if (text === undefined || text === '' || text === '-' || knownText(facts, setting).kind !== 'text') return undefined;
  const path = resolvePath(baseFolder(facts).folder, text);
  return /^\/(?:dev|proc)\//.test(path) ? undefined : path;
}

/** The folder of the path, seen from `root`, when systemd can be told to make it. */
function below(root: string, path: string): string | undefined {
  const folder = folderOf(path);
  const relative = folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : '';
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(relative) ? relative : undefined;
}
