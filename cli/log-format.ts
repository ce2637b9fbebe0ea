import { readFile } from 'node:fs/promises';
import type { AnalyzeOptions } from '../core/analysis/node/analyze-file.ts';
import type { Localize } from '../core/base/localize.ts';
import { readSettings } from '../core/config/read-settings.ts';
import { settingByName } from '../core/gunicorn/settings/index.ts';
import { fileReason } from './file-reason.ts';

/** What somebody says the format of the logs is; null: nobody, so the content decides. */
export interface NamedFormat {
  readonly format: AnalyzeOptions['format'];
  /** Localized: why the config did not decide, where it did not. */
  readonly note: string | null;
}

/** The format of a config, which is Gunicorn's default when the config does not set it. */
export async function formatOfConfig(path: string, t: Localize): Promise<NamedFormat | { readonly failure: string }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { failure: t('The config {path} cannot be read: {reason}.', { path, reason: fileReason(error, t) }) };
  }
  const { values, isDynamic } = readSettings(text);
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
