import type { Binding } from '../../config/bindings.ts';
import type { Kind } from '../../gunicorn/setting.ts';
import { settingByName } from '../../gunicorn/settings/index.ts';
import { rule } from '../rule.ts';

export const shadowedSetting = rule({
  id: 'shadowed-setting',
  says: 'An import or a loop gives a name to something that Gunicorn takes for the value of a setting.',
  severity: 'error',
  explains: `Gunicorn takes every name of the config that is exactly a setting's, whatever it was meant for: after \`import syslog\`
the setting \`syslog\` is a module, after \`from logging import config\` the path of the config file is one. It refuses
such values and does not start. The variable of a loop, as in \`for user in …\`, stays after the loop with its last value.

Import it under another name. Nothing is said about what comes from modules of the project, which may hold settings.`,
  bad: `import syslog
`,
  good: `import syslog as system_log
`,

  *check({ text, module }, t) {
    for (const [name, { binding }] of module.names) {
      const setting = settingByName(name);
      if (!setting) continue;
      const statement = text.slice(binding.statementAt.start, binding.statementAt.end);
      if (isLoop(binding, statement)) {
        yield {
          at: binding.nameAt,
          severity: 'warning' as const,
          message: t(
            'Gunicorn takes the last value of this loop for the setting {name}; call the variable otherwise.',
            { name },
          ),
        };
      } else if (isOfPython(binding, statement, setting.kind)) {
        yield {
          at: binding.nameAt,
          message: t(
            'Gunicorn takes this import for the setting {name} and does not start; import it under another name.',
            { name },
          ),
        };
      }
    }
  },
});

function isLoop({ how }: Binding, statement: string): boolean {
  return how === 'other' && /^(?:async\s+)?for\b/.test(statement);
}

/** A module, or something of Python's own library, where only functions and classes have names that settings have. */
function isOfPython({ how, name }: Binding, statement: string, kind: Kind): boolean {
  if (how !== 'import' || kind === 'anything') return false;
  const [, from] = /^from\s+([\w.]+)\s+import\b/.exec(statement) ?? [];
  if (from === undefined) return new RegExp(String.raw`^import\b[^#]*\b${name}\b`).test(statement);
  const isFunctionFine = kind === 'hook' || kind === 'class';
  return !isFunctionFine && PYTHON_MODULES.has(from.split('.')[0]!);
}

const PYTHON_MODULES = new Set(
  'asyncio argparse configparser getpass grp importlib inspect json logging multiprocessing os pathlib platform pwd resource shutil signal socket ssl stat string subprocess sys syslog tempfile threading time traceback typing warnings'.split(
    ' ',
  ),
);
