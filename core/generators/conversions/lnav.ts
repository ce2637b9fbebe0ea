import type { Localize } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import type { PatternValue } from '../../logs/line-pattern.ts';
import { linePattern, patternValues } from '../../logs/line-pattern.ts';
import { sampleLine } from '../../logs/sample-line.ts';
import { writeRegularExpression } from '../writers/regular-expression.ts';
import type { Conversion, Converted } from './conversion.ts';
import { noPattern } from './regex.ts';

/** A format file of lnav, which `lnav -i` installs. Its regular expressions are those of PCRE. */
export const lnav: Conversion = { id: 'lnav', convert };

const NAME = 'gunicorn_access';

function convert(format: Format, t: Localize): Converted {
  const pattern = linePattern(format);
  const sample = sampleLine(format);
  if (!pattern || sample.kind === 'lost') return { refusal: noPattern(t) };
  const values = patternValues(pattern);
  const time = values.find(({ type }) => type === 'time');
  if (!time) return { refusal: t('lnav reads no line without a time: the format needs %(t)s.') };
  const status = values.find(({ field }) => field === 'status');
  const file = {
    $schema: 'https://lnav.org/schemas/format-v1.schema.json',
    [NAME]: {
      title: t('Gunicorn access log'),
      description: `access_log_format = ${format.text}`,
      regex: { gunicorn: { pattern: writeRegularExpression(pattern, 'perl') } },
      // What fits no pattern is no part of the entry above it, which would lose its values.
      multiline: false,
      'timestamp-field': time.name,
      'timestamp-format': ['%d/%b/%Y:%H:%M:%S %z'],
      ...(status && {
        'level-field': status.name,
        level: { error: '^5', warning: '^4' },
      }),
      value: Object.fromEntries(
        values
          .filter(value => value !== time)
          .map(value => [value.name, { kind: kindOf(value), ...identifier(value) }]),
      ),
      // lnav takes no format without a line that it reads.
      sample: [{ line: sample.text }],
    },
  };
  return { text: `${JSON.stringify(file, null, 2)}\n`, notes: [] };
}

function kindOf({ type, field }: PatternValue): string {
  if (type === 'decimal') return 'float';
  // A status is a number that nobody adds up.
  return type === 'integer' && field !== 'status' ? 'integer' : 'string';
}

/** lnav gives those that tell one from another a colour of their own. */
function identifier({ field }: PatternValue): { identifier?: true } {
  return field === 'address' || field === 'user' || field === 'pid' || field === 'method' ? { identifier: true } : {};
}
