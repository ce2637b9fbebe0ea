import type { SettingValue } from '../../config/settings.ts';
import type { Localize } from '../../base/localize.ts';
import { alternatives, isTrue } from '../../config/values.ts';
import { settingByName } from '../../gunicorn/settings/index.ts';
import { isSince } from '../../gunicorn/version.ts';
import { hasOwnLogger } from '../dialect.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { fileNamed } from '../named-files.ts';
import type { Finding } from '../rule.ts';
import type { ReadLogConfig } from './check-file.ts';
import { readLogConfigFile } from './check-file.ts';
import type { LogConfigFinding } from './log-config.ts';
import { overDefaults } from './log-config.ts';
import { nodeOfValue } from './node.ts';
import { refusedIn } from './refused.ts';

/** A log config that Gunicorn may come to use, and the setting that gives or names it. */
export interface UsedLogConfig extends ReadLogConfig {
  readonly setting: SettingValue;
  /** The file it was read from; undefined where it stands in the config itself. */
  readonly path?: string;
}

/** In the order in which Gunicorn looks at them: the first that is set wins. */
export const LOG_CONFIG_SETTINGS = ['logconfig_dict', 'logconfig_json', 'logconfig'] as const;

/** Those of the setting that wins, as far as that can be told; a logger of the project's own may use none of them. */
export function usedLogConfigs(document: ConfigDocument, t: Localize): readonly UsedLogConfig[] {
  const winner = winningSetting(document);
  if (!winner || !hasOwnLogger(document)) return [];
  return alternatives(winner.value).flatMap((value): UsedLogConfig[] => {
    if (winner.name === 'logconfig_dict') {
      const node = nodeOfValue(value);
      if (node.kind !== 'map' || isTrue(value) !== true) return [];
      return [{ setting: winner, config: overDefaults(node), findings: [] }];
    }
    const path = value.kind === 'string' ? fileNamed(document, value.value) : undefined;
    const text = path === undefined ? undefined : document.surroundings.files?.text(path);
    if (path === undefined || text === undefined) return [];
    const kind = winner.name === 'logconfig' ? 'ini' : 'json';
    return [{ setting: winner, path, ...readLogConfigFile(text, kind, t) }];
  });
}

/** Those that Gunicorn starts with: of the others there is worse to say. */
export function workingLogConfigs(document: ConfigDocument, t: Localize): readonly UsedLogConfig[] {
  return usedLogConfigs(document, t).filter(
    ({ config, findings }) => findings.length === 0 && refusedIn(config, true, t).length === 0,
  );
}

/** The first log config that is set for sure. Undefined where none is, or where one before it may be. */
export function winningSetting(document: ConfigDocument): SettingValue | undefined {
  for (const name of settingsOf(document)) {
    const values = possibleValues(document, name).map(isTrue);
    if (values.every(value => value === false)) continue;
    return values.every(value => value === true) ? document.settings.values[name] : undefined;
  }
  return undefined;
}

/** Those that the release knows. */
export function settingsOf({ surroundings }: ConfigDocument): readonly string[] {
  return LOG_CONFIG_SETTINGS.filter(name => isSince(surroundings.version, settingByName(name)?.since ?? '0'));
}

/** Puts a finding where the config can show it: in its dictionary, or at the name of the file. */
export function placed({ setting, path }: UsedLogConfig, found: LogConfigFinding, t: Localize): Finding {
  const { at, message, isOfWhole } = found;
  const severity = found.severity && { severity: found.severity };
  if (path !== undefined) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const said = t('In {file}: {message}', { file, message });
    return { at: setting.valueAt, ...severity, message: said, related: at ? [{ path, at, message }] : [] };
  }
  const related = isOfWhole && at ? [{ at, message: t('What Gunicorn has of its own is replaced here.') }] : [];
  return { at: (isOfWhole ? undefined : at) ?? setting.nameAt, ...severity, message, related };
}
