import { timeText } from '../../base/times.ts';
import { countText } from '../../base/units.ts';
import { eventsOfKind } from './error-events.ts';
import type { Insight } from './insight.ts';

/** Gunicorn or its workers did not start. One is enough to say so. */
export const bootFailures: Insight = {
  id: 'boot-failures',
  says: 'Gunicorn or its workers did not start.',
  severity: 'error',

  find(report, t) {
    const events = eventsOfKind(report, 'halt-reason', 'address-in-use', 'address-invalid', 'bind-failed');
    const first = events[0];
    if (!first) return null;
    return {
      says:
        first.time === null
          ? t('Gunicorn or its workers could not start: {count} ×.', { count: countText(events.length) })
          : t('Gunicorn or its workers could not start: {count} ×, first at {time} UTC.', {
              count: countText(events.length),
              time: timeText(first.time),
            }),
      advice: t(
        'The traceback above it in the error log names the cause: an import that fails, or an address that is in use.',
      ),
    };
  },
};
