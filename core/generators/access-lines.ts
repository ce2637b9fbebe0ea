import { workerClassByName } from '../gunicorn/worker-classes.ts';
import { parseFormat } from '../logs/format.ts';
import { DEFAULT_FORMAT, KNOWN_FORMATS } from '../logs/known-formats.ts';
import type { LinePattern } from '../logs/line-pattern.ts';
import { linePattern } from '../logs/line-pattern.ts';
import type { Facts, Option } from './generator.ts';
import { isSwitchedOn, knownText, likelyText } from './known.ts';

/** What the access lines of this server look like. */
export interface AccessLines {
  readonly format: string;
  /** Null where no pattern reads them; `assumed` says why. */
  readonly pattern: LinePattern | null;
}

export const FORMAT_OPTION: Option = {
  name: 'access_log_format',
  says: 'The format of the access lines.',
  accepts: /%\([^()]+\)/,
  example: '%(h)s %(t)s "%(r)s" %(s)s %(b)s %(D)s',
};

/** The pattern of the lines that Gunicorn writes here; what was guessed, and what stands against it, is added to `assumed`. */
export function accessLines(facts: Facts, assumed: string[]): AccessLines {
  const { t } = facts;
  const format = formatOf(facts, assumed);
  if (format === null) return { format: '', pattern: null };
  const pattern = linePattern(parseFormat(format));
  if (!pattern) {
    assumed.push(
      t('No pattern can be made from the format {format}: access lines are left out.', {
        format: JSON.stringify(format),
      }),
    );
  }
  const logConfig = ['logconfig_dict', 'logconfig_json', 'logconfig'].find(name => isSwitchedOn(facts, name));
  if (logConfig) {
    assumed.push(
      t('{setting} may put something around each line; assumed that lines are as Gunicorn writes them by itself.', {
        setting: logConfig,
      }),
    );
  }
  const logger = likelyText(facts, 'logger_class');
  if (logger !== undefined && logger !== 'gunicorn.glogging.Logger') {
    assumed.push(t('logger_class is set: assumed that it writes lines as Gunicorn does by itself.'));
  }
  return { format, pattern };
}

function formatOf(facts: Facts, assumed: string[]): string | null {
  const { overrides, report, t } = facts;
  if (overrides['access_log_format'] !== undefined) return overrides['access_log_format'];
  // What the log was read with is better than what a config promises.
  if (report && report.format.from !== 'config') return report.format.text;
  const named = likelyText(facts, 'worker_class');
  const workerClass = named === undefined ? undefined : workerClassByName(named);
  if (workerClass && workerClass.format !== 'gunicorn') {
    const uvicorn = /uvicorn/i.test(named!) ? KNOWN_FORMATS.find(({ id }) => id === 'uvicorn') : undefined;
    assumed.push(
      uvicorn
        ? t('Workers of Uvicorn write access lines of their own form, whatever access_log_format says.')
        : t('Workers of the class {name} do not write access lines of Gunicorn: access lines are left out.', {
            name: workerClass.name,
          }),
    );
    return uvicorn?.text ?? null;
  }
  const known = knownText(facts, 'access_log_format');
  if (known.kind === 'text') {
    if (!known.certain) {
      assumed.push(t('access_log_format depends on where the config runs; assumed {format}.', { format: known.text }));
    }
    return known.text;
  }
  if (known.kind === 'unknown') {
    assumed.push(t('Nothing says what access_log_format is; assumed the default of Gunicorn.'));
  }
  return DEFAULT_FORMAT;
}
