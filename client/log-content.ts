import { english } from '../core/base/localize.ts';
import { detectFormat } from '../core/logs/detect-format.ts';
import { beginsErrorEntry } from '../core/logs/error-entries.ts';

/** The language of a log, told by its first lines, most of which must be Gunicorn's; undefined when they are not. */
export function languageOfLines(lines: readonly string[]): string | undefined {
  if (lines.some(beginsErrorEntry)) return 'gunicorn-error-log';
  const encoder = new TextEncoder();
  const detected = detectFormat(
    lines.map(line => encoder.encode(line)),
    english,
  );
  return detected && detected.read * 2 > lines.length ? 'gunicorn-access-log' : undefined;
}
