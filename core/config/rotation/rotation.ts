import type { Span } from '../../base/spans.ts';

/** A logrotate file, as far as logrotate itself would read it. Spans are offsets into its text. */
export interface Rotation {
  /** Outside of all blocks: they hold for what follows. */
  readonly defaults: readonly Directive[];
  readonly blocks: readonly RotationBlock[];
  /** Where its form is broken, in the order of the text. */
  readonly faults: readonly Fault[];
}

/** Some logs in a pair of braces, and what is done with them. */
export interface RotationBlock {
  readonly logs: readonly RotatedLog[];
  readonly directives: readonly Directive[];
  readonly scripts: readonly Script[];
  /** From the first log to the closing brace. */
  readonly at: Span;
  /** Where the first directive stands or could stand. */
  readonly bodyStart: number;
  /** What holds for it from before it. */
  readonly defaults: readonly Directive[];
}

export interface RotatedLog {
  readonly path: string;
  /** With its quotes. */
  readonly at: Span;
}

export interface Directive {
  readonly name: string;
  readonly at: Span;
  /** The rest of the line, with a comment that was meant to be none of it; undefined where there is nothing. */
  readonly argument?: { readonly text: string; readonly at: Span };
}

export interface Script {
  /** `postrotate` and its like. */
  readonly name: string;
  readonly at: Span;
  readonly body: Span;
}

export type FaultKind =
  /** The text has the line ends of Windows. */
  | 'carriage-return'
  /** A comment on a line where logrotate takes it for more of what stands before it. */
  | 'comment'
  /** Neither a word nor a path. */
  | 'no-keyword'
  /** Something clings to a word: `daily;`. */
  | 'not-separated'
  | 'stray-open'
  | 'stray-close'
  /** Behind a closing brace. */
  | 'after-brace'
  | 'unclosed-block'
  /** Logs and no opening brace. */
  | 'no-block'
  /** A path among directives. */
  | 'unexpected-log'
  | 'relative-log'
  /** A comma between logs. */
  | 'comma'
  | 'unclosed-quote'
  | 'no-endscript';

export interface Fault {
  readonly kind: FaultKind;
  readonly at: Span;
}
