import { NEWEST } from '../gunicorn/version.ts';
import { workerClassByName } from '../gunicorn/worker-classes.ts';
import { effectiveSettings } from './effective.ts';
import type { Settings } from './settings.ts';

/**
 * Seconds after which the worker of a request is killed; null when that is not known, or never happens. A sync worker is
 * silent as long as it works on a request; all others tell the master in between that they are alive.
 */
export function timeoutOf(settings: Settings): number | null {
  const effective = effectiveSettings({ version: NEWEST, layers: [{ from: 'config', settings }] });
  const valueOf = (name: string) => effective.find(({ setting }) => setting.name === name)!.value;
  const workerClass = valueOf('worker_class');
  const threads = valueOf('threads');
  const timeout = valueOf('timeout');
  const isSync = workerClass.kind === 'string' && workerClassByName(workerClass.value)?.name === 'sync';
  if (!isSync || threads.kind !== 'integer' || threads.value > 1) return null;
  return timeout.kind === 'integer' && timeout.value > 0 ? timeout.value : null;
}
