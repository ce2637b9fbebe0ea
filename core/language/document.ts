import type { Tree } from '../config/syntax.ts';
import { parseConfig } from '../config/parse.ts';
import type { Module } from '../config/read-module.ts';
import { readModule } from '../config/read-module.ts';
import { settingsOf } from '../config/read-settings.ts';
import type { Settings, Value } from '../config/settings.ts';
import { alternatives } from '../config/values.ts';
import { settingByName } from '../gunicorn/settings/index.ts';
import type { Version } from '../gunicorn/version.ts';
import { NEWEST } from '../gunicorn/version.ts';
import type { Files } from './files.ts';
import type { FormatInConfig } from './format-in-config.ts';
import { formatInConfig } from './format-in-config.ts';

/** An open config: its text and everything that was read from it, once. A changed text is a new document. */
export interface ConfigDocument {
  readonly text: string;
  readonly surroundings: Surroundings;
  readonly tree: Tree;
  readonly module: Module;
  readonly settings: Settings;
  /** Every text that is assigned to `access_log_format`, also where a later one wins. */
  readonly formats: readonly FormatInConfig[];
}

/** What a config is read for, and what lies around it. Nothing of it is ever executed. */
export interface Surroundings {
  /** The release of Gunicorn that will read the config. */
  readonly version: Version;
  /** The config's own absolute path, with forward slashes; undefined while it has none. */
  readonly path?: string;
  /** Undefined where no file system can be seen: then nothing is said about files. */
  readonly files?: Files;
}

/** Never throws, half-typed text included. */
export function openDocument(text: string, surroundings: Surroundings = { version: NEWEST }): ConfigDocument {
  const tree = parseConfig(text);
  const module = readModule(text, tree);
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

/** The values that Gunicorn may see; its default where the file does not set it, and unknown where that cannot be told. */
export function possibleValues({ settings }: ConfigDocument, name: string): readonly Value[] {
  const set = settings.values[name];
  if (set) return alternatives(set.value);
  if (settings.isDynamic) return [{ kind: 'unknown', because: 'names that are bound out of sight' }];
  const value = settingByName(name)?.default;
  if (typeof value === 'string') return [{ kind: 'string', value }];
  if (typeof value === 'boolean') return [{ kind: 'boolean', value }];
  return [{ kind: 'none' }];
}
