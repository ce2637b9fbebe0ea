import { workerClassByName } from '../gunicorn/worker-classes.ts';
import type { Facts, Option } from './generator.ts';
import { knownText } from './known.ts';

/** What the workers call: every class but a few calls WSGI applications. */
export type ApplicationKind = 'wsgi' | 'asgi' | 'aiohttp';

export const INTERFACE_OPTION: Option = {
  name: 'interface',
  says: 'What the application is made for, where the worker class does not tell.',
  accepts: /^(?:wsgi|asgi)$/,
  example: 'asgi',
};

export function applicationKind(facts: Facts, assumed: string[]): ApplicationKind {
  const { overrides, t } = facts;
  if (overrides['interface'] === 'wsgi' || overrides['interface'] === 'asgi') return overrides['interface'];
  const known = knownText(facts, 'worker_class');
  if (known.kind === 'unset') return 'wsgi';
  const workerClass = known.kind === 'text' ? workerClassByName(known.text) : undefined;
  if (workerClass) return workerClass.calls ?? 'wsgi';
  assumed.push(
    known.kind === 'text'
      ? t('{class} is a worker class that is not known here; assumed that the application is made for WSGI.', {
          class: JSON.stringify(known.text),
        })
      : t('Nothing certain says which worker class runs; assumed that the application is made for WSGI.'),
  );
  return 'wsgi';
}
