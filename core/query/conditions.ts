import { english } from '../base/localize.ts';
import { queryOfMatch } from './line-match.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { allOf } from './query.ts';
import type { Query, Test } from './query.ts';

/** A part of the time, in epoch milliseconds: `from` belongs to it, `until` no longer does; null: as far as there is any. */
export interface StretchOfTime {
  readonly from: number | null;
  readonly until: number | null;
}

export const ALL_TIME: StretchOfTime = { from: null, until: null };

/** What must hold; nothing of a query that cannot be understood. */
export function conditionsOf(text: string): readonly Query[] {
  const { query, problems } = parseQuery(text, english);
  if (problems.length > 0) return [];
  return query.kind === 'and' ? query.parts : [query];
}

export function printConditions(conditions: readonly Query[]): string {
  return printQuery(allOf(conditions));
}

/** One end of a stretch of time. */
export function isBound(condition: Query): condition is Test {
  return (
    condition.kind === 'test' && condition.key === 'time' && (condition.operator === '>=' || condition.operator === '<')
  );
}

/** The stretch of time that a query asks for; null when it says that in a way that only the log can resolve, or twice. */
export function stretchOf(text: string): StretchOfTime | null {
  const bounds = conditionsOf(text).filter(isBound);
  const [from, until] = (['>=', '<'] as const).map(operator => {
    const ends = bounds.filter(bound => bound.operator === operator);
    if (ends.length === 0) return null;
    const value = ends.length === 1 ? ends[0]!.values[0] : undefined;
    return value?.kind === 'number' ? value.from : undefined;
  });
  return from === undefined || until === undefined ? null : { from, until };
}

/** The same query about another stretch of time. */
export function withStretch(text: string, { from, until }: StretchOfTime): string {
  const bounds = queryOfMatch({ ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) });
  const others = conditionsOf(text).filter(condition => !isBound(condition));
  return printConditions([...others, ...conditionsOf(printQuery(bounds))]);
}
