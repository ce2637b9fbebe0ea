import type { Span } from '../base/spans.ts';
import { shift } from '../base/spans.ts';
import type { SourcedText } from '../config/sourced-text.ts';
import { editableAt, sourceOf, valueOffset } from '../config/sourced-text.ts';
import type { StringValue } from '../config/values.ts';
import { sourced } from '../config/values.ts';
import type { Format } from '../logs/format.ts';
import { parseFormat } from '../logs/format.ts';
import { editText } from './edit-text.ts';
import type { Edit } from './rule.ts';

/** An `access_log_format` and its way back to the file. Spans of `format` count from the start of the stripped text. */
export interface FormatInConfig {
  readonly format: Format;
  /** Gunicorn may come to use it; false where a later assignment wins. */
  readonly isUsed: boolean;
  /** The whole expression that makes it. */
  readonly valueAt: Span;
  /** Where a part of the format stands in the file; the whole expression when it is made of scattered pieces. */
  readonly place: (within: Span) => Span;
  /** The same, but undefined unless each of its characters stands there as it is, in one literal. */
  readonly verbatimAt: (within: Span) => Span | undefined;
  /** The part of the format at an offset of the file; undefined when the format has none there. */
  readonly offsetOf: (sourceOffset: number) => number | undefined;
  /** Changes a part of the format in the file; undefined when its characters do not stand there as they are. */
  readonly edit: (within: Span, text: string) => Edit | undefined;
}

export function formatInConfig(value: StringValue, valueAt: Span, isUsed: boolean): FormatInConfig {
  const text: SourcedText = sourced(value, valueAt);
  // Gunicorn strips what stands around a text before it uses it.
  const stripped = value.value.trim();
  const leading = value.value.length - value.value.trimStart().length;
  return {
    format: parseFormat(stripped),
    isUsed,
    valueAt,
    place: within => sourceOf(text, shift(within, leading)) ?? valueAt,
    verbatimAt: within => editableAt(text, shift(within, leading))?.at,
    offsetOf: sourceOffset => {
      const offset = valueOffset(text, sourceOffset);
      return offset === undefined ? undefined : offset - leading;
    },
    edit: (within, replacement) => editText(text, shift(within, leading), replacement),
  };
}
