import { placed, workingLogConfigs } from '../log-config/of-document.ts';
import { silencedIn } from '../log-config/paths-of-lines.ts';
import { rule } from '../rule.ts';

export const silencedLog = rule({
  id: 'silenced-log',
  says: 'Lines of Gunicorn go nowhere, because the log config turns their logger off or leaves it without handlers.',
  severity: 'warning',
  explains: `Gunicorn makes its loggers \`gunicorn.error\` and \`gunicorn.access\` before it reads the log config.

- \`disable_existing_loggers\` turns both off, unless \`loggers\` has them or \`gunicorn\`. That is what happens where the
  \`LOGGING\` of Django is used as it is.
- A logger that is configured loses the handlers it had. Gunicorn has turned its \`propagate\` off, so one without
  \`handlers\` and without \`propagate\` writes nowhere.
- Access lines have the level \`INFO\`. A higher level of \`gunicorn.access\` leaves none.

Nothing is said where \`handlers\` is an empty list: whoever writes that wants silence.`,
  bad: `logconfig_dict = {
    'disable_existing_loggers': True,
    'loggers': {'django': {'level': 'INFO', 'handlers': ['console']}},
}
`,
  good: `logconfig_dict = {
    'disable_existing_loggers': False,
    'loggers': {'django': {'level': 'INFO', 'handlers': ['console']}},
}
`,

  *check(document, t) {
    for (const used of workingLogConfigs(document, t)) {
      for (const found of silencedIn(used.config, t)) yield placed(used, found, t);
    }
  },
});
