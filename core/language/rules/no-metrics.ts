import type { Value } from '../../config/settings.ts';
import { isTrue } from '../../config/values.ts';
import { STATSD_LOGGER, isNoLogger, isOwnLogger } from '../../gunicorn/logger-classes.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { rule } from '../rule.ts';

export const noMetrics = rule({
  id: 'no-metrics',
  says: 'Metrics for StatsD are set up, but nothing sends them.',
  severity: 'information',
  explains: `Gunicorn's metrics are sent by a logger class. With \`statsd_host\` Gunicorn takes it in place of its default, but it
leaves a \`logger_class\` of your own as it is. That one sends metrics only when it inherits from
\`gunicorn.instrument.statsd.Statsd\`.

Without \`statsd_host\` nothing is sent at all, and \`statsd_prefix\` and \`dogstatsd_tags\` have no effect.`,
  bad: `logger_class = 'shop.logs.JsonLogger'
statsd_host = 'localhost:8125'
`,
  good: `statsd_host = 'localhost:8125'
`,

  *check(document, t) {
    const { values } = document.settings;
    const hosts = possibleValues(document, 'statsd_host');
    const logger = values['logger_class'];
    const host = values['statsd_host'];
    if (logger && host && hosts.every(({ kind }) => kind === 'string') && isForeign(logger.value, document)) {
      yield {
        at: host.nameAt,
        message: t('Only Gunicorn\'s own logger sends metrics; this logger_class has to inherit from "{statsd}".', {
          statsd: STATSD_LOGGER,
        }),
        related: [{ at: logger.valueAt, message: t('Because of this.') }],
      };
    }
    if (!hosts.every(({ kind }) => kind === 'none')) return;
    for (const setting of ['statsd_prefix', 'dogstatsd_tags']) {
      const given = values[setting];
      if (!given || isTrue(given.value) === false) continue;
      yield { at: given.nameAt, message: t('{setting} has no effect: there is no statsd_host.', { setting }) };
    }
    if (logger?.value.kind === 'string' && logger.value.value.trim() === STATSD_LOGGER) {
      yield { at: logger.valueAt, message: t('This logger sends no metrics: there is no statsd_host.') };
    }
  },
});

/** One of the project, which nothing here shows to inherit from the class that sends metrics. */
function isForeign(logger: Value, { text }: ConfigDocument): boolean {
  if (logger.kind === 'string') return !isOwnLogger(logger.value) && !isNoLogger(logger.value);
  if (logger.kind !== 'callable' || logger.what !== 'class') return false;
  const bases = /^class\s+\w+\s*\(([^)]*)\)/.exec(text.slice(logger.at.start, logger.at.end))?.[1] ?? '';
  return /^\s*(?:gunicorn\.glogging\.|glogging\.)?Logger\s*$/.test(bases);
}
