import type { Localize } from '../base/localize.ts';
import { code, codeBlock } from '../base/markdown.ts';
import type { HookProcessName } from '../gunicorn/hooks.ts';
import { HOOK_PROCESSES } from '../gunicorn/hooks.ts';
import { manualUrl } from '../gunicorn/manual.ts';
import type { Setting } from '../gunicorn/setting.ts';
import { settingIn } from '../gunicorn/setting-history.ts';
import type { Version } from '../gunicorn/version.ts';
import { isSince, versionText } from '../gunicorn/version.ts';

/** Everything our table says about a setting, as Markdown for hovers and completions. */
export function describeSetting(newest: Setting, version: Version, t: Localize): string {
  const setting = settingIn(newest, version);
  const { name, section, summary, detail = [], example, parameters } = setting;
  return [
    `**${code(name)}** — ${section}`,
    ...(parameters ? [codeBlock(`def ${name}(${parameters.join(', ')}):`, 'python')] : []),
    t(summary),
    facts(setting, version, t).join('  \n'),
    ...detail.map(paragraph => t(paragraph)),
    ...(example ? [codeBlock(example, 'python')] : []),
    `[${t("Gunicorn's manual")}](${manualUrl(name, version)})`,
  ].join('\n\n');
}

function facts(
  { kind, default: value, defaultFrom, flags, choices, since, changed = [], deprecatedSince, runsIn }: Setting,
  version: Version,
  t: Localize,
): string[] {
  const lines: string[] = [];
  if (kind !== 'hook') lines.push(t('Default: {value}', { value: code(pythonLiteral(value)) }));
  if (runsIn) lines.push(describeProcess(runsIn, t));
  if (defaultFrom) lines.push(t('Or: {value}', { value: t(defaultFrom) }));
  if (choices) lines.push(t('Values: {values}', { values: choices.map(choice => code(`'${choice}'`)).join(', ') }));
  lines.push(
    flags.length > 0
      ? t('On the command line: {flags}', { flags: flags.map(code).join(', ') })
      : t('Only in a config file'),
  );
  lines.push(
    isSince(version, since)
      ? t('Since Gunicorn {version}', { version: since })
      : t('Since Gunicorn {since}, so not in {version}', { since, version: versionText(version) }),
  );
  for (const { release, means } of changed) {
    lines.push(t('Changed in Gunicorn {version}: {change}', { version: release, change: t(means) }));
  }
  if (deprecatedSince) lines.push(t('Ignored since Gunicorn {version}', { version: deprecatedSince }));
  return lines;
}

export function describeProcess(process: HookProcessName, t: Localize): string {
  return t('Runs in {process}', { process: t(HOOK_PROCESSES[process].means) });
}

export function pythonLiteral(value: Setting['default']): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return pythonText(value);
  if (isList(value)) return `[${value.map(pythonText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${pythonText(key)}: ${pythonText(item)}`);
  return `{${entries.join(', ')}}`;
}

function isList(value: Setting['default']): value is readonly string[] {
  return Array.isArray(value);
}

/** In single quotes, as Python itself shows a text. */
function pythonText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
