import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { placed, workingLogConfigs } from '../log-config/of-document.ts';
import { rotatingIn } from '../log-config/paths-of-lines.ts';
import { rule } from '../rule.ts';

export const unsafeRotatingHandler = rule({
  id: 'unsafe-rotating-handler',
  says: 'A handler rotates its file by itself, while several workers write to it.',
  severity: 'warning',
  explains: `\`RotatingFileHandler\` and \`TimedRotatingFileHandler\` know nothing of other processes. Each worker renames the file when it
thinks it is time, and the others go on writing to the renamed one, or rename it once more. Of 20,000 lines that four
processes wrote, 18,538 were left.

\`logging.handlers.WatchedFileHandler\` opens the file again when \`logrotate\` has moved it. Or write to standard output and
let systemd or the container keep the log. Where \`workers\` is 1, is not set, or cannot be told, nothing is said.`,
  bad: `workers = 4
logconfig_dict = {
    'handlers': {
        'file': {
            'class': 'logging.handlers.RotatingFileHandler',
            'filename': '/var/log/gunicorn/access.log',
            'maxBytes': 10_000_000,
        },
        'error_console': {'class': 'logging.StreamHandler'},
    },
    'root': {'handlers': ['error_console']},
    'loggers': {
        'gunicorn.access': {'handlers': ['file']},
        'gunicorn.error': {'handlers': ['error_console']},
    },
}
`,
  good: `workers = 4
logconfig_dict = {
    'handlers': {
        'file': {
            'class': 'logging.handlers.WatchedFileHandler',
            'filename': '/var/log/gunicorn/access.log',
        },
        'error_console': {'class': 'logging.StreamHandler'},
    },
    'root': {'handlers': ['error_console']},
    'loggers': {
        'gunicorn.access': {'handlers': ['file']},
        'gunicorn.error': {'handlers': ['error_console']},
    },
}
`,

  *check(document, t) {
    if (!hasSeveralWorkers(document)) return;
    for (const used of workingLogConfigs(document, t)) {
      for (const found of rotatingIn(used.config, t)) yield placed(used, found, t);
    }
  },
});

/** Twice the number of cores, as most configs have it, is more than one on every machine. */
function hasSeveralWorkers(document: ConfigDocument): boolean {
  const setting = document.settings.values['workers'];
  if (!setting) return false;
  const expression = document.text.slice(setting.valueAt.start, setting.valueAt.end);
  if (/^[\w.]*cpu_count\(\)\s*\*\s*[2-9]\b/.test(expression)) return true;
  if (/^[2-9]\s*\*\s*[\w.]*cpu_count\(\)/.test(expression)) return true;
  return possibleValues(document, 'workers').every(value => value.kind === 'integer' && value.value > 1);
}
