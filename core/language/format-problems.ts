import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { openDocument } from './document.ts';
import type { FormatInConfig } from './format-in-config.ts';
import type { Edit, Fix, Problem } from './rule.ts';
import { RULES } from './rules/index.ts';

/**
 * What is wrong with a format that stands in no config: what the rules say when a config sets it and does nothing else.
 * Spans, and the edits of fixes, count in the format without the blanks around it, which Gunicorn takes away.
 */
export function formatProblems(format: string, workerClass: string, t: Localize): readonly Problem[] {
  const text = [
    `accesslog = '-'`,
    `worker_class = '${workerClass}'`,
    `access_log_format = ${pythonText(format.trim())}\n`,
  ].join('\n');
  const document = openDocument(text);
  const used = document.formats[0];
  if (!used) return [];
  return RULES.flatMap(rule => rule.problems(document, t))
    .filter(({ at }) => used.valueAt.start <= at.start && at.end <= used.valueAt.end)
    .map(({ rule, severity, at, message, fixes }) => ({
      rule,
      severity,
      at: inFormat(at, used),
      message,
      fixes: fixes.flatMap(fix => fixInFormat(fix, used) ?? []),
      related: [],
    }))
    .toSorted((one, other) => one.at.start - other.at.start || one.at.end - other.at.end);
}

/** A literal in which the characters stand as they are, where there is one. */
function pythonText(text: string): string {
  const quote = /[\\\p{Cc}]/u.test(text) ? undefined : [`'`, `"`].find(each => !text.includes(each));
  // Python reads each escape that JSON knows.
  return quote ? `${quote}${text}${quote}` : JSON.stringify(text);
}

/** A problem of the whole text is one of the whole format. */
function inFormat(at: Span, { offsetOf, format }: FormatInConfig): Span {
  const start = offsetOf(at.start);
  if (start === undefined) return span(0, format.text.length);
  const last = at.end > at.start ? offsetOf(at.end - 1) : undefined;
  return span(start, last === undefined ? start : last + 1);
}

function fixInFormat({ title, edits }: Fix, used: FormatInConfig): Fix | undefined {
  const within = edits.flatMap(edit => editInFormat(edit, used) ?? []);
  return within.length === edits.length ? { title, edits: within } : undefined;
}

/** Undefined for an edit of what stands around the format. */
function editInFormat({ at, text }: Edit, { offsetOf }: FormatInConfig): Edit | undefined {
  const start = offsetOf(at.start);
  // Nothing of the format stands behind an insertion at its end.
  const before = start === undefined && at.start === at.end ? offsetOf(at.start - 1) : undefined;
  if (before !== undefined) return { at: span(before + 1, before + 1), text };
  const last = at.end > at.start ? offsetOf(at.end - 1) : undefined;
  if (start === undefined || (at.end > at.start && last === undefined)) return undefined;
  return { at: span(start, last === undefined ? start : last + 1), text };
}
