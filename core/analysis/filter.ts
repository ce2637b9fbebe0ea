import type { Localize } from '../base/localize.ts';
import { span } from '../base/spans.ts';
import { fieldsOf } from '../logs/fields.ts';
import type { Format } from '../logs/format.ts';
import { keyByName } from '../query/keys.ts';
import { missingFields } from '../query/missing-fields.ts';
import { parseQuery } from '../query/parse.ts';
import type { QueryProblem } from '../query/parse.ts';
import { printQuery } from '../query/print.ts';
import { allOf } from '../query/query.ts';
import type { Query, Test } from '../query/query.ts';
import { needsTimeBase, resolveTimes } from '../query/times.ts';
import type { TimeBase } from '../query/times.ts';
import { readValue } from '../query/values.ts';

/** Which requests the user asks for. All three must hold. */
export interface FilterText {
  /** A query such as `status>=500 path:/api/*`. */
  readonly where?: string;
  /** A time: requests that ended then or later. */
  readonly since?: string;
  /** A time: requests that ended before. */
  readonly until?: string;
}

/** What was asked for, read. Plain data. */
export interface Filter {
  readonly where: Query | null;
  readonly since: Query | null;
  readonly until: Query | null;
}

/** Reads what the user asks for; null where that is everything, or else what is wrong in it. */
export function readFilter(
  { where = '', since, until }: FilterText,
  format: Format,
  t: Localize,
): Filter | { readonly failure: string } | null {
  const fields = fieldsOf(format);
  const parsed = parseQuery(where, t);
  const [problem] = [...parsed.problems, ...missingFields(parsed.query, fields, t)];
  if (problem) return { failure: pointedAt(where, problem) };
  const bounds = [bound('>=', since, t), bound('<', until, t)];
  for (const [index, end] of bounds.entries()) {
    if (end === null) continue;
    if ('failure' in end) return end;
    const [missing] = missingFields(end, fields, t);
    if (missing) return { failure: pointedAt((index === 0 ? since : until)!, missing) };
  }
  if (where.trim() === '' && bounds.every(end => end === null)) return null;
  const [from, to] = bounds as (Test | null)[];
  return { where: where.trim() === '' ? null : parsed.query, since: from ?? null, until: to ?? null };
}

/** Whether the filter can only be understood with the times of the log. */
export function needsTimes(filter: Filter): boolean {
  return needsTimeBase(queryOf(filter));
}

export function resolveFilter({ where, since, until }: Filter, base: TimeBase): Filter {
  const resolve = (query: Query | null) => query && resolveTimes(query, base);
  return { where: resolve(where), since: resolve(since), until: resolve(until) };
}

/** All of the filter as one query. */
export function queryOf({ where, since, until }: Filter): Query {
  return allOf([since, until, where].filter(query => query !== null));
}

/** The filter as the report shows it, but for what it let through. */
export function describeFilter({ where, since, until }: Filter) {
  return { text: where ? printQuery(where) : '', since: epochOf(since), until: epochOf(until) };
}

function epochOf(query: Query | null): number | null {
  const value = query?.kind === 'test' ? query.values[0] : undefined;
  return value?.kind === 'number' ? value.from : null;
}

function bound(
  operator: '>=' | '<',
  text: string | undefined,
  t: Localize,
): Test | { readonly failure: string } | null {
  if (text === undefined) return null;
  const value = readValue(keyByName.get('time')!, { text, isQuoted: true }, t);
  if ('failure' in value) return value;
  return { kind: 'test', key: 'time', operator, values: [value], at: span(0, text.length) };
}

/** The message, and below it the text with its wrong part underlined. */
function pointedAt(text: string, { at, message }: QueryProblem): string {
  const line = text.replaceAll(/\s/g, ' ');
  return `${message}\n  ${line}\n  ${' '.repeat(at.start)}${'^'.repeat(Math.max(1, at.end - at.start))}`;
}
