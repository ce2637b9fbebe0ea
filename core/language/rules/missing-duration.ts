import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { lineSpan } from '../../base/lines.ts';
import { atomByKey } from '../../gunicorn/atoms.ts';
import { settingByName } from '../../gunicorn/settings/index.ts';
import type { Format } from '../../logs/format.ts';
import { writesAccessLog } from '../access-log.ts';
import { formatReaders, formatsInUse, hasOwnLogger } from '../dialect.ts';
import type { ConfigDocument } from '../document.ts';
import { hasNoAtom } from '../foreign-format.ts';
import type { FormatInConfig } from '../format-in-config.ts';
import type { Edit } from '../rule.ts';
import { rule } from '../rule.ts';

export const missingDuration = rule({
  id: 'missing-duration',
  says: 'The access log does not say how long requests took.',
  severity: 'hint',
  explains: `Without one of \`%(D)s\` (microseconds), \`%(M)s\` (milliseconds), \`%(L)s\` (seconds with decimals) or \`%(T)s\`
(whole seconds) nothing can be learned about latency from the log, and Gunicorn's default format has none of them.
A duration at the end of the line keeps readers of the common formats working.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(b)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(b)s %(D)s'
`,

  *check(document, t) {
    // A logger of the project may know more atoms, or write something else altogether.
    if (!hasOwnLogger(document) || writesAccessLog(document) === false) return;
    const message = t('The access log will not say how long requests took; %(D)s adds it in microseconds.');
    for (const used of formatsInUse(document)) {
      if (!used.format.text || isBroken(used.format) || hasDuration(used.format)) continue;
      yield { at: used.valueAt, message, edit: addToFormat(used) };
    }
    const place = defaultFormatPlace(document);
    if (place) yield { at: place.at, message, edit: place.edit };
  },

  fix({ edit }, _document, t) {
    return edit && { title: t('Add %(D)s to the format'), edits: [edit] };
  },
});

function hasDuration({ parts }: Format): boolean {
  return parts.some(part => part.kind === 'atom' && atomByKey(part.key)?.field === 'duration');
}

/** Other rules speak of a format that loses its lines, that writes all atoms at once, or that writes none. */
function isBroken(format: Format): boolean {
  return format.problems.length > 0 || format.parts.some(({ kind }) => kind === 'mapping') || hasNoAtom(format);
}

/** At the end of the line; in one that is shaped like JSON, as its last member. */
function addToFormat(used: FormatInConfig): Edit | undefined {
  const { text } = used.format;
  if (!/^\{.*\}$/s.test(text)) return used.edit(span(text.length, text.length), ' %(D)s');
  const lastValue = text.slice(0, -1).trimEnd().length;
  return /[[{,]$/.test(text.slice(0, lastValue)) ? undefined : used.edit(span(lastValue, lastValue), DURATION_MEMBER);
}

const DURATION_MEMBER = ', "duration_us": %(D)s';

/** Where an access log in the default format is turned on. */
function defaultFormatPlace(document: ConfigDocument): { at: Span; edit: Edit | undefined } | undefined {
  const { settings, module, text } = document;
  const accesslog = module.names.get('accesslog')?.binding;
  if (settings.isDynamic || settings.values['access_log_format'] || !accesslog || accesslog.isBroken) return undefined;
  if (writesAccessLog(document) !== true || formatReaders(document).length === 0) return undefined;
  const { start, end } = lineSpan(text, accesslog.statementAt.end);
  const own = lineSpan(text, accesslog.statementAt.start);
  const indent = text.slice(own.start, accesslog.statementAt.start);
  const isAlone = indent.trim() === '' && /^\s*(?:#.*)?$/.test(text.slice(accesslog.statementAt.end, end));
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const line = `${indent}access_log_format = '${DEFAULT_FORMAT} %(D)s'`;
  const isLast = !/[\r\n]$/.test(text.slice(start, end));
  const added = isLast ? `${lineBreak}${line}` : `${line}${lineBreak}`;
  return { at: accesslog.nameAt, edit: isAlone ? { at: span(end, end), text: added } : undefined };
}

const DEFAULT_FORMAT = settingByName('access_log_format')?.default as string;
