import type { Localize } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import { linePattern } from '../../logs/line-pattern.ts';
import type { Dialect } from '../writers/regular-expression.ts';
import { writeRegularExpression } from '../writers/regular-expression.ts';
import type { Conversion, Converted } from './conversion.ts';

/** For Python, PCRE, RE2, Go and Rust. */
export const regex: Conversion = { id: 'regex', convert: (format, t) => convert(format, 'perl', t) };

/** For grok, Fluent Bit, Ruby and JavaScript; it needs none of grok's own patterns. */
export const grok: Conversion = { id: 'grok', convert: (format, t) => convert(format, 'oniguruma', t) };

function convert(format: Format, dialect: Dialect, t: Localize): Converted {
  const pattern = linePattern(format);
  if (!pattern) return { refusal: noPattern(t) };
  return { text: `${writeRegularExpression(pattern, dialect)}\n`, notes: [] };
}

/** Why a format has no pattern. */
export function noPattern(t: Localize): string {
  return t(
    'No pattern can be made from this format: it needs an atom, no line break, and nothing that Python fails at; lines of a JSON logger are for a reader of JSON.',
  );
}
