import type { Setting } from './setting.ts';
import type { Version } from './version.ts';
import { isSince } from './version.ts';

/** The setting as a release has it: what it accepts and its default. Releases before 20.0 are taken for 20.0. */
export function settingIn(setting: Setting, version: Version): Setting {
  const later = setting.changed?.find(({ release, before }) => before && !isSince(version, release));
  if (!later?.before) return setting;
  const { choices: _choices, alsoChoices: _alsoChoices, ...rest } = setting;
  return { ...rest, ...later.before };
}
