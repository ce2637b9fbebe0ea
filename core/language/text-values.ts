import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { SourcedText } from '../config/sourced-text.ts';
import { sourceOf } from '../config/sourced-text.ts';
import { alternatives, sourced } from '../config/values.ts';
import { stripped } from '../gunicorn/python-text.ts';
import type { ConfigDocument } from './document.ts';

/** A text that a setting has in the file, or may have. */
export interface TextValue {
  readonly setting: string;
  /** As Gunicorn sees it: without the blanks around it. */
  readonly value: string;
  /** Where it stands, without the quotes where it is one text. */
  readonly at: Span;
  /** All of it as it is written, for a fix. */
  readonly text: SourcedText;
  readonly whole: Span;
  /** It is the only value that the setting may have. */
  readonly isCertain: boolean;
}

/** What is not text, and what comes from a default, is left out. */
export function textValues({ settings }: ConfigDocument, setting: string): readonly TextValue[] {
  const given = settings.values[setting];
  if (!given) return [];
  const values = alternatives(given.value);
  return values.flatMap(value => {
    if (value.kind !== 'string') return [];
    const text = sourced(value, given.valueAt);
    const whole = span(0, value.value.length);
    const at = (value.value && sourceOf(text, whole)) || given.valueAt;
    return [{ setting, value: stripped(value.value), at, text, whole, isCertain: values.length === 1 }];
  });
}

/** Where the setting may be `None`: the place of the assignment, and whether it is nothing else. */
export function noneValue(
  { settings }: ConfigDocument,
  setting: string,
): { readonly at: Span; readonly isCertain: boolean } | undefined {
  const given = settings.values[setting];
  if (!given) return undefined;
  const values = alternatives(given.value);
  return values.some(({ kind }) => kind === 'none') ? { at: given.valueAt, isCertain: values.length === 1 } : undefined;
}
