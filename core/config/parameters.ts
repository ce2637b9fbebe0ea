import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { Node } from './syntax.ts';
import { childrenOf, isBroken, spanOf, textOf } from './syntax.ts';

/** One parameter of a function or lambda. */
export interface Parameter {
  readonly name: string;
  readonly nameAt: Span;
  /** With its stars, annotation and default. */
  readonly at: Span;
  /** `rest` is `*args`, `keyword` can only be given by its name, `keyword-rest` is `**options`. */
  readonly kind: 'positional' | 'rest' | 'keyword' | 'keyword-rest';
}

/** The parameters of a list, half-typed ones included; undefined when Python would refuse it. */
export function parametersOf(text: string, list: Node): readonly Parameter[] | undefined {
  return isBroken(list) ? undefined : readParameters(text, list);
}

/** As far as they are written; a list that is still being typed has those that are there. */
export function readParameters(text: string, list: Node): readonly Parameter[] {
  const found: Parameter[] = [];
  let kind: Parameter['kind'] = 'positional';
  for (const parts of between(childrenOf(list))) {
    const [first] = parts;
    if (first?.name === '*') kind = 'rest';
    else if (first?.name === '**') kind = 'keyword-rest';
    else if (kind === 'rest') kind = 'keyword';
    const name = parts.find(part => part.name === 'VariableName');
    if (!first || !name) continue;
    const at = span(first.from, parts.at(-1)!.to);
    found.push({ name: textOf(text, name), nameAt: spanOf(name), at, kind });
  }
  return found;
}

/** What stands between the commas. */
function between(parts: readonly Node[]): Node[][] {
  const groups: Node[][] = [[]];
  for (const part of parts) {
    if (part.name === ',') groups.push([]);
    else if (part.name !== '(' && part.name !== ')' && !part.type.isError) groups.at(-1)!.push(part);
  }
  return groups;
}

/**
 * How many parameters Gunicorn counts when it looks whether a function can be a hook: those that can be given by their
 * place, with a default or without. `*args` and what can only be given by name do not count.
 */
export function arityOf(parameters: readonly Parameter[]): number {
  return parameters.filter(({ kind }) => kind === 'positional').length;
}
