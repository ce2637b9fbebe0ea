import type { Span } from '../../base/spans.ts';
import type { Expression } from '../promql/expression.ts';
import type { TypeFault } from '../promql/check-types.ts';

/** A rule file of Prometheus, as far as it can be read. Spans are offsets into the file. */
export interface RuleFile {
  readonly rules: readonly WrittenRule[];
  /** Why Prometheus refuses the file, in the order of the text. */
  readonly faults: readonly RuleFault[];
}

export interface WrittenRule {
  readonly kind: 'alert' | 'record';
  readonly name: string;
  readonly nameAt: Span;
  readonly expr: WrittenExpression;
}

/** An expression that is one, and where its parts are in the file. */
export interface WrittenExpression {
  readonly expression: Expression;
  /** Its text, as Prometheus sees it. */
  readonly text: string;
  /** Of the whole value, with its quotes. */
  readonly at: Span;
  /** Where a stretch of the text stands in the file; all of the value where that cannot be told. */
  readonly place: (part: Span) => Span;
  /** Whether that is known, so that a part can be changed. */
  readonly isPlaced: boolean;
}

export type RuleFault =
  | { readonly kind: FaultWithoutName; readonly at: Span }
  | { readonly kind: FaultWithName; readonly name: string; readonly at: Span }
  | { readonly kind: 'unknown-field'; readonly name: string; readonly known: readonly string[]; readonly at: Span }
  | { readonly kind: 'type'; readonly fault: TypeFault; readonly at: Span };

type FaultWithoutName =
  | 'yaml'
  | 'tab'
  | 'no-map'
  | 'no-list'
  | 'no-text'
  | 'no-group-name'
  | 'no-rule-name'
  | 'two-rule-names'
  | 'no-expression'
  | 'broken-expression'
  | 'deep-expression'
  | 'template-open';

type FaultWithName =
  | 'duplicate-key'
  | 'duplicate-group'
  | 'not-in-recording'
  | 'record-name'
  | 'label-name'
  | 'duration'
  | 'number'
  | 'template-word';
