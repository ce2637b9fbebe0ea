import { readCommandLine } from '../config/command-line.ts';
import type { CommandLine } from '../config/command-line.ts';
import type { GunicornCommand } from '../config/command-lines/gunicorn-commands.ts';
import { parseConfig } from '../config/parse.ts';
import type { Module } from '../config/read-module.ts';
import type { Settings, SettingValue } from '../config/settings.ts';
import type { Binding } from '../config/bindings.ts';
import type { ConfigDocument, Surroundings } from './document.ts';
import { formatInConfig } from './format-in-config.ts';

/** The rules that judge what a setting is, however it was set, and mend it without words of Python. */
export const COMMAND_RULES: ReadonlySet<string> = new Set([
  'absent-under-asgi',
  'bind-address',
  'constant-line',
  'doubled-brackets',
  'duration-unit',
  'fraction-always-zero',
  'impossible-header',
  'json-template-unsafe',
  'line-injection',
  'literal-percent',
  'logged-secret',
  'malformed-atom',
  'missing-duration',
  'multi-line-record',
  'no-peer-address',
  'no-workers',
  'not-a-network',
  'refused-argument',
  'statsd-address',
  'syslog-address',
  'syslog-facility',
  'unknown-atom',
  'unknown-choice',
  'unknown-log-level',
  'unknown-logger-class',
  'unknown-worker-class',
  'unwrapped-atom',
  'value-out-of-range',
  'worker-writes-otherwise',
  'wrong-conversion',
]);

/** Whether a file of a kind that may run Gunicorn does. */
export function runsGunicorn({ commands = [] }: ConfigDocument): boolean {
  return commands.length > 0;
}

/** The command lines of a file, read as if each were a config. What another of them sets is out of sight for it. */
export function commandDocuments(
  text: string,
  surroundings: Surroundings,
  commands: readonly GunicornCommand[],
): readonly ConfigDocument[] {
  const hasConfig = hasDefaultConfig(surroundings);
  const isRun = commands.some(({ from }) => from === 'command');
  const lines = commands.map(({ from, words }) => ({ from, line: readCommandLine(words, surroundings.version) }));
  return lines.map(({ from, line }) => {
    const others = lines.filter(other => other.from !== from);
    const isAlone = isRun && !hasConfig && others.every(other => leavesLogging(other.line));
    return commandDocument(text, surroundings, line, isAlone);
  });
}

/** Whether who writes the access log is left to the other line: what the variable says and what stands behind the name add up. */
function leavesLogging({ settings: { values, isDynamic } }: CommandLine): boolean {
  return !isDynamic && !DECIDING.some(name => name in values);
}

const DECIDING = ['config', 'worker_class', 'logger_class'];

function commandDocument(
  text: string,
  surroundings: Surroundings,
  commandLine: CommandLine,
  isAlone: boolean,
): ConfigDocument {
  const { uses } = commandLine;
  const { values } = commandLine.settings;
  const isDynamic = commandLine.settings.isDynamic === true || !isAlone || 'config' in values;
  const settings: Settings = { values, isDynamic };
  const formats = uses.flatMap(use =>
    use.name === 'access_log_format' && use.value.kind === 'string'
      ? [formatInConfig(use.value, use.valueAt, values[use.name] === use)]
      : [],
  );
  return {
    text,
    surroundings,
    tree: parseConfig(''),
    module: moduleOf(uses, isDynamic),
    settings,
    formats,
    commandLine,
  };
}

function moduleOf(uses: readonly SettingValue[], isDynamic: boolean): Module {
  const bindings = uses.map(bindingOf);
  const names = new Map(
    bindings.map(binding => [binding.name, { value: binding.value, binding, maybeUnbound: false }]),
  );
  return { bindings, names, isDynamic, uses: new Map() };
}

function bindingOf({ name, value, nameAt, valueAt }: SettingValue): Binding {
  const block = { isTopLevel: true, isTried: false };
  return { name, nameAt, valueAt, value, how: 'other', statementAt: nameAt, isPlain: false, isBroken: false, block };
}

/** Gunicorn reads `gunicorn.conf.py` where it is started, and that is most often the folder of such files. */
function hasDefaultConfig({ path, files }: Surroundings): boolean {
  if (path === undefined || !files) return false;
  return files.kind(`${path.slice(0, path.lastIndexOf('/'))}/gunicorn.conf.py`) === 'file';
}
