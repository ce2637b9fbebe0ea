import type { Facts } from './generator.ts';
import { knownText } from './known.ts';
import { folderOf } from '../base/posix-path.ts';
import type { Directive } from './writers/logrotate.ts';

/** Any name that login programs accept; nothing that logrotate would read as something else. */
export const ACCOUNT = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}\$?$/;

export interface Ownership {
  readonly create: Directive;
  /** None where logrotate may work as root. */
  readonly su: readonly Directive[];
}

/**
 * Who owns the new files. They must belong to whom the workers run as: with a file of somebody else's, every worker
 * dies of a PermissionError when it is told to reopen. What was guessed is added to `assumed`.
 */
export function logOwnership(facts: Facts, paths: readonly string[], assumed: string[]): Ownership {
  const { t } = facts;
  const user = account(facts, 'user', assumed);
  if (user === undefined) {
    if (knownText(facts, 'user').kind !== 'text') {
      assumed.push(
        t(
          'No user is known: new files get owner and group of the old ones. Should logrotate call the permissions of the folder insecure, add a line "su USER GROUP" with its owner.',
        ),
      );
    }
    return { create: { words: 'create 0640' }, su: [] };
  }
  const group = account(facts, 'group', assumed) ?? user;
  if (knownText(facts, 'group').kind !== 'text') {
    assumed.push(t('No group is known; assumed {group}, like the user.', { group }));
  }
  const create = { words: `create 0640 ${user} ${group}` };
  // Only root may rename in /var/log itself, and root needs no `su`.
  const isUsersFolder = user !== 'root' && user !== '0' && paths.every(path => folderOf(path) !== '/var/log');
  if (!isUsersFolder) return { create, su: [] };
  assumed.push(
    t('Assumed that {folders} may be written by {user}; remove the line "su" where only root may.', {
      folders: [...new Set(paths.map(folderOf))].join(', '),
      user,
    }),
  );
  const why = t('logrotate refuses a folder that others than root may write to, unless told to work as them.');
  return { create, su: [{ words: `su ${user} ${group}`, comments: [why] }] };
}

function account(facts: Facts, setting: 'user' | 'group', assumed: string[]): string | undefined {
  const known = knownText(facts, setting);
  if (known.kind !== 'text') return undefined;
  if (ACCOUNT.test(known.text)) return known.text;
  assumed.push(
    facts.t('{setting} is {value}, which is no name of an account: new files get the one of the old files.', {
      setting,
      value: JSON.stringify(known.text),
    }),
  );
  return undefined;
}
