import { STATSD_LOGGER } from '../../gunicorn/logger-classes.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { hasOwnLogger } from '../dialect.ts';
import { rule } from '../rule.ts';
import { noneValue } from '../text-values.ts';

export const statsdPrefix = rule({
  id: 'statsd-prefix',
  says: 'The prefix of the metrics is None, and then Gunicorn does not start.',
  severity: 'error',
  explains: `Where metrics are sent, Gunicorn puts \`statsd_prefix\` in front of each name, and ends with a \`TypeError\` when it is
\`None\`. No prefix is an empty text, the default.`,
  bad: `statsd_host = 'localhost:8125'
statsd_prefix = None
`,
  good: `statsd_host = 'localhost:8125'
statsd_prefix = ''
`,

  *check(document, t) {
    const none = noneValue(document, 'statsd_prefix');
    if (!none || !sendsMetrics(document)) return;
    yield {
      ...none,
      message: none.isCertain
        ? t("With statsd_prefix = None Gunicorn does not start; no prefix is ''.")
        : t("statsd_prefix may be None here, and then Gunicorn does not start; no prefix is ''."),
      severity: none.isCertain ? ('error' as const) : ('warning' as const),
    };
  },

  fix({ at, isCertain }, _document, t) {
    if (!isCertain) return undefined;
    return { title: t('Use {right}', { right: "''" }), edits: [{ at, text: "''" }] };
  },
});

/** Only where that is certain: with a host and a logger of Gunicorn's, or with the class that does. */
function sendsMetrics(document: ConfigDocument): boolean {
  const loggers = possibleValues(document, 'logger_class');
  if (loggers.every(value => value.kind === 'string' && value.value.trim() === STATSD_LOGGER)) return true;
  const hosts = possibleValues(document, 'statsd_host');
  return loggers.length === 1 && hasOwnLogger(document) && hosts.every(value => value.kind === 'string');
}
