import type { Binding } from '../config/bindings.ts';
import type { Value } from '../config/settings.ts';
import type { Node } from '../config/syntax.ts';
import { alternatives } from '../config/values.ts';
import type { Setting } from '../gunicorn/setting.ts';
import { SETTINGS } from '../gunicorn/settings/index.ts';
import { isSince } from '../gunicorn/version.ts';
import type { ConfigDocument } from './document.ts';

/** A setting that is a function, with what every such row has. */
export type Hook = Setting & Required<Pick<Setting, 'arity' | 'parameters' | 'runsIn'>>;

export const HOOKS: readonly Hook[] = SETTINGS.filter(isHook);

export function hookByName(name: string): Hook | undefined {
  return HOOKS.find(hook => hook.name === name);
}

/** What a config gives Gunicorn as a hook: one of several where that depends on what cannot be known. */
export interface GivenHook {
  readonly hook: Hook;
  readonly value: Value;
  /** The statement that gave it. */
  readonly binding: Binding;
}

/** The hooks that Gunicorn will look at, for the release that the config is for. */
export function givenHooks({ module, surroundings }: ConfigDocument): readonly GivenHook[] {
  return HOOKS.filter(({ since }) => isSince(surroundings.version, since)).flatMap(hook => {
    const known = module.names.get(hook.name);
    if (!known) return [];
    return alternatives(known.value).flatMap(value => {
      const binding = module.bindings.find(({ name, value: bound }) => name === hook.name && holds(bound, value));
      return binding && !binding.isBroken ? [{ hook, value, binding }] : [];
    });
  });
}

export type Callable = Extract<Value, { kind: 'callable' }>;

/** Where a function or lambda of the file is defined. */
export function definitionOf({ tree }: ConfigDocument, { at }: Callable): Node | undefined {
  let node: Node | null = tree.resolveInner(at.start, 1);
  while (node && !(node.from === at.start && node.to === at.end && DEFINITIONS.has(node.name))) node = node.parent;
  return node ?? undefined;
}

/** `post_fork(server, worker)`: what Gunicorn calls. */
export function signatureText({ name, parameters }: Hook): string {
  return `${name}(${parameters.join(', ')})`;
}

const DEFINITIONS = new Set(['FunctionDefinition', 'LambdaExpression', 'ClassDefinition']);

function holds(bound: Value, value: Value): boolean {
  return bound === value || alternatives(bound).includes(value);
}

function isHook(setting: Setting): setting is Hook {
  return setting.kind === 'hook' && Boolean(setting.arity && setting.parameters && setting.runsIn);
}
