import { countText, shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';
import { median, stretchesOf, sumIn, timesOf } from './stretches.ts';

/** Traffic, and with it the log, that comes all at once. */
export const trafficBurst: Insight = {
  id: 'traffic-burst',
  says: 'Much of the log was written in a short time.',
  severity: 'information',

  find({ requests, series }, t) {
    if (!series || requests < FEWEST_REQUESTS || series.requests.length < FEWEST_STEPS) return null;
    const usual = median(series.requests) ?? 0;
    const bursts = stretchesOf(
      series.requests.length,
      step => series.requests[step]! > TIMES_THE_USUAL * Math.max(1, usual),
    );
    const largest = bursts.toSorted((one, other) => sumIn(series.requests, other) - sumIn(series.requests, one))[0];
    const count = largest ? sumIn(series.requests, largest) : 0;
    const isShort = largest !== undefined && largest.until - largest.from <= series.requests.length / 10;
    if (!isShort || count / requests < MANY) return null;
    const { match, times, words } = timesOf(series, largest);
    return {
      times,
      says: t('{share} of all requests came from {from} to {until} UTC, {count} in all.', {
        ...words,
        share: shareText(count, requests),
        count: countText(count),
      }),
      advice: t('A log that grows in bursts is better rotated by size too (maxsize) than by the day alone.'),
      match,
    };
  },
};

const FEWEST_STEPS = 20;
const TIMES_THE_USUAL = 5;
const MANY = 0.25;
