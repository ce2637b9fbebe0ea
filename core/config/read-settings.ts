import { settingByName } from '../gunicorn/settings/index.ts';
import type { Setting } from '../gunicorn/setting.ts';
import { parseConfig } from './parse.ts';
import type { Module } from './read-module.ts';
import { readModule } from './read-module.ts';
import type { Settings, SettingValue, Value } from './settings.ts';
import { NONE, boolean, either, unknown } from './values.ts';

/** The settings that Gunicorn will use of this file. Never throws. */
export function readSettings(text: string): Settings {
  return settingsOf(readModule(text, parseConfig(text)));
}

/** Gunicorn takes every name of the module that is exactly a setting's, whatever bound it; all others it ignores. */
export function settingsOf({ names, isDynamic }: Module): Settings {
  const values: Record<string, SettingValue> = {};
  for (const [name, { value, binding, maybeUnbound }] of names) {
    const setting = settingByName(name);
    if (!setting) continue;
    values[name] = {
      name,
      value: maybeUnbound ? either([value, defaultOf(setting)]) : value,
      nameAt: binding.nameAt,
      valueAt: binding.valueAt,
    };
  }
  return { values, isDynamic };
}

function defaultOf(setting: Setting): Value {
  if (setting.kind === 'hook') return unknown('a function of Gunicorn that does nothing');
  if (setting.defaultFrom) return unknown('a default that depends on the machine');
  return valueOf(setting.default);
}

function valueOf(plain: Setting['default']): Value {
  if (plain === null) return NONE;
  if (typeof plain === 'string') return { kind: 'string', value: plain };
  if (typeof plain === 'number') return { kind: 'integer', value: plain };
  if (typeof plain === 'boolean') return boolean(plain);
  if (isList(plain)) return { kind: 'list', items: plain.map(valueOf) };
  return {
    kind: 'dictionary',
    entries: Object.entries(plain).map(([key, value]) => [valueOf(key), valueOf(value)]),
  };
}

function isList(plain: Setting['default']): plain is readonly string[] {
  return Array.isArray(plain);
}
