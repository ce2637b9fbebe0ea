import type { Node } from '../config/syntax.ts';
import { descendants, dottedPath, namesBoundIn } from '../config/syntax.ts';
import type { ConfigDocument } from './document.ts';
import type { HookCode } from './hook-code.ts';

/** `server.cfg.workers`: an attribute of something that Gunicorn hands to the hook. */
export interface Used {
  readonly node: Node;
  /** What the parameter is called in Gunicorn, whatever it is called here. */
  readonly object: string;
  /** What it is called here. */
  readonly local: string;
  readonly attributes: readonly string[];
}

/** Not in inner functions, which may have a parameter of the same name. */
export function* objectsIn({ hook, value, definition }: HookCode, { text }: ConfigDocument): Generator<Used> {
  const body = definition.getChild('Body');
  const rebound = body ? namesBoundIn(text, body) : new Set<string>();
  const locals = new Map(
    (value.parameters ?? [])
      .filter(({ kind, name }) => kind === 'positional' && !rebound.has(name))
      .map(({ name }, index) => [name, hook.parameters[index] ?? '']),
  );
  for (const node of descendants(definition, ({ name }) => name === 'MemberExpression' || isInner(name))) {
    if (node.name !== 'MemberExpression') continue;
    const [local = '', ...attributes] = dottedPath(text, node)?.split('.') ?? [];
    const object = locals.get(local);
    if (object) yield { node, object, local, attributes };
  }
}

function isInner(name: string): boolean {
  return name === 'FunctionDefinition' || name === 'LambdaExpression' || name === 'ClassDefinition';
}
