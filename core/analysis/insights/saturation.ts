import { numberText, shareText } from '../../base/units.ts';
import { timesOf } from './stretches.ts';
import type { Insight } from './insight.ts';

/** All workers were busy, or nearly: from there on requests wait before the log begins to measure them. */
export const saturation: Insight = {
  id: 'saturation',
  says: 'Nearly all workers were busy.',
  severity: 'warning',

  find({ requests, saturation, series }, t) {
    const busy = series?.busyWorkers;
    if (!saturation?.capacity || !busy || requests < FEWEST_REQUESTS) return null;
    const { capacity, busyPeak, shareAbove80 } = saturation;
    if (busyPeak < NEARLY_ALL * capacity || busyPeak > IMPOSSIBLE * capacity) return null;
    const step = busy.indexOf(Math.max(...busy));
    const { match, times, words } = timesOf(series, { from: step, until: step + 1 });
    return {
      times,
      says: t('At {from} UTC {peak} of {capacity} workers were busy; more than 80% of them for {share} of the time.', {
        ...words,
        peak: numberText(busyPeak),
        capacity,
        share: shareText(shareAbove80 ?? 0, 1),
      }),
      advice: t(
        'Requests wait for a free worker then, and no duration tells how long. More workers or threads help, or shorter requests.',
      ),
      severity: (shareAbove80 ?? 0) >= OFTEN ? 'error' : 'warning',
      match,
    };
  },
};

/** Long requests fill workers, and there are few of them. */
const FEWEST_REQUESTS = 30;
const NEARLY_ALL = 0.9;
/** More than this are not busy workers but a wrong number or unit, which another insight says. */
export const IMPOSSIBLE = 1.25;
const OFTEN = 0.1;
