import { errorLogOf, occurrencesOf } from './error-events.ts';
import type { Insight } from './insight.ts';

/** Gunicorn or its workers did not start. One is enough to say so. */
export const bootFailures: Insight = {
  id: 'boot-failures',
  says: 'Gunicorn or its workers did not start.',
  severity: 'error',

  find(report, t) {
    const { events, eventCounts } = errorLogOf(report);
    const failures = events.filter(({ kind }) => kind === 'boot-failure');
    const found = occurrencesOf(failures, eventCounts?.['boot-failure']);
    if (!found) return null;
    const { count, first } = found;
    return {
      ...(found.times && { times: found.times }),
      says:
        first === null
          ? t('Gunicorn or its workers could not start: {count} ×.', { count })
          : t('Gunicorn or its workers could not start: {count} ×, first at {time} UTC.', { count, time: first }),
      advice: t(
        'The traceback above it in the error log names the cause: an import that fails, or an address that is in use.',
      ),
    };
  },
};
