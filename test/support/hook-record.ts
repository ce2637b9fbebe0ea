import { HOOKS } from '../../core/language/hooks.ts';
import { isSince, parseVersion } from '../../core/gunicorn/version.ts';

/** What `scripts/record-hooks.py` writes of a Gunicorn: the processes in which each of its hooks was called. */
export interface HookRecord {
  readonly gunicorn: string;
  readonly hooks: Readonly<Record<string, readonly string[]>>;
}

/** What our rows say that such a record of this release should be. */
export function expectedRecord(release: string): HookRecord {
  const version = parseVersion(release)!;
  const there = HOOKS.filter(({ since }) => isSince(version, since));
  return { gunicorn: release, hooks: Object.fromEntries(there.map(({ name, runsIn }) => [name, [runsIn]])) };
}
