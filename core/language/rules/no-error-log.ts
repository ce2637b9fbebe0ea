import { isOn } from '../access-log.ts';
import { rule } from '../rule.ts';
import { noneValue } from '../text-values.ts';

export const noErrorLog = rule({
  id: 'no-error-log',
  says: 'Without an error log, messages below warning are lost, and the others come without time and process.',
  severity: 'information',
  explains: `\`errorlog = None\` leaves Gunicorn's error logger without a handler. Python then writes warnings and errors to standard
error as bare text, and everything below is gone, the line about the address it listens on too. The default is \`'-'\`,
standard error.

Nothing is said where a logging config or syslog may bring a handler.`,
  bad: `errorlog = None
`,
  good: `errorlog = '-'
`,

  *check(document, t) {
    const none = noneValue(document, 'errorlog');
    if (!none?.isCertain || !HANDLERS.every(name => isOn(document, name) === false)) return;
    yield {
      at: none.at,
      message: t(
        'With errorlog = None, messages below warning are lost, and the others come without time and process id.',
      ),
    };
  },

  fix: ({ at }, _document, t) => ({ title: t('Use {right}', { right: "'-'" }), edits: [{ at, text: "'-'" }] }),
});

const HANDLERS = ['logconfig', 'logconfig_dict', 'logconfig_json', 'syslog', 'capture_output'];
