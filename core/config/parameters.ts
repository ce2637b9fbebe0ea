import type { Span } from '../base/spans.ts';
import type { Node } from './syntax.ts';
import { childrenOf, isBroken, spanOf, textOf } from './syntax.ts';

/** One parameter of a function or lambda. */
export interface Parameter {
  readonly name: string;
  readonly nameAt: Span;
  /** `rest` is `*args`, `keyword` can only be given by its name, `keyword-rest` is `**options`. */
  readonly kind: 'positional' | 'rest' | 'keyword' | 'keyword-rest';
  readonly hasDefault: boolean;
}

/** The parameters of a list, half-typed ones included; undefined when Python would refuse it. */
export function parametersOf(text: string, list: Node): readonly Parameter[] | undefined {
  return isBroken(list) ? undefined : readParameters(text, list);
}

/** As far as they are written; a list that is still being typed has those that are there. */
export function readParameters(text: string, list: Node): readonly Parameter[] {
  const found: Parameter[] = [];
  let kind: Parameter['kind'] = 'positional';
  for (const part of childrenOf(list)) {
    if (part.name === '*') kind = 'rest';
    else if (part.name === '**') kind = 'keyword-rest';
    else if (part.name === ',' && kind === 'rest') kind = 'keyword';
    else if (part.name === 'VariableName' && part.prevSibling?.name !== 'AssignOp') {
      const hasDefault = defaultFollows(part);
      found.push({ name: textOf(text, part), nameAt: spanOf(part), kind, hasDefault });
    }
  }
  return found;
}

function defaultFollows(name: Node): boolean {
  const next = name.nextSibling?.name === 'TypeDef' ? name.nextSibling.nextSibling : name.nextSibling;
  return next?.name === 'AssignOp';
}

/**
 * How many parameters Gunicorn counts when it looks whether a function can be a hook: those that can be given by their
 * place, with a default or without. `*args` and what can only be given by name do not count.
 */
export function arityOf(parameters: readonly Parameter[]): number {
  return parameters.filter(({ kind }) => kind === 'positional').length;
}
