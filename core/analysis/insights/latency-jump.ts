import { durationText, numberText } from '../../base/units.ts';
import { isMostOf } from './error-burst.ts';
import type { Insight } from './insight.ts';
import { median, stretchesOf, sumIn, timesOf } from './stretches.ts';

/** Requests that took much longer for some time than they usually do in this log. */
export const latencyJump: Insight = {
  id: 'latency-jump',
  says: 'Requests became much slower for some time.',
  severity: 'warning',

  find({ series }, t) {
    const p95 = series?.duration?.p95;
    if (!series || !p95) return null;
    const isKnown = (step: number) => p95[step] !== null && series.requests[step]! >= FEWEST_IN_STEP;
    const known = p95.filter((value, step): value is number => value !== null && isKnown(step));
    const usual = median(known);
    if (usual === undefined || known.length < FEWEST_STEPS) return null;
    const spread = median(known.map(value => Math.abs(value - usual))) ?? 0;
    const threshold = Math.max(TIMES_THE_USUAL * usual, usual + 6 * spread, usual + LEAST_MORE_MICROS);

    const slow = stretchesOf(p95.length, step => isKnown(step) && p95[step]! >= threshold);
    const longest = slow.toSorted((one, other) => sumIn(series.requests, other) - sumIn(series.requests, one))[0];
    if (!longest || sumIn(series.requests, longest) < FEWEST_IN_STRETCH || isMostOf(longest, series.requests))
      return null;
    const { match, times, words } = timesOf(series, longest);
    const most = Math.max(...p95.slice(longest.from, longest.until).map(value => value ?? 0));
    return {
      times,
      says: t(
        'From {from} to {until} UTC the 95th percentile of the durations rose to {most}, {times} times the usual {usual}.',
        {
          ...words,
          most: durationText(most),
          times: numberText(Math.round(most / Math.max(1, usual))),
          usual: durationText(usual),
        },
      ),
      advice: t(
        'Compare it with the busy workers of that time: when all of them were busy requests waited, else what they called was slow.',
      ),
      match: { ...match, atLeastMicros: Math.floor(threshold) },
    };
  },
};

/** A percentile of fewer is a single request. */
const FEWEST_IN_STEP = 10;
const FEWEST_IN_STRETCH = 50;
/** What is usual shows in no fewer steps. */
const FEWEST_STEPS = 10;
const TIMES_THE_USUAL = 4;
const LEAST_MORE_MICROS = 50_000;
