import type { AnalyzeOptions } from '../core/analysis/node/analyze-file.ts';
import type { Localize } from '../core/base/localize.ts';
import type { Settings } from '../core/config/settings.ts';
import { settingByName } from '../core/gunicorn/settings/index.ts';

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
