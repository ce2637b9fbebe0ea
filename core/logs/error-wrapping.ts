import { textKeysOf } from './envelope.ts';
import { beginsErrorEntry } from './error-entries.ts';
import { prefixOf } from './line-prefixes.ts';

/** The line of an error log in what a collector of logs made of it. */
export type Unwrap = (line: string) => string;

/** What has to be taken away before the lines of an error log are its own; null where nothing has, or where it is none. */
export function errorUnwrap(head: Uint8Array): Unwrap | null {
  const lines = new TextDecoder().decode(head).split('\n').slice(0, MOST_LINES).filter(Boolean);
  if (lines.some(beginsErrorEntry)) return null;
  const encoder = new TextEncoder();
  const bytes = lines.map(line => encoder.encode(line));
  const prefix = prefixOf(bytes);
  const behindPrefix: Unwrap[] = prefix ? [line => line.replace(prefix.looks, '')] : [];
  const inObjects = textKeysOf(bytes).map(
    (key): Unwrap =>
      line =>
        textUnder(key, line) ?? line,
  );
  return [...behindPrefix, ...inObjects].find(unwrap => lines.some(line => beginsErrorEntry(unwrap(line)))) ?? null;
}

const MOST_LINES = 500;

/** Null where the line is no object with a text under the key. */
function textUnder(key: string, line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    return typeof text === 'string' ? text.replace(/\r?\n$/, '') : null;
  } catch {
    return null;
  }
}
