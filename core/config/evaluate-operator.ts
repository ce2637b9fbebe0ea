import type { Span } from '../base/spans.ts';
import type { Value } from './settings.ts';
import { joinTexts } from './sourced-text.ts';
import { percentFormat } from './text-templates.ts';
import { boolean, isTrue, sourced, string, unknown } from './values.ts';

/** `-x`, `+x`, `not x`. */
export function negate(operator: string, value: Value): Value {
  if (operator === 'not') {
    const truth = isTrue(value);
    return truth === undefined ? unknown('a condition') : boolean(!truth);
  }
  if (value.kind !== 'integer' && value.kind !== 'float') return unknown('an operator on something else than a number');
  if (operator === '+') return value;
  if (operator === '-') return { kind: value.kind, value: -value.value };
  return unknown('an operator on bits');
}

/** The arithmetic that configs are written with; `at` is where the whole expression stands. */
export function combine(operator: string, left: Value, right: Value, at: Span): Value {
  if (left.kind === 'string' && operator === '%') return percentFormat(sourced(left, at), right, at);
  if (left.kind === 'string' && right.kind === 'string' && operator === '+') {
    return string(joinTexts([sourced(left, at), sourced(right, at)]));
  }
  if (left.kind === 'list' && right.kind === 'list' && operator === '+') {
    return { kind: 'list', items: [...left.items, ...right.items] };
  }
  return arithmetic(operator, left, right);
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  const areNumbers =
    (left.kind === 'integer' || left.kind === 'float') && (right.kind === 'integer' || right.kind === 'float');
  const operation = OPERATIONS[operator];
  if (!areNumbers || !operation) return unknown('an operation that we do not follow');
  const result = operation(left.value, right.value);
  if (!Number.isFinite(result)) return unknown('a number without a value');
  const isWhole = left.kind === 'integer' && right.kind === 'integer' && operator !== '/';
  return { kind: isWhole ? 'integer' : 'float', value: result };
}

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.floor(left / right),
};

export function compare(operator: string, left: Value, right: Value): Value {
  const order = ORDERS[operator];
  if (order) {
    const areNumbers =
      (left.kind === 'integer' || left.kind === 'float') && (right.kind === 'integer' || right.kind === 'float');
    return areNumbers ? boolean(order(left.value, right.value)) : unknown('an order of something else than numbers');
  }
  const isSame = same(left, right);
  if (isSame === undefined) return unknown('a comparison');
  if (operator === '==' || operator === 'is') return boolean(isSame);
  if (operator === '!=' || operator === 'is not') return boolean(!isSame);
  return unknown('a comparison');
}

const ORDERS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function same(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'none' || right.kind === 'none') return left.kind === right.kind;
  if (left.kind === 'string' && right.kind === 'string') return left.value === right.value;
  if (left.kind === 'integer' && right.kind === 'integer') return left.value === right.value;
  if (left.kind === 'boolean' && right.kind === 'boolean') return left.value === right.value;
  return undefined;
}
