import { compileReader } from '../logs/compile-reader.ts';
import { createEntries } from '../logs/entries.ts';
import type { Entries } from '../logs/entries.ts';
import type { Format } from '../logs/format.ts';
import type { LineMatch } from './line-match.ts';
import { createLines } from './lines.ts';

export interface Finder {
  /** True when the line was found and nothing more needs to be read. */
  readonly push: (chunk: Uint8Array) => boolean;
  readonly end: () => void;
  /** The line, counted from 1, and when its request ended; null when none matched so far. */
  readonly found: () => { readonly line: number; readonly time: number } | null;
}

/** Looks for the first line that matches. */
export function createFinder(format: Format, match: LineMatch): Finder {
  const reader = compileReader(format, ['time', 'request', 'method', 'path', 'status', 'address', 'duration']);
  const matches = compileMatch(match);
  // One row, filled for each line.
  const entries = createEntries();
  let lines = 0;
  let found: { line: number; time: number } | null = null;

  const splitter = createLines({
    line(bytes, start, end) {
      lines++;
      if (found || !reader.read(bytes, start, end, entries) || !matches(bytes, entries)) return;
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

function compileMatch(match: LineMatch) {
  const { from, until, path, status, address, method, hour, atLeastMicros } = match;
  const isPath = textMatch(path);
  const isAddress = textMatch(address);
  const isMethod = textMatch(method);
  const isStatus = statusMatch(status);
  return (bytes: Uint8Array, row: Entries): boolean => {
    const time = row.time[0]!;
    return (
      (from === undefined || time >= from) &&
      (until === undefined || (time >= 0 && time < until)) &&
      (hour === undefined || row.localHour[0] === hour) &&
      (atLeastMicros === undefined || row.durationMicros[0]! >= atLeastMicros) &&
      isStatus(row.status[0]!) &&
      isPath(bytes, row.pathStart[0]!, row.pathEnd[0]!) &&
      isAddress(bytes, row.addressStart[0]!, row.addressEnd[0]!) &&
      isMethod(bytes, row.methodStart[0]!, row.methodEnd[0]!)
    );
  };
}

function textMatch(text: string | undefined): (bytes: Uint8Array, start: number, end: number) => boolean {
  if (text === undefined) return () => true;
  const decoder = new TextDecoder();
  // The report shows bytes that are no UTF-8 as U+FFFD, so what it shows is what is compared.
  return (bytes, start, end) => start >= 0 && decoder.decode(bytes.subarray(start, end)) === text;
}

/** `404`, or `4xx`. */
function statusMatch(text: string | undefined): (status: number) => boolean {
  if (text === undefined) return () => true;
  if (/^\dxx$/.test(text)) return status => status >= 0 && Math.floor(status / 100) === Number(text[0]);
  return status => status === Number(text);
}
