import type { Scope } from './evaluate.ts';
import type { Value } from './settings.ts';
import type { Node } from './syntax.ts';
import { childrenOf, itemsOf, textOf } from './syntax.ts';
import { alternatives, either, isTrue } from './values.ts';

/**
 * What a condition says of names where it holds, or where it does not: behind `if workers is None: …` nobody is None.
 * Only names of which it says something are there.
 */
export function narrowed(condition: Node, holds: boolean, scope: Scope): ReadonlyMap<string, Value> {
  const known = new Map<string, Value>();
  const lookUp = (name: string) => known.get(name) ?? scope.lookUp(name);
  narrow(condition, holds, { text: scope.text, lookUp }, known);
  return known;
}

function narrow(condition: Node, holds: boolean, scope: Scope, known: Map<string, Value>): void {
  const { text } = scope;
  if (condition.name === 'VariableName') {
    return keep(condition, scope, known, value => isTrue(value) !== !holds);
  }
  const parts = childrenOf(condition);
  if (condition.name === 'ParenthesizedExpression') {
    const [only, ...others] = itemsOf(parts) ?? [];
    if (only && others.length === 0) narrow(only, holds, scope, known);
    return;
  }
  if (condition.name === 'UnaryExpression') {
    const [operator, operand] = parts;
    // The grammar lets `not` take in a whole `a or b`, other than Python does.
    const isNot = operator && operand && operand.name !== 'BinaryExpression' && textOf(text, operator) === 'not';
    if (isNot) narrow(operand, !holds, scope, known);
    return;
  }
  if (condition.name !== 'BinaryExpression') return;
  const [left, right] = [parts[0]!, parts.at(-1)!];
  const operator = parts
    .slice(1, -1)
    .map(part => textOf(text, part))
    .join(' ');
  if (operator === (holds ? 'and' : 'or')) {
    narrow(left, holds, scope, known);
    narrow(right, holds, scope, known);
  }
  if (left.name !== 'VariableName' || right.name !== 'None') return;
  const isNone = IS_NONE.get(operator);
  if (isNone === undefined) return;
  keep(left, scope, known, ({ kind }) => kind === 'unknown' || (kind === 'none') === (isNone === holds));
}

const IS_NONE: ReadonlyMap<string, boolean> = new Map([
  ['is', true],
  ['==', true],
  ['is not', false],
  ['!=', false],
]);

function keep(node: Node, scope: Scope, known: Map<string, Value>, fits: (value: Value) => boolean): void {
  const name = textOf(scope.text, node);
  const value = scope.lookUp(name);
  if (!value) return;
  const all = alternatives(value);
  const kept = all.filter(fits);
  // Where none is left, the way is never taken, and what is said of it does not matter.
  if (kept.length > 0 && kept.length < all.length) known.set(name, either(kept));
}
