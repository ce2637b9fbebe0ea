import { english } from '../core/base/localize.ts';
import { detectFormat } from '../core/logs/detect-format.ts';

/** The language of a log, told by its first lines, most of which must be Gunicorn's; undefined when they are not. */
export function languageOfLines(lines: readonly string[]): string | undefined {
  if (lines.some(line => ERROR_ENTRY.test(line))) return 'gunicorn-error-log';
  const encoder = new TextEncoder();
  const detected = detectFormat(
    lines.map(line => encoder.encode(line)),
    english,
  );
  return detected && detected.read * 2 > lines.length ? 'gunicorn-access-log' : undefined;
}

/** `[2026-11-22 10:46:59 +0000] [17765] [INFO] …`: Gunicorn's own error log, which nothing else writes. */
const ERROR_ENTRY = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] \[\d+\] \[[A-Z]+\] /;
