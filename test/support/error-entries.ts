import type { ErrorEntry } from '../../core/logs/error-entries.ts';
import { createErrorEntries } from '../../core/logs/error-entries.ts';

/** The entries of an error log, as our own reader finds them. */
export function errorEntriesOf(text: string): ErrorEntry[] {
  const entries: ErrorEntry[] = [];
  const reader = createErrorEntries(entry => entries.push(entry));
  const encoder = new TextEncoder();
  for (const line of text.split('\n').slice(0, -1)) {
    const bytes = encoder.encode(line);
    reader.line(bytes, 0, bytes.length);
  }
  reader.end();
  return entries;
}
