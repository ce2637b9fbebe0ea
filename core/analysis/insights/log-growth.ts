import { durationText, numberText, sizeText } from '../../base/units.ts';
import { logGrowth } from '../log-growth.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';

/** A log that nobody rotates fills the disk; how soon, its size and its span tell. */
export const logGrowing: Insight = {
  id: 'log-growth',
  says: 'The log grows so fast that it has to be rotated.',
  severity: 'information',

  find(report, t) {
    const growth = logGrowth(report);
    if (!growth || growth.seconds < SHORTEST_SECONDS || report.requests < FEWEST_REQUESTS) return null;
    if (growth.bytesPerDay < LEAST_BYTES_PER_DAY) return null;
    return {
      says: t('The log grows by {size} a day, as measured over {length}: 10 GB are full in {days} days.', {
        size: sizeText(growth.bytesPerDay),
        length: durationText(growth.seconds * 1_000_000),
        days: numberText(10e9 / growth.bytesPerDay),
      }),
      advice: t('"gunicorn-logs generate logrotate" makes a configuration that keeps it small.'),
      severity: growth.bytesPerDay >= URGENT_BYTES_PER_DAY ? 'warning' : 'information',
    };
  },
};

/** Less than an hour says little about a day. */
const SHORTEST_SECONDS = 3600;
const LEAST_BYTES_PER_DAY = 100e6;
const URGENT_BYTES_PER_DAY = 2e9;
