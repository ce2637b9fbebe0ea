import { countText, shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { pathOfMost } from './server-errors.ts';
import type { Stretch } from './stretches.ts';
import { median, stretchesOf, sumIn, timesOf } from './stretches.ts';

/** Failures that came all at once: compared with what is usual in this log, not with a fixed share. */
export const errorBurst: Insight = {
  id: 'error-burst',
  says: 'Server errors rose suddenly for some time.',
  severity: 'error',

  find(report, t) {
    const { series } = report;
    const failed = series?.status?.['5xx'];
    if (!series || !failed) return null;
    const shares = series.requests.map((requests, step) => (requests > 0 ? failed[step]! / requests : null));
    const known = shares.filter(share => share !== null);
    const threshold = Math.max(LEAST_SHARE, TIMES_THE_USUAL * (median(known) ?? 0));
    const bursts = stretchesOf(shares.length, step => (shares[step] ?? 0) >= threshold);
    const worst = bursts.toSorted((one, other) => sumIn(failed, other) - sumIn(failed, one))[0];
    if (!worst || !isWorthSaying(worst, series.requests, failed) || isMostOf(worst, series.requests)) return null;

    const { match, times, words } = timesOf(series, worst);
    const inBurst = sumIn(failed, worst);
    const path = pathOfMost(report, report.statusClasses?.['5xx'] ?? 0);
    const numbers = { ...words, failed: countText(inBurst), share: shareText(inBurst, sumIn(series.requests, worst)) };
    return {
      times,
      says: path
        ? t(
            'From {from} to {until} UTC {share} of the requests failed with a 5xx status, {failed} in all; most server errors are for {path}.',
            { ...numbers, path },
          )
        : t('From {from} to {until} UTC {share} of the requests failed with a 5xx status, {failed} in all.', numbers),
      advice: t(
        'Look at what changed shortly before: a deployment, a restart, or a service that the application calls.',
      ),
      match: { ...match, status: '5xx' },
    };
  },
};

/** Share of failures in a step that can be a burst at all, and how far above the usual. */
const LEAST_SHARE = 0.1;
const TIMES_THE_USUAL = 5;
const FEWEST_FAILURES = 10;
const FEWEST_REQUESTS_IN_BURST = 30;

function isWorthSaying(burst: Stretch, requests: readonly number[], failed: readonly number[]): boolean {
  return sumIn(failed, burst) >= FEWEST_FAILURES && sumIn(requests, burst) >= FEWEST_REQUESTS_IN_BURST;
}

/** What lasts as long as the log is no burst. */
export function isMostOf(stretch: Stretch, requests: readonly number[]): boolean {
  return sumIn(requests, stretch) > sumIn(requests, { from: 0, until: requests.length }) / 2;
}
