import { placed, workingLogConfigs } from '../log-config/of-document.ts';
import { doubledIn } from '../log-config/paths-of-lines.ts';
import { rule } from '../rule.ts';

export const doubledLogLines = rule({
  id: 'doubled-log-lines',
  says: 'Lines come out twice: a logger of Gunicorn writes them and hands them on to one that writes them again.',
  severity: 'warning',
  explains: `Gunicorn's default log config, which lies under \`logconfig_dict\` and \`logconfig_json\`, sets \`propagate\` to \`True\`
for \`gunicorn.error\` and \`gunicorn.access\` and gives the root logger the handler \`console\`. So
\`logconfig_dict = {'version': 1}\` writes every access line twice to standard output, and every error line to standard
error and to standard output.

Without a word on \`propagate\` a dictionary leaves it off. In ini files it is on unless \`propagate=0\` is said.
Where the config leaves the loggers to the defaults this is information, elsewhere a warning. Two streams count as one place, because a container or a terminal brings them together; handlers with a filter or with a
level above \`INFO\` are left out.`,
  bad: `logconfig_dict = {'version': 1}
`,
  good: `logconfig_dict = {
    'loggers': {
        'gunicorn.error': {'level': 'INFO', 'handlers': ['error_console']},
        'gunicorn.access': {'level': 'INFO', 'handlers': ['console']},
    },
}
`,

  *check(document, t) {
    for (const used of workingLogConfigs(document, t)) {
      for (const found of doubledIn(used.config, t)) yield placed(used, found, t);
    }
  },
});
