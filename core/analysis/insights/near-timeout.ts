import { durationText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';

/** The slowest requests are about to be the ones that are killed. */
export const nearTimeout: Insight = {
  id: 'near-timeout',
  says: 'The slowest requests take nearly as long as timeout allows.',
  severity: 'warning',

  find({ duration, timeoutSeconds }, t) {
    if (!duration || timeoutSeconds === null || duration.count < FEWEST_REQUESTS) return null;
    const limit = timeoutSeconds * 1_000_000;
    if (duration.max < NEAR * limit) return null;
    return {
      says: t(
        'The slowest request took {max}, and after a timeout of {timeout} Gunicorn kills the worker; one in a thousand took {p999} or more.',
        {
          max: durationText(duration.max),
          timeout: durationText(limit),
          p999: durationText(duration.p999),
        },
      ),
      advice: t(
        'Requests that are killed are missing from the log, or look fast in it. Give what they call a shorter time limit.',
      ),
      match: { atLeastMicros: Math.floor(NEAR * limit) },
    };
  },
};

const NEAR = 0.8;
