import type { Steps } from '../base/steps.ts';
import { finish } from '../base/steps.ts';
import type { CommandLine } from '../config/command-line.ts';
import type { CommandReader } from '../config/command-lines/index.ts';
import { commandReader } from '../config/command-lines/index.ts';
import { readRules } from '../config/alerts/read-rules.ts';
import type { RuleFile } from '../config/alerts/rule-file.ts';
import type { Rotation } from '../config/rotation/rotation.ts';
import { readRotation } from '../config/rotation/read-rotation.ts';
import { parseConfig, parseSteps } from '../config/parse.ts';
import type { Module } from '../config/read-module.ts';
import { UNREAD_MODULE, moduleSteps } from '../config/read-module.ts';
import type { Tree } from '../config/syntax.ts';
import { isDeeperThan } from '../config/syntax.ts';
import { settingsOf } from '../config/read-settings.ts';
import type { Settings, Value } from '../config/settings.ts';
import { alternatives } from '../config/values.ts';
import { settingByName } from '../gunicorn/settings/index.ts';
import type { Version } from '../gunicorn/version.ts';
import { NEWEST } from '../gunicorn/version.ts';
import { commandDocuments } from './command-documents.ts';
import { fileKind } from './file-kind.ts';
import type { Files } from './files.ts';
import type { FormatInConfig } from './format-in-config.ts';
import { formatInConfig } from './format-in-config.ts';
import type { VersionSource } from './version-source.ts';

/** An open config: its text and everything that was read from it, once. A changed text is a new document. */
export interface ConfigDocument {
  readonly text: string;
  readonly surroundings: Surroundings;
  readonly tree: Tree;
  readonly module: Module;
  readonly settings: Settings;
  /** Every text that is assigned to `access_log_format`, also where a later one wins. */
  readonly formats: readonly FormatInConfig[];
  /** Of a file that runs Gunicorn, such as a `Dockerfile`: each of its command lines, read like a config. */
  readonly commands?: readonly ConfigDocument[];
  /** Of a logrotate file: its blocks. */
  readonly rotation?: Rotation;
  /** Of a rule file of Prometheus: its rules. */
  readonly alerts?: RuleFile;
  /** What such a command line is made of. */
  readonly commandLine?: CommandLine;
  /** Why nothing was read of it: more text, or deeper nesting, than any config has. Absent for all others. */
  readonly unread?: 'text' | 'nesting';
}

/** What a config is read for, and what lies around it. Nothing of it is ever executed. */
export interface Surroundings {
  /** The release of Gunicorn that will read the config. */
  readonly version: Version;
  /** Who said so; undefined where nobody will ask. */
  readonly versionFrom?: VersionSource;
  /** The config's own absolute path, with forward slashes; undefined while it has none. */
  readonly path?: string;
  /** Undefined where no file system can be seen: then nothing is said about files. */
  readonly files?: Files;
}

/** Never throws, half-typed text included. */
export function openDocument(text: string, surroundings?: Surroundings): ConfigDocument {
  return finish(documentSteps(text, surroundings));
}

/** The same in steps, each of which takes a few milliseconds; `before` is the document that was edited. */
export function* documentSteps(
  text: string,
  surroundings: Surroundings = { version: NEWEST },
  before?: ConfigDocument,
): Steps<ConfigDocument> {
  const readCommands = surroundings.path === undefined ? undefined : commandReader(surroundings.path);
  if (readCommands) return commandFileDocument(text, surroundings, readCommands);
  const kind = surroundings.path === undefined ? 'config' : fileKind(surroundings.path, text);
  if (text.length > LARGEST) return unread(text, surroundings, 'text');
  if (kind === 'rotation') return { ...withoutPython(text, surroundings), rotation: readRotation(text) };
  if (kind === 'other') return withoutPython(text, surroundings);
  if (kind === 'alerts') return { ...withoutPython(text, surroundings), alerts: readRules(text) };
  const tree = yield* parseSteps(text, before?.unread ? undefined : before);
  yield;
  if (isDeeperThan(tree, DEEPEST)) return unread(text, surroundings, 'nesting');
  yield;
  const module = yield* moduleSteps(text, tree);
  yield;
  const settings = settingsOf(module);
  const used = new Set(alternatives(settings.values['access_log_format']?.value ?? { kind: 'none' }));
  const formats = module.bindings
    .filter(({ name, isBroken }) => name === 'access_log_format' && !isBroken)
    .flatMap(binding => alternatives(binding.value).map(value => ({ binding, value })))
    .flatMap(({ binding, value }) =>
      value.kind === 'string' ? [formatInConfig(value, binding.valueAt, used.has(value))] : [],
    );
  return { text, surroundings, tree, module, settings, formats };
}

/**
 * In UTF-16 units: more than two thousand lines, where configs have a hundred. What cannot be done in steps takes its longest
 * here, so that it keeps an editor waiting for less than it takes to notice; `docs/performance.md` has the numbers.
 */
export const LARGEST = 100_000;

/** In nodes of the tree. Python itself gives up at 200 brackets. */
const DEEPEST = 300;

/** Of a text that is too large nothing is read, and nothing is said either: it need not have to do with Gunicorn. */
function commandFileDocument(text: string, surroundings: Surroundings, read: CommandReader): ConfigDocument {
  const commands = text.length > LARGEST ? [] : commandDocuments(text, surroundings, read(text));
  const formats = commands.flatMap(command => command.formats);
  return { ...withoutPython(text, surroundings), formats, commands };
}

function withoutPython(text: string, surroundings: Surroundings): ConfigDocument {
  const settings = settingsOf(UNREAD_MODULE);
  return { text, surroundings, tree: parseConfig(''), module: UNREAD_MODULE, settings, formats: [] };
}

function unread(text: string, surroundings: Surroundings, unread: 'text' | 'nesting'): ConfigDocument {
  return { ...withoutPython(text, surroundings), unread };
}

/** The values that Gunicorn may see; its default where the file does not set it, and unknown where that cannot be told. */
export function possibleValues({ settings }: ConfigDocument, name: string): readonly Value[] {
  const set = settings.values[name];
  if (set) return alternatives(set.value);
  if (settings.isDynamic) return [{ kind: 'unknown', because: 'names that are bound out of sight' }];
  const { default: value, defaultFrom } = settingByName(name) ?? {};
  if (typeof value === 'string') return [{ kind: 'string', value }];
  if (typeof value === 'number' && defaultFrom) return [{ kind: 'unknown', because: defaultFrom }];
  if (typeof value === 'number') return [{ kind: 'integer', value }];
  if (typeof value === 'boolean') return [{ kind: 'boolean', value }];
  return [{ kind: 'none' }];
}
