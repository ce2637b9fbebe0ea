import type { Value } from './tables.ts';

/**
 * Comma-separated values as RFC 4180 has them. A text that a spreadsheet would take for a formula, which a client can
 * put into any header, begins with an apostrophe instead.
 */
export function writeCsv(rows: readonly (readonly Value[])[]): string {
  return rows.map(row => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
