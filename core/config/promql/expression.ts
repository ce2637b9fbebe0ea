import type { Span } from '../../base/spans.ts';

/** An expression of PromQL, as far as checks need it. Spans are offsets into its own text. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: Span }
  | { readonly kind: 'string'; readonly at: Span }
  | Selector
  /** `[5m]` behind a selector; null where its length is calculated. */
  | { readonly kind: 'range'; readonly of: Expression; readonly seconds: number | null; readonly at: Span }
  /** `[1h:5m]` behind anything. */
  | { readonly kind: 'subquery'; readonly of: Expression; readonly at: Span }
  /** `offset 5m` or `@ end()` behind anything. */
  | { readonly kind: 'moved'; readonly of: Expression; readonly at: Span }
  | { readonly kind: 'parentheses'; readonly of: Expression; readonly at: Span }
  | { readonly kind: 'unary'; readonly of: Expression; readonly isMinus: boolean; readonly at: Span }
  | Call
  | Aggregation
  | Binary;

export interface Selector {
  readonly kind: 'selector';
  /** Null where only labels select. */
  readonly metric: { readonly name: string; readonly at: Span } | null;
  readonly matchers: readonly Matcher[];
  readonly at: Span;
}

/** `status=~"5.."`, its value as it stands in the text, with quotes. */
export interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
  readonly at: Span;
}

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly nameAt: Span;
  readonly args: readonly Expression[];
  readonly at: Span;
}

/** `sum by (job) (…)`. */
export interface Aggregation {
  readonly kind: 'aggregation';
  readonly name: string;
  readonly nameAt: Span;
  /** Null: of all series one. */
  readonly grouping: Grouping | null;
  readonly args: readonly Expression[];
  readonly at: Span;
}

export interface Grouping {
  /** `by` keeps these labels, `without` drops them. */
  readonly keeps: boolean;
  readonly labels: readonly string[];
  /** The parentheses with the labels. */
  readonly at: Span;
}

export interface Binary {
  readonly kind: 'binary';
  readonly operator: string;
  readonly operatorAt: Span;
  /** `> bool`. */
  readonly isBool: boolean;
  /** `on (…)` or `ignoring (…)`; null where all labels must be equal. */
  readonly matching: Grouping | null;
  /** `group_left` or `group_right`. */
  readonly isGrouped: boolean;
  readonly left: Expression;
  readonly right: Expression;
  readonly at: Span;
}

export const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);
export const SET_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'unless']);

/** The expression within parentheses, however many. */
export function bare(expression: Expression): Expression {
  return expression.kind === 'parentheses' ? bare(expression.of) : expression;
}

/** What an expression is directly made of, in the order of the text. */
export function partsOf(expression: Expression): readonly Expression[] {
  if ('of' in expression) return [expression.of];
  if ('args' in expression) return expression.args;
  return expression.kind === 'binary' ? [expression.left, expression.right] : [];
}

/** An expression and all within, the outer ones first. */
export function* allWithin(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* allWithin(part);
}

export function selectorsIn(expression: Expression): readonly Selector[] {
  return [...allWithin(expression)].filter(part => part.kind === 'selector');
}
