import { durationText, numberText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';
import { IMPOSSIBLE } from './saturation.ts';

/** Durations that no server can have had, which mostly were written in one unit and read in another. */
export const durationUnit: Insight = {
  id: 'duration-unit',
  says: 'The durations look as if their unit were another one.',
  severity: 'warning',

  find({ duration, saturation }, t) {
    if (!duration || duration.count < FEWEST_REQUESTS) return null;
    const advice = t(
      'Name the access_log_format that wrote the log: %(D)s is in microseconds, %(M)s in milliseconds, %(L)s and %(T)s in seconds.',
    );
    if (duration.p50 > 0 && duration.p99 < FASTEST_MICROS) {
      return {
        says: t(
          '99% of the requests took less than {p99}, which is faster than Gunicorn can answer: the unit may be another one.',
          {
            p99: durationText(duration.p99 + 1),
          },
        ),
        advice,
      };
    }
    if (duration.p50 > SLOWEST_MICROS) {
      return {
        says: t('Half of the requests took more than {p50}: the unit may be another one.', {
          p50: durationText(duration.p50),
        }),
        advice,
      };
    }
    if (!saturation?.capacity || saturation.busyMean <= IMPOSSIBLE * saturation.capacity) return null;
    return {
      says: t(
        'By their durations {mean} requests were worked on at once on average, and the workers can take {capacity}: the unit, or the number of workers, may be another one.',
        {
          mean: numberText(saturation.busyMean),
          capacity: saturation.capacity,
        },
      ),
      advice,
    };
  },
};

/** An application that does nothing at all takes about two hundred. */
const FASTEST_MICROS = 50;
const SLOWEST_MICROS = 600_000_000;
