import type { Localize } from '../base/localize.ts';
import type { Format } from '../logs/format.ts';
import type { Looked } from './byte-source.ts';
import { needsTimes, readFilter, resolveFilter } from './filter.ts';
import type { Filter, FilterText } from './filter.ts';
import { createLastTime } from './last-time.ts';

/** What the user asks for, with every time a number, by the ends of the logs; null: everything. */
export async function filterOfBytes(
  text: FilterText,
  logs: readonly Pick<Looked, 'source'>[],
  format: Format,
  t: Localize,
): Promise<Filter | { readonly failure: string } | null> {
  const filter = readFilter(text, format, t);
  if (!filter || 'failure' in filter || !needsTimes(filter)) return filter;
  const last = createLastTime(format);
  for (const { source } of logs) {
    // Bytes that cannot be had are told of when the log is read.
    last.add(await source.read(Math.max(0, source.bytes - TAIL), source.bytes).catch(() => new Uint8Array(0)));
  }
  const base = last.base();
  if (base) return resolveFilter(filter, base);
  return {
    failure: t(
      'Times without a zone are counted from the last request of a plain file, and there is none here. Write one like {example}.',
      { example: '2026-05-01T14:00Z' },
    ),
  };
}

const TAIL = 1 << 18;
