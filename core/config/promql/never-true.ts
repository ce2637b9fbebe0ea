import type { Expression } from './expression.ts';
import { bare, COMPARISONS } from './expression.ts';
import { neverMatches } from './label-sets.ts';
import type { Range } from './ranges.ts';
import { isImpossible, rangeOf } from './ranges.ts';

/** Why an expression never gives a series, whatever the metrics are. */
export type NeverTrue =
  /** `side` gives numbers of this range alone. */
  | { readonly kind: 'comparison'; readonly of: Expression; readonly side: Expression; readonly range: Range }
  /** Two sides without the same labels. */
  | { readonly kind: 'labels'; readonly of: Expression };

export function neverTrue(expression: Expression): NeverTrue | null {
  switch (expression.kind) {
    case 'binary': {
      const { operator, isBool, left, right } = expression;
      if (operator === 'or') return neverTrue(left) && neverTrue(right);
      if (operator === 'unless') return neverTrue(left);
      const within = neverTrue(left) ?? neverTrue(right);
      if (within) return within;
      if (neverMatches(expression)) return { kind: 'labels', of: expression };
      if (!COMPARISONS.has(operator) || isBool || !isImpossible(operator, rangeOf(left), rangeOf(right))) return null;
      const side = bare(left).kind === 'number' ? right : left;
      return { kind: 'comparison', of: expression, side, range: rangeOf(side) };
    }
    case 'call':
      if (expression.name.startsWith('absent')) return null;
      return firstNeverTrue(expression.args);
    case 'aggregation':
      return firstNeverTrue(expression.args);
    case 'number':
    case 'string':
    case 'selector':
      return null;
    case 'range':
    case 'subquery':
    case 'moved':
    case 'parentheses':
    case 'unary':
    default:
      return neverTrue(expression.of);
  }
}

function firstNeverTrue(parts: readonly Expression[]): NeverTrue | null {
  for (const part of parts) {
    const found = neverTrue(part);
    if (found) return found;
  }
  return null;
}
