import type { ApplicationKind } from './application-kind.ts';
import { applicationKind } from './application-kind.ts';
import type { Facts, Option } from './generator.ts';
import { isSwitchedOn } from './known.ts';
import { startFolder } from './start-folder.ts';

/** A module of Python beside the config, whose hooks the config imports. */
export interface MetricsModule {
  /** Without the `.py`. */
  readonly name: string;
  readonly hooks: readonly string[];
}

export const PATH_OPTION: Option = {
  name: 'path',
  says: 'Where the metrics are read.',
  accepts: /^\/[\w.~/-]{1,100}$/,
  example: '/metrics',
};

/** Where the module is, and what the workers call; a sentence instead where they call nothing that we could stand before. */
export function modulePlace(facts: Facts, name: string, assumed: string[]): { path: string; kind: ApplicationKind } {
  const kind = applicationKind(facts, assumed);
  const folder = startFolder(facts, path => !/\p{Cc}/u.test(path), assumed);
  return { path: `${folder.replace(/\/$/, '')}/${name}.py`, kind };
}

/** How the hooks get into the config, for comments. A hook that the config has already is no reason to lose it. */
export function hookImports(facts: Facts, { name, hooks }: MetricsModule, assumed: string[]): string[] {
  const { t } = facts;
  for (const hook of hooks) {
    if (!isSwitchedOn(facts, hook)) continue;
    assumed.push(
      t('The config has {hook} already: do not import ours, but call {call} in yours.', {
        hook,
        call: `${name}.${hook}`,
      }),
    );
  }
  return [t('In gunicorn.conf.py:'), `    from ${name} import ${hooks.join(', ')}`];
}

/** Why nothing can be done for applications of aiohttp. */
export function noneForAiohttp({ t }: Facts): string {
  return t(
    'Applications of aiohttp are neither WSGI nor ASGI, so nothing can stand in front of them: use what aiohttp has for metrics.',
  );
}
