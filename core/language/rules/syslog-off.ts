import { isTrue } from '../../config/values.ts';
import { isOn } from '../access-log.ts';
import { rule } from '../rule.ts';

export const syslogOff = rule({
  id: 'syslog-off',
  says: 'How to write to syslog is set, but nothing turns syslog on.',
  severity: 'information',
  tag: 'unnecessary',
  explains: `Gunicorn does not even look at \`syslog_addr\`, \`syslog_facility\`, \`syslog_prefix\` and
\`disable_redirect_access_to_syslog\` while \`syslog\` is \`False\`, its default. A mistake in them shows on the day that it is
turned on.

It is no more than information, because \`--log-syslog\` on the command line turns it on too.`,
  bad: `syslog_addr = 'udp://logs.example:514'
`,
  good: `syslog = True
syslog_addr = 'udp://logs.example:514'
`,

  *check(document, t) {
    if (isOn(document, 'syslog') !== false) return;
    for (const setting of ONLY_FOR_SYSLOG) {
      const given = document.settings.values[setting];
      if (!given || isTrue(given.value) === false) continue;
      yield { at: given.nameAt, message: t('{setting} has no effect: syslog is off.', { setting }) };
    }
  },
});

const ONLY_FOR_SYSLOG = ['syslog_addr', 'syslog_facility', 'syslog_prefix', 'disable_redirect_access_to_syslog'];
