import { isOn } from '../access-log.ts';
import { editText } from '../edit-text.ts';
import { rule } from '../rule.ts';
import { textValues } from '../text-values.ts';

export const syslogPrefix = rule({
  id: 'syslog-prefix',
  says: 'The prefix for syslog begins with gunicorn, which Gunicorn puts in front of it anyway.',
  severity: 'information',
  explains: `Messages carry the tag \`gunicorn.\`, then the prefix, then \`.error\` or \`.access\`. With \`syslog_prefix = 'gunicorn'\` that
makes \`gunicorn.gunicorn.error\`. Without a prefix the name of the process stands there.`,
  bad: `syslog = True
syslog_prefix = 'gunicorn.shop'
`,
  good: `syslog = True
syslog_prefix = 'shop'
`,

  *check(document, t) {
    if (isOn(document, 'syslog') === false) return;
    for (const given of textValues(document, 'syslog_prefix')) {
      const { value: prefix } = given;
      if (!/^gunicorn(?:\.|$)/.test(prefix)) continue;
      yield { ...given, message: t('The tag in syslog becomes "gunicorn.{prefix}.error".', { prefix }) };
    }
  },

  fix({ text, whole, value }, _document, t) {
    const right = value.slice('gunicorn.'.length);
    const edit = right ? editText(text, whole, right) : undefined;
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});
