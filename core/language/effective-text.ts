import type { Localize } from '../base/localize.ts';
import { lineStarts, placeOf } from '../base/lines.ts';
import type { EffectiveSetting, Origin } from '../config/effective.ts';
import { pythonText } from '../config/python-text.ts';
import type { Value } from '../config/settings.ts';
import { alternatives } from '../config/values.ts';
import type { Version } from '../gunicorn/version.ts';
import { versionText } from '../gunicorn/version.ts';

/** Everything that Gunicorn will use, as a text to read: what somebody set first, each with its origin, then the defaults. */
export interface EffectiveText {
  readonly version: Version;
  readonly settings: readonly EffectiveSetting[];
  /** The files that origins are in, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** How a file is called where this is shown. */
  readonly nameOf: (path: string) => string;
  /** How Gunicorn is started, such as `Dockerfile:12`; undefined when no command line was found. */
  readonly start: string | undefined;
}

export function effectiveText({ version, settings, texts, nameOf, start }: EffectiveText, t: Localize): string {
  const set = settings.filter(({ origin }) => origin);
  const defaults = settings.filter(({ origin, setting }) => !origin && setting.kind !== 'hook');
  const originOf = (origin: Origin) => originText(origin, texts, nameOf, t);
  const release = { version: versionText(version) };
  return [
    start === undefined
      ? t('# What Gunicorn {version} uses when it is started without arguments. Nothing was run to find out.', release)
      : t('# What Gunicorn {version} uses when {start} starts it. Nothing was run to find out.', { ...release, start }),
    t('# … stands for what only running it tells.'),
    '',
    t('# Set: {count}', { count: set.length }),
    ...aligned(set.map(({ setting, value, origin }) => [line(setting.name, value), originOf(origin!)])),
    '',
    t("# Gunicorn's defaults: {count}", { count: defaults.length }),
    ...defaults.map(({ setting, value }) => line(setting.name, value)),
    '',
  ].join('\n');
}

function line(name: string, value: Value): string {
  return `${name} = ${alternatives(value).map(shown).join(' | ')}`;
}

const shown = (value: Value) => (value.kind === 'callable' ? `${value.what} …` : (pythonText(value) ?? '…'));

function originText(
  { from, path, at }: Origin,
  texts: EffectiveText['texts'],
  nameOf: (path: string) => string,
  t: Localize,
): string {
  if (from === 'environment') return t('# the environment');
  const text = path === undefined ? undefined : texts.get(path);
  if (path === undefined || text === undefined || !at) return `# ${from}`;
  const place = `${nameOf(path)}:${placeOf(lineStarts(text), at.start).line + 1}`;
  return from === 'config' ? `# ${place}` : `# ${place}, ${from === 'command line' ? t('command line') : from}`;
}

/** Beyond this a long value no longer pushes the origins of the others to the right. */
const WIDEST = 60;

function aligned(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.min(WIDEST, Math.max(0, ...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
}
