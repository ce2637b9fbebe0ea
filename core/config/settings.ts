import type { Span } from '../base/spans.ts';
import type { Parameter } from './parameters.ts';
import type { Piece } from './sourced-text.ts';

/**
 * What the config makes Gunicorn use. A setting that is not in `values` was not assigned, so Gunicorn's default holds.
 * Plain data: it may cross a boundary.
 */
export interface Settings {
  readonly values: Readonly<Record<string, SettingValue>>;
  /** The file also sets names in ways that only running it tells, so a setting that is not in `values` may be set. */
  readonly isDynamic?: boolean;
}

/** The assignment that wins, and its value as far as it can be known without running the file. */
export interface SettingValue {
  readonly name: string;
  readonly value: Value;
  /** The name in the assignment that wins. */
  readonly nameAt: Span;
  /** The expression on its right. */
  readonly valueAt: Span;
}

/** A Python value, or the honest answer that only running the file would tell. */
export type Value =
  | { readonly kind: 'string'; readonly value: string; readonly pieces?: readonly Piece[] }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'dictionary'; readonly entries: readonly (readonly [Value, Value])[] }
  /** A function, lambda or class of this file. */
  | {
      readonly kind: 'callable';
      readonly what: 'function' | 'class';
      /** The whole definition. */
      readonly at: Span;
      /** Undefined where they cannot be told, as for a class with a base. */
      readonly parameters: readonly Parameter[] | undefined;
      /** Between their parentheses, or before the colon of a lambda. */
      readonly parametersAt: Span;
    }
  /** One of these, depending on what cannot be known: the branches of an `if`, an environment variable's default. */
  | { readonly kind: 'either'; readonly values: readonly Value[] }
  | { readonly kind: 'unknown'; readonly because: string };

export const NO_SETTINGS: Settings = { values: {} };

/** The text of a setting when it is certain; undefined when it is unset, unknown or of another kind. */
export function stringSetting(settings: Settings, name: string): string | undefined {
  const value = settings.values[name]?.value;
  return value?.kind === 'string' ? value.value : undefined;
}
