import type { Span } from '../base/spans.ts';
import type { Kind, Setting } from '../gunicorn/setting.ts';
import { settingIn } from '../gunicorn/setting-history.ts';
import { SETTINGS } from '../gunicorn/settings/index.ts';
import type { Version } from '../gunicorn/version.ts';
import { isSince } from '../gunicorn/version.ts';
import type { Settings, SettingValue, Value } from './settings.ts';
import { NONE, alternatives, boolean, either, unknown } from './values.ts';

/** Where settings come from. Each of these overrules those before it. */
export interface Layer {
  readonly from: 'config' | 'GUNICORN_CMD_ARGS' | 'command line';
  /** The file that it was read of; undefined when it was typed. */
  readonly path?: string;
  readonly settings: Settings;
}

export interface EffectiveSetting {
  readonly setting: Setting;
  /** As Gunicorn keeps it: `'3'` has become 3. */
  readonly value: Value;
  /** Undefined where it is Gunicorn's own default. */
  readonly origin: Origin | undefined;
}

export interface Origin {
  readonly from: Layer['from'] | 'environment';
  readonly path?: string;
  /** In that file; a variable of the environment has none. */
  readonly at?: Span;
}

export interface Start {
  readonly version: Version;
  /** Lowest first. */
  readonly layers: readonly Layer[];
  /** The variables that Gunicorn makes defaults of, as far as they are known. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder where it is started; undefined when that cannot be told. */
  readonly folder?: string;
}

/** What every setting is in the end, in the order of Gunicorn's own list of names. */
export function effectiveSettings({ version, layers, environment = {}, folder }: Start): readonly EffectiveSetting[] {
  return SETTINGS.filter(({ since }) => isSince(version, since))
    .map(setting => settingIn(setting, version))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(setting => {
      let found = ofEnvironment(setting, environment) ?? {
        setting,
        value: defaultOf(setting, folder),
        origin: undefined,
      };
      for (const layer of layers) found = overruled(found, layer);
      return found;
    });
}

function overruled(before: EffectiveSetting, { from, path, settings }: Layer): EffectiveSetting {
  const { setting } = before;
  const set: SettingValue | undefined = settings.values[setting.name];
  if (!set) return settings.isDynamic ? { ...before, value: unknown('what only running it tells') } : before;
  const value = either(alternatives(set.value).map(one => kept(setting, one)));
  return { setting, value, origin: { from, ...(path !== undefined && { path }), at: set.nameAt } };
}

/** Three variables become defaults as Gunicorn starts. */
function ofEnvironment(setting: Setting, variables: Readonly<Record<string, string>>): EffectiveSetting | undefined {
  const row = VARIABLES[setting.name];
  const text = row && variables[row.variable];
  if (row === undefined || text === undefined) return undefined;
  return { setting, value: kept(setting, { kind: 'string', value: row.means(text) }), origin: { from: 'environment' } };
}

const VARIABLES: Readonly<Record<string, { readonly variable: string; readonly means: (text: string) => string }>> = {
  bind: { variable: 'PORT', means: port => `0.0.0.0:${port}` },
  workers: { variable: 'WEB_CONCURRENCY', means: count => count },
  forwarded_allow_ips: { variable: 'FORWARDED_ALLOW_IPS', means: addresses => addresses },
};

function defaultOf(setting: Setting, folder: string | undefined): Value {
  if (setting.name === 'chdir' && folder !== undefined) return { kind: 'string', value: folder };
  if (setting.kind === 'hook') return unknown('a function of Gunicorn that does nothing');
  const value = valueOf(setting.default);
  const isComputed = setting.defaultFrom !== undefined && !(setting.name in VARIABLES);
  return isComputed ? unknown('a default that depends on the machine') : kept(setting, value);
}

function valueOf(plain: Setting['default']): Value {
  if (plain === null) return NONE;
  if (typeof plain === 'string') return { kind: 'string', value: plain };
  if (typeof plain === 'number') return { kind: 'integer', value: plain };
  if (typeof plain === 'boolean') return boolean(plain);
  if (isTexts(plain)) return { kind: 'list', items: plain.map(valueOf) };
  return { kind: 'dictionary', entries: Object.entries(plain).map(([key, value]) => [valueOf(key), valueOf(value)]) };
}

const isTexts = (plain: Setting['default']): plain is readonly string[] => Array.isArray(plain);

/** A value as the setting's validator leaves it; one that it refuses stays as it is, for Gunicorn does not start. */
function kept({ kind }: Setting, value: Value): Value {
  return (BY_KIND[kind] ?? stripped)(value);
}

const unchanged = (value: Value) => value;

/** All other kinds are texts, and lose the blanks around them. */
const BY_KIND: Partial<Readonly<Record<Kind, (value: Value) => Value>>> = {
  integer: keptInteger,
  boolean: keptBoolean,
  strings: keptList,
  files: keptList,
  addresses: keptCommaList,
  'comma-list': keptCommaList,
  hook: unchanged,
  anything: unchanged,
  user: unchanged,
  group: unchanged,
  dictionary: unchanged,
};

function keptInteger(value: Value): Value {
  if (value.kind === 'boolean') return { kind: 'integer', value: Number(value.value) };
  return value.kind === 'string' && /^\s*\d+\s*$/.test(value.value)
    ? { kind: 'integer', value: Number(value.value) }
    : value;
}

function keptBoolean(value: Value): Value {
  const word = value.kind === 'string' ? value.value.trim().toLowerCase() : '';
  return word === 'true' || word === 'false' ? boolean(word === 'true') : value;
}

function keptList(value: Value): Value {
  if (value.kind === 'none' || (value.kind === 'string' && value.value === '')) return { kind: 'list', items: [] };
  if (value.kind === 'string') return { kind: 'list', items: [stripped(value)] };
  return value.kind === 'list' ? { kind: 'list', items: value.items.map(stripped) } : value;
}

function keptCommaList(value: Value): Value {
  if (value.kind === 'none') return { kind: 'list', items: [] };
  if (value.kind !== 'string') return value;
  const items = value.value.trim().split(',').filter(Boolean);
  return { kind: 'list', items: items.map(item => ({ kind: 'string', value: item.trim() })) };
}

function stripped(value: Value): Value {
  return value.kind === 'string' ? { kind: 'string', value: value.value.trim() } : value;
}
