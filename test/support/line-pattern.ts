import { writeRegularExpression } from '../../core/generators/writers/regular-expression.ts';
import type { Field } from '../../core/gunicorn/atoms.ts';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { compileReader } from '../../core/logs/compile-reader.ts';
import type { Entries } from '../../core/logs/entries.ts';
import { createEntries } from '../../core/logs/entries.ts';
import { fieldSources } from '../../core/logs/fields.ts';
import type { Format } from '../../core/logs/format.ts';
import type { PatternValue } from '../../core/logs/line-pattern.ts';
import { linePattern, patternValues } from '../../core/logs/line-pattern.ts';
import { MICROS } from '../../core/logs/stores.ts';

/** What a line says, by field, as text; null for a line that is not in the format. */
export type ReadLine = Readonly<Record<string, string>> | null;

/** As our own reader reads the lines. */
export function readByReader(format: Format, lines: readonly string[]): ReadLine[] {
  const wanted = FIELDS.filter(field => field !== 'address' || !hasHeader(format));
  const reader = compileReader(format, wanted);
  const entries = createEntries();
  const encoder = new TextEncoder();
  return lines.map(line => {
    entries.bytes = encoder.encode(line);
    entries.count = 0;
    return reader.read(entries.bytes, 0, entries.bytes.length, entries) ? entryOf(entries) : null;
  });
}

/** As the pattern reads them in an engine that tries one end after the other, which is what most programs have. */
export function readByPattern(format: Format, lines: readonly string[]): ReadLine[] {
  const pattern = linePattern(format)!;
  const expression = new RegExp(writeRegularExpression(pattern, 'oniguruma'), 'su');
  const values = patternValues(pattern);
  return lines.map(line => {
    const match = expression.exec(line);
    return match && fieldsOfGroups(format, values, match.groups ?? {});
  });
}

/** The groups of a match as fields, in the units that entries count in. */
export function fieldsOfGroups(
  format: Format,
  values: readonly PatternValue[],
  groups: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, field, unit } of values) {
    const value = groups[name];
    // The reader has no column for what was no request line.
    if (field === null || field === 'request' || value === undefined) continue;
    if (field === 'address' && hasHeader(format)) continue;
    const text = meaning(field, value, unit);
    if (text !== null) found[field] = text;
  }
  return found;
}

const FIELDS: readonly Field[] = [...new Set(ATOMS.flatMap(({ field }) => field ?? []))];

/** Where a header names the client the reader chooses between two values, line by line; a pattern has both. */
function hasHeader(format: Format): boolean {
  return fieldSources(format).some(({ overrides }) => overrides);
}

function meaning(field: Field, value: string, unit: PatternValue['unit']): string | null {
  if (field === 'time') return String(timeOf(value));
  if (field === 'duration') return String(Math.round(Number(value) * MICROS[unit ?? 'microseconds']));
  if (field === 'status') return Number(value) < 1000 ? String(Number(value)) : null;
  if (field === 'size' || field === 'pid') return String(Number(value));
  // Empty is what Gunicorn writes for none of these.
  if (value === '' && EMPTY_IS_ABSENT.has(field)) return null;
  return field === 'address' ? value.split(',')[0]! : value;
}

const EMPTY_IS_ABSENT: ReadonlySet<Field> = new Set(['address', 'query', 'referrer']);

function timeOf(value: string): number {
  const [, date, clock, offset] = /^(.*?):(.*?)(?: (.*))?$/.exec(value)!;
  return Date.parse(`${date!.replaceAll('/', ' ')} ${clock} ${offset ?? '+0000'}`);
}

function entryOf(entries: Entries): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const { bytes, time, status, sizeBytes, durationMicros, pid } = entries;
  for (const [field, [value]] of Object.entries({ time, status, size: sizeBytes, duration: durationMicros, pid })) {
    if (value! >= 0) found[field] = String(value);
  }
  const decoder = new TextDecoder();
  for (const field of TEXTS) {
    const start = entries[`${field}Start`][0]!;
    // An empty query is none, whether a question mark stands before it or not.
    const end = entries[`${field}End`][0]!;
    if (start >= 0 && !(field === 'query' && start === end)) found[field] = decoder.decode(bytes.subarray(start, end));
  }
  return found;
}

const TEXTS = ['address', 'user', 'method', 'path', 'query', 'protocol', 'referrer', 'userAgent'] as const;
