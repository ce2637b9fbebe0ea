import type { Localize } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import { needsTimes, readFilter, resolveFilter } from '../filter.ts';
import type { Filter, FilterText } from '../filter.ts';
import type { LogSource } from './log-source.ts';
import { readTimeBase } from './time-base.ts';

/** What the user asks for, with every time a number; null: everything. */
export async function resolvedFilter(
  text: FilterText,
  sources: readonly LogSource[],
  format: Format,
  t: Localize,
): Promise<Filter | { readonly failure: string } | null> {
  const filter = readFilter(text, format, t);
  if (!filter || 'failure' in filter || !needsTimes(filter)) return filter;
  const base = await readTimeBase(sources, format);
  if (base) return resolveFilter(filter, base);
  return {
    failure: t(
      'Times without a zone are counted from the last request of a plain file, and there is none here. Write one like {example}.',
      { example: '2026-05-01T14:00Z' },
    ),
  };
}
