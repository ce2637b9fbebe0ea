import type { ConfigDocument } from '../document.ts';
import { alternatives } from '../../config/values.ts';
import type { Localize } from '../../base/localize.ts';
import { placed, usedLogConfigs, winningSetting } from '../log-config/of-document.ts';
import { refusedIn } from '../log-config/refused.ts';
import { fileNamed } from '../named-files.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

export const brokenLogConfig = rule({
  id: 'broken-log-config',
  says: 'The log config names something that is not there, or lacks something that it needs.',
  severity: 'error',
  explains: `Gunicorn hands \`logconfig_dict\`, \`logconfig_json\` and \`logconfig\` to Python's \`logging.config\` while it starts.
One name that leads nowhere ends the start, with no more than \`Unable to configure logger 'gunicorn.error'\`.
\`gunicorn --check-config\` says nothing of it.

- A dictionary, or a JSON file, lies over Gunicorn's defaults key by key at the top: \`handlers\` of your own replace
  \`console\` and \`error_console\`, which the default loggers still name; \`formatters\` of your own replace \`generic\`,
  which the default handlers still name.
- Levels are upper case for Python.
- A format without a field, or one of braces without \`"style": "{"\`, is refused.
- A file that \`logconfig\` names must be there. One that \`logconfig_json\` names is silently ignored when it is missing,
  and \`logconfig\` with it.

The files are checked where they can be seen, and \`gunicorn-logs check\` takes them too.`,
  bad: `logconfig_dict = {
    'handlers': {'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout'}},
    'root': {'level': 'INFO', 'handlers': ['out']},
}
`,
  good: `logconfig_dict = {
    'handlers': {'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout'}},
    'root': {'level': 'INFO', 'handlers': ['out']},
    'loggers': {
        'gunicorn.error': {'level': 'INFO', 'handlers': ['out']},
        'gunicorn.access': {'level': 'INFO', 'handlers': ['out']},
    },
}
`,

  *check(document, t) {
    yield* missingFile(document, t);
    for (const used of usedLogConfigs(document, t)) {
      for (const found of used.findings) yield placed(used, found, t);
      if (used.findings.length > 0) continue;
      const hasOwnLevels = used.path !== undefined || mayAddLevels(document);
      for (const found of refusedIn(used.config, hasOwnLevels, t)) yield placed(used, found, t);
    }
  },
});

/** Only of relative paths: what is absolute may be there on the machine that Gunicorn runs on. */
function* missingFile(document: ConfigDocument, t: Localize): Iterable<Finding> {
  const setting = winningSetting(document);
  const { files, path } = document.surroundings;
  if (!setting || !files || path === undefined) return;
  for (const value of alternatives(setting.value)) {
    if (value.kind !== 'string' || /^(?:\/|~|[a-z]:)/i.test(value.value)) continue;
    if (fileNamed(document, value.value) !== undefined) continue;
    const values = { file: value.value };
    yield setting.name === 'logconfig'
      ? { at: setting.valueAt, message: t('Gunicorn does not start: there is no log config {file}.', values) }
      : {
          at: setting.valueAt,
          severity: 'warning',
          message: t(
            'There is no file {file}; Gunicorn says nothing of that, and logs as if no log config were set.',
            values,
          ),
        };
  }
}

/** Modules that add no level to `logging`; any other may. */
const INNOCENT = new Set([
  'os',
  'sys',
  'json',
  'logging',
  'multiprocessing',
  'pathlib',
  'socket',
  'time',
  'datetime',
  're',
]);

function mayAddLevels({ text }: ConfigDocument): boolean {
  const imported = Array.from(text.matchAll(/^[ \t]*(?:import|from)[ \t]+(\.*\w*)/gm), ([, name = '']) => name);
  return text.includes('addLevelName') || imported.some(name => !INNOCENT.has(name));
}
