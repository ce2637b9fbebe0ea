import { errorLogOf, occurrencesOf } from './error-events.ts';
import type { Insight } from './insight.ts';

/** Somebody killed workers, and it was not Gunicorn: mostly the kernel, which needed their memory. */
export const outOfMemory: Insight = {
  id: 'out-of-memory',
  says: 'Workers were killed, perhaps because memory ran out.',
  severity: 'error',

  find(report, t) {
    const found = occurrencesOf(errorLogOf(report).events.filter(({ cause }) => cause === 'out-of-memory'));
    if (!found) return null;
    const { count, first } = found;
    return {
      ...(found.times && { times: found.times }),
      says:
        first === null
          ? t('Workers were killed from outside, perhaps for their memory: {count} ×.', { count })
          : t('Workers were killed from outside, perhaps for their memory: {count} ×, first at {time} UTC.', {
              count,
              time: first,
            }),
      advice: t(
        'The log of the kernel, dmesg, says so if it was out of memory. Fewer workers need less; max_requests replaces those that grow.',
      ),
    };
  },
};
