import { compileReader } from '../logs/compile-reader.ts';
import { createEntries } from '../logs/entries.ts';
import type { Format } from '../logs/format.ts';
import { compileFilter, fieldsOfQuery } from '../query/compile-filter.ts';
import type { Query } from '../query/query.ts';
import { createLines } from './lines.ts';

export interface Finder {
  /** True when the line was found and nothing more needs to be read. */
  readonly push: (chunk: Uint8Array) => boolean;
  readonly end: () => void;
  /** The line, counted from 1, and when its request ended; null when none matched so far. */
  readonly found: () => { readonly line: number; readonly time: number } | null;
}

/** Looks for the first line that fits a query, all of whose times are resolved. */
export function createFinder(format: Format, query: Query): Finder {
  const reader = compileReader(format, ['time', 'request', ...fieldsOfQuery(query)]);
  const fits = compileFilter(query);
  // One row, filled for each line.
  const entries = createEntries();
  let lines = 0;
  let found: { line: number; time: number } | null = null;

  const splitter = createLines({
    line(bytes, start, end) {
      lines++;
      entries.bytes = bytes;
      if (found || !reader.read(bytes, start, end, entries) || !fits(entries, 0)) return;
      found = { line: lines, time: entries.time[0]! };
    },
    tooLong: () => void lines++,
  });

  return {
    push(chunk) {
      splitter.push(chunk);
      return found !== null;
    },
    end: splitter.end,
    found: () => found,
  };
}
