import { timeText } from '../../base/times.ts';
import { countText } from '../../base/units.ts';
import { eventsOfKind } from './error-events.ts';
import type { Insight } from './insight.ts';

/** Each is a request that somebody waited for in vain. One is enough to say so. */
export const workerTimeouts: Insight = {
  id: 'worker-timeouts',
  says: 'Workers were killed because they were silent longer than timeout allows.',
  severity: 'error',

  find(report, t) {
    const events = eventsOfKind(report, 'worker-timeout');
    const first = events[0];
    if (!first) return null;
    return {
      says:
        first.time === null
          ? t('Workers were killed for a timeout: {count} ×.', { count: countText(events.length) })
          : t('Workers were killed for a timeout: {count} ×, first at {time} UTC.', {
              count: countText(events.length),
              time: timeText(first.time),
            }),
      advice: t(
        'Their requests are missing from the access log, or look fast in it, so the percentiles are better than what users saw.',
      ),
    };
  },
};
