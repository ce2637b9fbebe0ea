// Tables in Markdown, padded as Prettier pads them, and where they go in docs/performance.md.
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @param {readonly (readonly string[])[]} rows the first is the head
 * @param {readonly number[]} [texts] the columns that are text, on the left; numbers are on the right
 */
export function table([head = [], ...rows], texts = [0]) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map(row => (row[column] ?? '').length)));
  const cell = (/** @type {string} */ text, /** @type {number} */ column) =>
    texts.includes(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  const line = (/** @type {readonly string[]} */ row) => `| ${row.map(cell).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    texts.includes(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Replaces what is between the two comments with this name. @param {string} file @param {string} name @param {string} text */
export function writeBetween(file, name, text) {
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place between ${begin} and ${end}.`);
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
}
