import type { Localize } from '../../base/localize.ts';
import { atomByKey } from '../../gunicorn/atoms.ts';
import type { Field } from '../../gunicorn/atoms.ts';
import { fieldSources } from '../../logs/fields.ts';
import type { AtomPart, Format, Part } from '../../logs/format.ts';
import { linePattern } from '../../logs/line-pattern.ts';
import type { Conversion, Converted } from './conversion.ts';
import { noPattern } from './regex.ts';

/**
 * The `log-format` of GoAccess, as a configuration for its `-p`. GoAccess knows no escaped quotes but those before the
 * end of a value, wants each kind of value once, and reads no line without address, date and request.
 */
export const goaccess: Conversion = { id: 'goaccess', convert };

const SPECIFIERS: Partial<Record<Field, string>> = {
  address: '%h',
  user: '%e',
  time: '[%d:%t %^]',
  request: '%r',
  method: '%m',
  path: '%U',
  query: '%q',
  // Its `%H` leaves out the lines of protocols that it does not know.
  protocol: '%^',
  status: '%s',
  size: '%b',
  referrer: '%R',
  userAgent: '%u',
};

/** By what the duration counts in. */
const DURATIONS = { microseconds: '%D', milliseconds: '%L', seconds: '%T' } as const;

function convert(format: Format, t: Localize): Converted {
  if (!linePattern(format)) return { refusal: noPattern(t) };
  const fields = fieldSources(format);
  const told = new Set(fields.map(({ field }) => field));
  if (!told.has('address') || !told.has('time') || !(told.has('request') || told.has('path'))) {
    return {
      refusal: t('GoAccess reads no line without address, time and request: the format needs %(h)s, %(t)s and %(r)s.'),
    };
  }
  const padded = format.parts.some(part => part.kind !== 'text' && (part.spec.width ?? 0) > 0);
  const specifiers = format.parts.map((part, index) => {
    // GoAccess has no way to write a percent sign; it skips one character for each that it does not expect.
    if (part.kind === 'text') return part.value.replaceAll('%', '%^').replaceAll('\t', String.raw`\t`);
    const field = fields.find(source => source.part === index && !source.overrides)?.field;
    return part.kind === 'atom' ? specifier(part, field) : '%^';
  });
  if (format.parts.some(({ kind }, index) => kind !== 'text' && isValue(format.parts[index + 1]))) {
    return { refusal: t('GoAccess needs a character between two values, to know where one ends.') };
  }
  const text = ['time-format %T', 'date-format %d/%b/%Y', `log-format ${specifiers.join('')}`];
  return { text: `${text.join('\n')}\n`, notes: notes(told, padded, t) };
}

const isValue = (part: Part | undefined) => part !== undefined && part.kind !== 'text';

function specifier({ key }: AtomPart, field: Field | undefined): string {
  const atom = atomByKey(key);
  if (field === 'duration') return DURATIONS[atom?.unit as keyof typeof DURATIONS];
  return (field && SPECIFIERS[field]) ?? '%^';
}

function notes(told: ReadonlySet<Field>, padded: boolean, t: Localize): string[] {
  const all = [t('GoAccess leaves out lines in which a value ends in a backslash, or the address is empty.')];
  if (padded) all.push(t('GoAccess takes the blanks of padded columns for values.'));
  if (told.has('path')) all.push(t('GoAccess leaves out lines whose decoded path holds what ends the column.'));
  return all;
}
