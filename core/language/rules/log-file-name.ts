import { editText } from '../edit-text.ts';
import { rule } from '../rule.ts';
import { textValues } from '../text-values.ts';

export const logFileName = rule({
  id: 'log-file-name',
  says: 'The name of a stream is given as a log, and Gunicorn makes a file of that name.',
  severity: 'warning',
  explains: `To Gunicorn \`'stdout'\` is a path like any other: it writes a file \`stdout\` into the folder it was started in. The
terminal is \`'-'\`: for \`accesslog\` that is standard output, for \`errorlog\` standard error. The other way round,
\`/dev/stdout\` and \`/dev/stderr\` work. No access log is \`None\`, not \`'None'\`.`,
  bad: `accesslog = 'stdout'
`,
  good: `accesslog = '-'
`,

  *check(document, t) {
    for (const [setting, dash] of Object.entries(DASHES)) {
      for (const { value, at, text, whole } of textValues(document, setting)) {
        const meant = MEANT.get(value.toLowerCase());
        if (meant === undefined) continue;
        const right = meant === dash || meant === 'terminal' ? '-' : meant && `/dev/${meant}`;
        yield {
          at,
          message: right
            ? t('Gunicorn writes {setting} to a file called "{value}"; write "{right}".', { setting, value, right })
            : t('Gunicorn writes {setting} to a file called "{value}"; None without quotes is no log.', {
                setting,
                value,
              }),
          text,
          whole,
          right,
        };
      }
    }
  },

  fix({ text, whole, right }, _document, t) {
    const edit = right ? editText(text, whole, right) : undefined;
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});

/** What `-` stands for. */
const DASHES: Readonly<Record<string, string>> = { accesslog: 'stdout', errorlog: 'stderr' };

/** Empty: no log at all. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['stdout', 'stdout'],
  ['sys.stdout', 'stdout'],
  ['stderr', 'stderr'],
  ['sys.stderr', 'stderr'],
  ['console', 'terminal'],
  ['none', ''],
  ['null', ''],
  ['false', ''],
]);
