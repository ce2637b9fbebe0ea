import type { AnalyzeOptions } from '../core/analysis/node/analyze-file.ts';
import { encodingNamed } from '../core/analysis/encoding.ts';
import type { Localize } from '../core/base/localize.ts';
import type { Settings } from '../core/config/settings.ts';
import { NO_SETTINGS } from '../core/config/settings.ts';
import { settingByName } from '../core/gunicorn/settings/index.ts';
import type { Arguments, Io, Option } from './command.ts';
import { textOption } from './command.ts';
import { readConfig } from './read-config.ts';

/** How the lines of the logs are read. */
export const FORMAT_OPTIONS: Readonly<Record<'config' | 'access-log-format' | 'encoding', Option>> = {
  config: { type: 'string', value: 'FILE', says: 'The gunicorn.conf.py whose access_log_format wrote the log.' },
  'access-log-format': {
    type: 'string',
    value: 'TEXT',
    says: 'The format itself; wins over --config. Without either, the lines tell.',
  },
  encoding: {
    type: 'string',
    value: 'NAME',
    says: 'What the logs are written in, such as gbk or latin1: UTF-8 unless said, or unless UTF-16 says so itself.',
  },
};

/** The format that the options name, and what else the config says; why it did not decide is told. */
export async function namedFormat(
  args: Arguments,
  { t, note }: Io,
): Promise<(Pick<NamedFormat, 'format'> & { readonly settings: Settings }) | { readonly failure: string }> {
  const config = textOption(args, 'config');
  const settings = config === undefined ? NO_SETTINGS : await readConfig(config, t);
  if ('failure' in settings) return settings;
  const text = textOption(args, 'access-log-format');
  if (text !== undefined) return { format: { text, from: 'option' }, settings };
  if (config === undefined) return { format: null, settings };
  const named = formatOfConfig(config, settings, t);
  if (named.note !== null) note(named.note);
  return { format: named.format, settings };
}

/** What somebody says the format of the logs is; null: nobody, so the content decides. */
export interface NamedFormat {
  readonly format: AnalyzeOptions['format'];
  /** Localized: why the config did not decide, where it did not. */
  readonly note: string | null;
}

/** The format of a config, which is Gunicorn's default when the config does not set it. */
export function formatOfConfig(path: string, { values, isDynamic }: Settings, t: Localize): NamedFormat {
  const set = values[SETTING]?.value;
  if (set?.kind === 'string') return { format: { text: set.value, from: 'config' }, note: null };
  if (set || isDynamic) {
    const note = t(
      'Only running {path} would tell its access_log_format, so the format is taken from the lines of the log.',
      { path },
    );
    return { format: null, note };
  }
  const standard = settingByName(SETTING)?.default;
  if (typeof standard !== 'string') return { format: null, note: null };
  const note = t("{path} does not set access_log_format, so the lines are read in Gunicorn's default format.", {
    path,
  });
  return { format: { text: standard, from: 'config' }, note };
}

const SETTING = 'access_log_format';

/** What `--encoding` says, by the decoder's name; null when nothing. */
export function namedEncoding(args: Arguments, t: Localize): { encoding: string | null } | { failure: string } {
  const name = textOption(args, 'encoding');
  if (name === undefined) return { encoding: null };
  const encoding = encodingNamed(name);
  if (encoding !== null) return { encoding };
  return {
    failure: t('"{name}" is no encoding that is known here. Known are {examples} and the other names of the web.', {
      name,
      examples: 'utf-8, utf-16le, utf-16be, gbk, gb18030, big5, shift_jis, euc-kr, latin1, windows-1252',
    }),
  };
}
