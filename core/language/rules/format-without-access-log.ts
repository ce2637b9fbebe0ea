import { span } from '../../base/spans.ts';
import { lineSpan } from '../../base/lines.ts';
import { writesAccessLog } from '../access-log.ts';
import { rule } from '../rule.ts';

export const formatWithoutAccessLog = rule({
  id: 'format-without-access-log',
  says: 'A format is set, but nothing in the config turns the access log on.',
  severity: 'information',
  explains: `\`accesslog\` is \`None\` unless it is set, and then no access line is written, whatever the format says.
What turns the log on is \`accesslog\`, any of \`logconfig\`, \`logconfig_dict\` and \`logconfig_json\`, or \`syslog\`
without \`disable_redirect_access_to_syslog\`. Where one of them is set to something that only running the file can
tell, nothing is said.

It is no more than information, because \`--access-logfile\` on the command line turns the log on too.`,
  bad: `access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    const format = document.module.names.get('access_log_format')?.binding;
    if (!format || format.isBroken || writesAccessLog(document) !== false) return;
    yield {
      at: format.nameAt,
      message: t('The format has no effect: the access log is off until accesslog says where to write it.'),
      format,
    };
  },

  fix({ format }, { text, settings }, t) {
    // Whoever wrote None has decided; only where nothing was said there is one right thing to add.
    if (settings.values['accesslog']) return undefined;
    const line = lineSpan(text, format.statementAt.start);
    const indent = text.slice(line.start, format.statementAt.start);
    if (indent.trim() !== '') return undefined;
    const quote = /^[a-z]*"/i.test(text.slice(format.valueAt.start)) ? '"' : "'";
    const added = `accesslog = ${quote}-${quote}`;
    const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
    return {
      title: t('Write the access log to standard output: {added}', { added }),
      edits: [{ at: span(line.start, line.start), text: `${indent}${added}${lineBreak}` }],
    };
  },
});
