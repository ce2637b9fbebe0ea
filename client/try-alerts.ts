import { l10n } from 'vscode';
import { NO_SETTINGS } from '../core/config/settings.ts';
import { alertTrials } from '../core/generators/alert-trials.ts';
import type { Trials } from '../core/generators/alert-trials.ts';
import type { LogAnalysis } from './analysis.ts';
import type { Engine } from './engine.ts';
import { findConfigFor } from './find-config.ts';
import { readLog } from './read-log.ts';

/**
 * Reads the log again, every minute by itself, and tries the alerts on it. The limits are those of the rules that are
 * generated: from the whole log, whatever is asked for.
 */
export async function tryAlerts(
  engine: Engine,
  { logs, now, whole }: LogAnalysis,
  signal: AbortSignal,
): Promise<Trials | { readonly failure: string }> {
  const { outcome } = await readLog(
    logs,
    async options => await engine.analyze({ ...options, minutes: true }),
    { where: now().asked, known: null, signal },
    { onProgress: () => undefined, onPartial: () => undefined },
  );
  if ('failure' in outcome) return outcome;
  const { minutes, errorLog, lines, requests } = outcome.report;
  const config = await findConfigFor(logs[0]!);
  const trials = alertTrials({
    settings: config?.settings ?? NO_SETTINGS,
    configFolder: null,
    report: { ...(whole() ?? outcome.report), minutes: minutes ?? null, errorLog },
    overrides: {},
    t: (sentence, values = {}) => l10n.t(sentence, values),
  });
  if (trials) return trials;
  if (requests === 0 && lines.parsed > 0) {
    return { failure: l10n.t('No request fits, so there is nothing to try alerts on.') };
  }
  return {
    failure:
      minutes === null
        ? l10n.t('The log goes on for more than a hundred days: select a part of it.')
        : l10n.t('No line tells a time, so no alert can be tried.'),
  };
}
