import type { Span } from '../base/spans.ts';
import type { Value } from './settings.ts';

/** Everything that gives a name of the module a value: for Gunicorn, any of them sets a setting. */
export interface Binding {
  readonly name: string;
  readonly nameAt: Span;
  readonly how: How;
  /** The statement, or the whole definition. */
  readonly statementAt: Span;
  /** The expression on the right; the whole statement where there is none. */
  readonly valueAt: Span;
  readonly value: Value;
  /** The statement binds this name and nothing else: `name = value`, or a definition without a decorator. */
  readonly isPlain: boolean;
  /** The statement holds a syntax error, so its value says nothing. */
  readonly isBroken: boolean;
  readonly block: Block;
}

export type How = 'assignment' | 'update' | 'function' | 'class' | 'import' | 'other';

/** A run of statements that are executed one after the other. */
export interface Block {
  /** Runs whenever the file does. */
  readonly isTopLevel: boolean;
  /** An exception in there ends it half-way, and the file goes on. */
  readonly isTried: boolean;
}

/** What a name is at one point of the file. */
export interface Known {
  readonly value: Value;
  /** The binding that gave it, or the last of those that may have. */
  readonly binding: Binding;
  /** On some way through the file the name is not bound at all. */
  readonly maybeUnbound: boolean;
}
