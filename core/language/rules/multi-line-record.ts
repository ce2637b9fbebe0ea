import { span } from '../../base/spans.ts';
import { formatsInUse } from '../dialect.ts';
import type { FormatInConfig } from '../format-in-config.ts';
import type { Edit } from '../rule.ts';
import { rule } from '../rule.ts';

export const multiLineRecord = rule({
  id: 'multi-line-record',
  says: 'The format holds a line break, so one request takes several lines of the log.',
  severity: 'information',
  explains: `Gunicorn writes line breaks of the format as they stand. Whatever reads logs by the line then takes each line
for a request, and no line has all columns. This often comes of a text in triple quotes; line breaks at its beginning and
its end do no harm, because Gunicorn takes them away.`,
  bad: `accesslog = '-'
access_log_format = """%(h)s "%(r)s"
%(s)s %(D)s"""
`,
  good: `accesslog = '-'
access_log_format = """%(h)s "%(r)s" %(s)s %(D)s"""
`,

  *check(document, t) {
    for (const used of formatsInUse(document)) {
      const first = BREAKS.exec(used.format.text);
      if (!first) continue;
      const at = used.place(span(first.index, first.index + first[0].length));
      yield { at, message: t('A line break in the format: every request takes several lines of the log.'), used };
    }
  },

  fix({ used }, _document, t) {
    const edits = blanksForBreaks(used);
    return edits && { title: t('Write everything in one line'), edits };
  },
});

/** With the blanks around it, which only indent the text. */
const BREAKS = /[ \t]*[\r\n][ \t\r\n]*/;

/** Undefined where a line break is spelled as an escape, or comes from elsewhere. */
function blanksForBreaks({ format, edit }: FormatInConfig): Edit[] | undefined {
  const breaks = [...format.text.matchAll(new RegExp(BREAKS, 'g'))];
  const edits = breaks.map(({ 0: found, index }) => edit(span(index, index + found.length), ' '));
  return edits.every((made): made is Edit => made !== undefined) ? edits : undefined;
}
