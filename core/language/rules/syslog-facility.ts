import { closest } from '../../base/closest.ts';
import { SYSLOG_FACILITIES } from '../../gunicorn/syslog-facilities.ts';
import { isOn } from '../access-log.ts';
import { editText } from '../edit-text.ts';
import { rule } from '../rule.ts';
import { noneValue, textValues } from '../text-values.ts';

export const syslogFacility = rule({
  id: 'syslog-facility',
  says: 'The syslog facility is none that Gunicorn knows, so it does not start.',
  severity: 'error',
  explains: `\`syslog_facility\` is a name such as \`user\`, \`daemon\` or \`local0\` to \`local7\`, in upper or lower case. Another word
ends with \`unknown facility name\` as soon as \`syslog\` is on. \`LOG_LOCAL0\`, as C and Python's \`syslog\` say it, is another
word, too.`,
  bad: `syslog = True
syslog_facility = 'LOG_LOCAL0'
`,
  good: `syslog = True
syslog_facility = 'local0'
`,

  *check(document, t) {
    if (isOn(document, 'syslog') !== true) return;
    const none = noneValue(document, 'syslog_facility');
    if (none) {
      yield {
        at: none.at,
        message: none.isCertain
          ? t('Without a syslog facility Gunicorn does not start; leave syslog_facility out for the default.')
          : t('syslog_facility may be None here, and then Gunicorn does not start.'),
        severity: none.isCertain ? ('error' as const) : ('warning' as const),
        text: undefined,
      };
    }
    for (const given of textValues(document, 'syslog_facility')) {
      const folded = given.value.toLowerCase();
      if (SYSLOG_FACILITIES.includes(folded)) continue;
      const word = folded.replace(/^log_/, '');
      const nearest = closest(word, SYSLOG_FACILITIES);
      // Which of the eight was meant by another number, nobody can tell.
      const isOneRight = nearest !== undefined && (nearest === word || !/^local\d+$/.test(word));
      const name = given.value;
      yield {
        ...given,
        message: nearest
          ? t('Gunicorn knows no syslog facility "{name}" and does not start; "{nearest}" is one.', { name, nearest })
          : t('Gunicorn knows no syslog facility "{name}" and does not start.', { name }),
        severity: given.isCertain ? ('error' as const) : ('warning' as const),
        right: isOneRight ? nearest : undefined,
      };
    }
  },

  fix(found, _document, t) {
    const edit = found.text && found.right ? editText(found.text, found.whole, found.right) : undefined;
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});
