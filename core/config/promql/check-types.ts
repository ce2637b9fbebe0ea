import type { Span } from '../../base/spans.ts';
import type { Aggregation, Binary, Call, Expression, Selector } from './expression.ts';
import { bare, COMPARISONS, SET_OPERATORS } from './expression.ts';
import { AGGREGATION_PARAMETERS, FUNCTIONS } from './functions.ts';
import type { Type } from './functions.ts';

/** Why Prometheus does not take an expression that is written as one. */
export type TypeFault =
  | { readonly kind: 'wrong-type'; readonly of: string; readonly expected: Type; readonly got: Type; readonly at: Span }
  | { readonly kind: 'argument-count'; readonly of: string; readonly expected: number; readonly at: Span }
  | { readonly kind: 'unknown-function'; readonly of: string; readonly at: Span }
  /** `[0s]`, or `[-5m]`. */
  | { readonly kind: 'empty-range'; readonly at: Span }
  /** `1 > 2` where `1 > bool 2` is meant. */
  | { readonly kind: 'bool-needed'; readonly at: Span }
  | { readonly kind: 'bool-without-comparison'; readonly at: Span }
  | { readonly kind: 'matching-without-series'; readonly at: Span }
  | { readonly kind: 'grouped-set'; readonly at: Span }
  | { readonly kind: 'not-for-this'; readonly of: string; readonly got: Type; readonly at: Span }
  /** A selector that selects everything. */
  | { readonly kind: 'empty-selector'; readonly at: Span }
  | { readonly kind: 'two-names'; readonly at: Span }
  | { readonly kind: 'bad-pattern'; readonly of: string; readonly at: Span };

/** All of them, in the order in which Prometheus would meet them; the first is the one that it tells of. */
export function typeFaults(expression: Expression): readonly TypeFault[] {
  const faults: TypeFault[] = [];
  typeOf(expression, faults);
  return faults;
}

function typeOf(expression: Expression, faults: TypeFault[]): Type {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
      checkSelector(expression, faults);
      return 'vector';
    case 'range': {
      const got = typeOf(expression.of, faults);
      if (expression.of.kind !== 'selector') faults.push({ kind: 'not-for-this', of: '[…]', got, at: expression.at });
      if (expression.seconds !== null && expression.seconds <= 0)
        faults.push({ kind: 'empty-range', at: expression.at });
      return 'matrix';
    }
    case 'subquery':
      expect(expression.of, 'vector', '[…:…]', faults);
      return 'matrix';
    case 'moved':
      return movedType(expression, faults);
    case 'parentheses':
      return typeOf(expression.of, faults);
    case 'unary': {
      const type = typeOf(expression.of, faults);
      if (type !== 'scalar' && type !== 'vector') {
        faults.push({ kind: 'not-for-this', of: expression.isMinus ? '-' : '+', got: type, at: expression.at });
      }
      return type;
    }
    case 'call':
      return callType(expression, faults);
    case 'aggregation':
      return aggregationType(expression, faults);
    case 'binary':
    default:
      return binaryType(expression, faults);
  }
}

function expect(part: Expression, expected: Type, of: string, faults: TypeFault[]): void {
  const got = typeOf(part, faults);
  if (got !== expected) faults.push({ kind: 'wrong-type', of, expected, got, at: part.at });
}

function movedType({ of, at }: Expression & { kind: 'moved' }, faults: TypeFault[]): Type {
  const type = typeOf(of, faults);
  if (!['selector', 'range', 'subquery', 'moved'].includes(of.kind)) {
    faults.push({ kind: 'not-for-this', of: 'offset', got: type, at });
  }
  return type;
}

function checkSelector({ metric, matchers, at }: Selector, faults: TypeFault[]): void {
  const named = matchers.find(({ label }) => label === '__name__');
  if (metric && named) faults.push({ kind: 'two-names', at: named.at });
  for (const { operator, value, at } of matchers) {
    if (operator.endsWith('~') && !patternOf(value.slice(1, -1))) faults.push({ kind: 'bad-pattern', of: value, at });
  }
  const selects = matchers.some(({ operator, value }) => !matchesNothing(operator, value.slice(1, -1)));
  if (!metric && !selects) faults.push({ kind: 'empty-selector', at });
}

/** Whether a matcher also fits series without the label. */
function matchesNothing(operator: string, value: string): boolean {
  if (operator === '=') return value === '';
  if (operator === '!=') return value !== '';
  const matches = fitsNothing(value);
  return operator === '=~' ? matches : !matches;
}

/** Whether a regular expression fits the empty text, as far as a glance tells. */
function fitsNothing(source: string): boolean {
  return patternOf(source)?.test('') ?? false;
}

/** A regular expression of RE2, as near as this language comes to it; null where it is none. */
function patternOf(source: string): RegExp | null {
  const written = source
    .replaceAll(/\\(.)/g, (whole, letter: string) => (letter === '\\' ? '\\' : whole))
    .replaceAll(/\(\?[a-zA-Z]+(?=\))/g, '(?:')
    .replaceAll(/\(\?[a-zA-Z]+:/g, '(?:')
    .replaceAll('(?P<', '(?<')
    // Right behind the bracket another one is a letter.
    .replaceAll(/\[(\^?)\]/g, '[$1\\]');
  try {
    return new RegExp(`^(?:${written})$`);
  } catch {
    return null;
  }
}

function callType({ name, nameAt, args }: Call, faults: TypeFault[]): Type {
  const signature = FUNCTIONS.get(name);
  if (!signature) {
    faults.push({ kind: 'unknown-function', of: name, at: nameAt });
    return 'vector';
  }
  const { takes, optional = 0, isOpen = false, gives } = signature;
  if (args.length < takes.length - optional || (!isOpen && args.length > takes.length)) {
    faults.push({ kind: 'argument-count', of: name, expected: takes.length, at: nameAt });
  }
  for (const [index, arg] of args.entries()) {
    const expected = takes[Math.min(index, takes.length - 1)];
    if (expected === undefined) typeOf(arg, faults);
    else expect(arg, expected, name, faults);
  }
  return gives;
}

function aggregationType({ name, nameAt, args }: Aggregation, faults: TypeFault[]): Type {
  const parameter = AGGREGATION_PARAMETERS[name];
  const expected = parameter === undefined ? 1 : 2;
  if (args.length !== expected) {
    faults.push({ kind: 'argument-count', of: name, expected, at: nameAt });
    for (const arg of args) typeOf(arg, faults);
    return 'vector';
  }
  expect(args.at(-1)!, 'vector', name, faults);
  if (parameter !== undefined) expect(args[0]!, parameter, name, faults);
  return 'vector';
}

function binaryType(binary: Binary, faults: TypeFault[]): Type {
  const { operator, operatorAt, isBool, matching, isGrouped } = binary;
  const sides = [binary.left, binary.right];
  const types = sides.map(side => typeOf(side, faults));
  const areScalars = types.every(type => type === 'scalar');
  const areVectors = types.every(type => type === 'vector');
  const isSet = SET_OPERATORS.has(operator);
  for (const [index, type] of types.entries()) {
    if (type !== 'scalar' && type !== 'vector') {
      faults.push({ kind: 'not-for-this', of: operator, got: type, at: sides[index]!.at });
    } else if (isSet && type === 'scalar') {
      faults.push({ kind: 'wrong-type', of: operator, expected: 'vector', got: type, at: bare(sides[index]!).at });
    }
  }
  if (isBool && !COMPARISONS.has(operator)) faults.push({ kind: 'bool-without-comparison', at: operatorAt });
  if (COMPARISONS.has(operator) && areScalars && !isBool) faults.push({ kind: 'bool-needed', at: operatorAt });
  if (matching && !areVectors) faults.push({ kind: 'matching-without-series', at: matching.at });
  if (isGrouped && isSet) faults.push({ kind: 'grouped-set', at: operatorAt });
  return areScalars ? 'scalar' : 'vector';
}
