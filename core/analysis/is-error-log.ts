import { english } from '../base/localize.ts';
import { detectFormat } from '../logs/detect-format.ts';
import { beginsErrorEntry } from '../logs/error-entries.ts';
import { errorUnwrap } from '../logs/error-wrapping.ts';
import type { Format } from '../logs/format.ts';
import { createErrorLogLines } from './error-log/error-log-lines.ts';
import { createLines } from './lines.ts';

/** An error log of Gunicorn, and no access log beside it: what a container writes may be both, and counts as access log. */
export function isErrorLog({ head }: { readonly head: Uint8Array }): boolean {
  const unwrap = errorUnwrap(head);
  const written = new TextDecoder().decode(head).split('\n').slice(0, MOST_LINES);
  const lines = unwrap ? written.map(unwrap) : written;
  if (!lines.some(beginsErrorEntry)) return false;
  const others = lines.filter(line => line !== '' && !beginsErrorEntry(line));
  const encoder = new TextEncoder();
  return (
    detectFormat(
      others.map(line => encoder.encode(line)),
      english,
    ) === null
  );
}

/** Whether Gunicorn also writes its error log where these pieces of a log with requests are from. */
export function holdsErrorLog(pieces: readonly Uint8Array[], requests: Format): boolean {
  const decoder = new TextDecoder();
  return pieces.some(piece => IN_ENTRIES.test(decoder.decode(piece)) && firstErrorTime(piece, requests) !== 0);
}

/** Part of the beginning of every entry, whatever is around it; far quicker to look for than entries. */
const IN_ENTRIES = /\] \[\d{1,10}\] \[[A-Z]+\]/;

/** Epoch milliseconds; files without any time come first. */
export function firstErrorTime(head: Uint8Array, requests: Format | null): number {
  let first = 0;
  const { end, ...handler } = createErrorLogLines(
    ({ time }) => {
      if (first === 0 && time !== null) first = time;
    },
    head,
    requests,
  );
  const lines = createLines(handler);
  lines.push(head);
  lines.end();
  end();
  return first;
}

const MOST_LINES = 500;
