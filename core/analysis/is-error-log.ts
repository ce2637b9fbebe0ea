import { english } from '../base/localize.ts';
import { detectFormat } from '../logs/detect-format.ts';
import { beginsErrorEntry, createErrorEntries } from '../logs/error-entries.ts';
import { errorUnwrap } from '../logs/error-wrapping.ts';
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

/** Epoch milliseconds; files without any time come first. */
export function firstErrorTime(head: Uint8Array): number {
  let first = 0;
  const entries = createErrorEntries(({ time }) => {
    if (first === 0 && time !== null) first = time;
  }, errorUnwrap(head));
  const lines = createLines({ line: entries.line, tooLong: entries.line });
  lines.push(head);
  lines.end();
  entries.end();
  return first;
}

const MOST_LINES = 500;
