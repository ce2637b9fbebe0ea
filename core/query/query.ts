import type { Span } from '../base/spans.ts';
import type { KeyName } from './keys.ts';

/** What a query asks for, as plain data. `and` of no parts is what every request fits. */
export type Query =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | Test;

/** One condition, `status:500,502`: true where any of the values does. */
export interface Test {
  readonly kind: 'test';
  readonly key: KeyName;
  readonly operator: Operator;
  readonly values: readonly Value[];
  readonly at: Span;
}

export const OPERATORS = ['>=', '<=', '>', '<', ':', '~'] as const;
export type Operator = (typeof OPERATORS)[number];

/** `text` is what was written, without its quotes. */
export type Value = NumberValue | TextValue | TimeValue;

/** Everything from `from` to `to`, both included: `5xx` is 500 to 599. */
export interface NumberValue {
  readonly kind: 'number';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  /** Stars stand for anything; not where the text was quoted. */
  readonly isPattern: boolean;
}

/** A time that depends on the log it is asked of: `resolveTimes` makes numbers of these. */
export interface TimeValue {
  readonly kind: 'time';
  readonly text: string;
  readonly time: WrittenTime;
}

/**
 * - `local`: on the clock of the log, as if that were UTC, and how long the unit is that was named, both in milliseconds.
 * - `clock`: time of day on the last day of the log.
 * - `ago`: before the last request of the log.
 */
export type WrittenTime =
  | { readonly kind: 'local'; readonly start: number; readonly length: number }
  | { readonly kind: 'clock'; readonly start: number; readonly length: number }
  | { readonly kind: 'ago'; readonly milliseconds: number };

export const EVERYTHING: Query = { kind: 'and', parts: [] };

/** All hold. Nested ones become one, so that a query has one form. */
export function allOf(parts: readonly Query[]): Query {
  return joined('and', parts);
}

export function anyOf(parts: readonly Query[]): Query {
  return joined('or', parts);
}

export function negated(part: Query): Query {
  return part.kind === 'not' ? part.part : { kind: 'not', part };
}

export function testsOf(query: Query): readonly Test[] {
  if (query.kind === 'test') return [query];
  return query.kind === 'not' ? testsOf(query.part) : query.parts.flatMap(testsOf);
}

/** Whether a query asks for one stretch of time, and all that is in it. */
export function isStretchOfTime(query: Query): boolean {
  if (query.kind === 'and') return query.parts.every(isStretchOfTime);
  return query.kind === 'test' && query.key === 'time' && query.values.length === 1;
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const flat = parts.flatMap(part => (part.kind === kind ? part.parts : [part]));
  return flat.length === 1 ? flat[0]! : { kind, parts: flat };
}
