import { ERROR_LINE } from '../logs/error-line-pattern.ts';
import type { LinePattern } from '../logs/line-pattern.ts';
import { writeRegularExpression } from './writers/regular-expression.ts';

/**
 * How an entry of the error log begins, in what POSIX, Ruby and Rust all read. A line that does not begin like this
 * belongs to the entry above it: a traceback is one event.
 */
export const ENTRY_BEGINNING = String.raw`^\[[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} [-+][0-9]{4}\] \[[0-9]+\] `;

/** An access line for Ruby, whose `^` and `$` stand for the ends of any line, where a field could hold several. */
export function accessExpressionOfRuby(pattern: LinePattern): string {
  return whole(writeRegularExpression(pattern, 'oniguruma'));
}

/** An entry of the error log with all of its lines; `(?m)` lets the point stand for a line break in Ruby. */
export function errorExpressionOfRuby(): string {
  return `(?m)${whole(writeRegularExpression(ERROR_LINE, 'oniguruma'))}`;
}

/** The same for Rust, without `'` and `$`, which mean something to a file of Vector around the expression. */
export function accessExpressionOfRust(pattern: LinePattern): string {
  return unquoted(whole(writeRegularExpression(pattern, 'perl')));
}

export function errorExpressionOfRust(): string {
  return `(?s)${unquoted(whole(writeRegularExpression(ERROR_LINE, 'perl')))}`;
}

function whole(expression: string): string {
  return String.raw`\A${expression.slice(1, -1)}\z`;
}

function unquoted(expression: string): string {
  return expression
    .replace(/\\[^]/g, escaped => (escaped === String.raw`\$` ? String.raw`\x24` : escaped))
    .replaceAll("'", String.raw`\x27`);
}
