import type { Facts } from './generator.ts';
import { isSwitchedOn, likelyText, mayBeSet } from './known.ts';

/** What must be true for Gunicorn to send its metrics over StatsD, where the config does not show that it is. */
export function statsdAssumptions(facts: Facts): string[] {
  const { settings, t } = facts;
  const notes: string[] = [];
  if (!mayBeSet(facts, 'statsd_host')) {
    notes.push(
      t(
        'Without statsd_host Gunicorn sends no metrics: set it to the address of a statsd_exporter, such as {example}.',
        {
          example: "statsd_host = '127.0.0.1:9125'",
        },
      ),
    );
  }
  const loggerClass = likelyText(facts, 'logger_class');
  if (
    isSwitchedOn(facts, 'logger_class') &&
    !/^gunicorn\.(glogging\.Logger|instrument\.statsd\.Statsd)$/.test(loggerClass ?? '')
  ) {
    notes.push(t('logger_class is set: only a class derived from the one of Gunicorn for StatsD sends these metrics.'));
  }
  if (/uvicorn/i.test(likelyText(facts, 'worker_class') ?? '')) {
    notes.push(t('Workers of Uvicorn do not report requests to Gunicorn: the alerts on requests will have no data.'));
  }
  if (settings.values['statsd_prefix']?.value.kind === 'unknown') {
    notes.push(t('Only running the config would tell statsd_prefix; assumed none.'));
  }
  return notes;
}
