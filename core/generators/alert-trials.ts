import { WINDOW_MINUTES } from '../analysis/aggregates/minutes.ts';
import type { ErrorLog } from '../analysis/error-log/report.ts';
import type { Minutes } from '../analysis/report.ts';
import type { Trial } from '../backtest/firing.ts';
import type { Untried } from '../backtest/untried.ts';
import type { Localize } from '../base/localize.ts';
import { ALERT_RULES } from './alert-rules.ts';
import { alertThresholds } from './alert-thresholds.ts';
import type { Thresholds } from './alert-thresholds.ts';
import type { Facts } from './generator.ts';

/** The alerts that can be tried on the analyzed log, and the others with the reason why they cannot. */
export interface Trials {
  readonly trials: readonly Trial[];
  readonly untried: readonly Untried[];
}

/** Null where the minutes of the log were not counted: nobody asked, or it has no times, or it is too long. */
export function alertTrials(facts: Facts): Trials | null {
  const { report, t } = facts;
  if (!report?.minutes) return null;
  const seen: Seen = { minutes: report.minutes, errorLog: report.errorLog, thresholds: alertThresholds(facts) };
  const trials: Trial[] = [];
  const untried: Untried[] = [];
  for (const { name, severity, for: period } of ALERT_RULES) {
    const tried = ALERT_TRIALS[name]!(seen);
    if (typeof tried === 'function') untried.push({ alert: name, why: tried(t) });
    else {
      const forMinutes = Number.parseInt(period, 10);
      const { measure, ...rest } = tried;
      trials.push({ alert: name, severity, forMinutes, start: seen.minutes.start, measure: measure(t), ...rest });
    }
  }
  return { trials, untried };
}

interface Seen {
  readonly minutes: Minutes;
  readonly errorLog: ErrorLog | null;
  readonly thresholds: Thresholds;
}

interface Tried extends Pick<Trial, 'option' | 'unit' | 'operator' | 'limit' | 'values'> {
  readonly measure: (t: Localize) => string;
}
type Why = (t: Localize) => string;

/** What the expression of each alert compares, as the log tells it; by the names in `alert-rules.ts`. */
export const ALERT_TRIALS: Readonly<Record<string, (seen: Seen) => Tried | Why>> = {
  GunicornServerErrors: ({ minutes, thresholds }) => {
    const { requests, failed } = minutes;
    if (failed === null) return t => t('The lines tell no status.');
    const all = lastMinutes(requests, WINDOW_MINUTES);
    const shares = lastMinutes(failed, WINDOW_MINUTES).map((count, minute) => count / all[minute]!);
    return {
      measure: t => t('Share of requests that fail'),
      option: 'error_ratio',
      unit: 'share',
      operator: '>',
      limit: thresholds.errorRatio.value,
      values: withTraffic(shares, all, thresholds),
    };
  },

  GunicornSlowRequests: ({ minutes, thresholds }) => {
    const { requests } = minutes;
    const { slowQuantile } = thresholds;
    const durations = minutes[slowQuantile === 0.95 ? 'p95' : 'p99'];
    if (durations === null) return NO_DURATION;
    const seconds = durations.map(micros => (micros === null ? null : micros / 1e6));
    return {
      measure: t => t('Duration (p{percent})', { percent: 100 * slowQuantile }),
      option: 'slow_seconds',
      unit: 'seconds',
      operator: '>',
      limit: thresholds.slowSeconds.value,
      values: withTraffic(seconds, lastMinutes(requests, WINDOW_MINUTES), thresholds),
    };
  },

  GunicornWorkerTimeouts: ({ minutes, errorLog }) => {
    if (!errorLog) return t => t('Only the error log tells: it was not read.');
    const events = errorLog.events.filter(({ kind, time }) => kind === 'worker-timeout' && time !== null);
    if (events.length < (errorLog.eventCounts['worker-timeout'] ?? 0)) {
      return t => t('There were more of them than the report keeps.');
    }
    const counts = minutes.requests.map(() => 0);
    for (const { time } of events) {
      const minute = Math.floor((time! - minutes.start) / 60_000);
      if (minute in counts) counts[minute]!++;
    }
    return {
      measure: t => t('Workers killed for their silence, in ten minutes'),
      option: null,
      unit: 'timeouts',
      operator: '>',
      limit: 0,
      values: lastMinutes(counts, 10),
    };
  },

  GunicornWorkersBusy: ({ minutes, thresholds: { capacity, busyRatio } }) => {
    const { micros } = minutes;
    if (micros === null) return NO_DURATION;
    if (capacity === null) return t => t('How many requests can be worked on at once is not known: name the config.');
    const atOnce = lastMinutes(micros, WINDOW_MINUTES).map(sum => sum / 1e6 / (60 * WINDOW_MINUTES));
    return {
      measure: t => t('Share of what the workers can do at once that is in use'),
      option: 'busy_ratio',
      unit: 'share',
      operator: '>',
      limit: busyRatio.value,
      values: atOnce.map(requests => requests / capacity),
    };
  },

  GunicornWorkersDie: () => NO_TIMES,
  GunicornErrorMessages: () => NO_TIMES,

  GunicornNoTraffic: ({ minutes, thresholds: { quietMinutes } }) => {
    let silence = 0;
    const values = minutes.requests.map(requests => (silence = requests === 0 ? silence + 1 : 0));
    return {
      measure: t => t('Minutes without a request'),
      option: 'quiet_minutes',
      unit: 'minutes',
      operator: '>=',
      limit: quietMinutes.value,
      values,
    };
  },

  GunicornFewerWorkers: () => NOT_IN_LOGS,
  GunicornTargetDown: () => NOT_IN_LOGS,
  GunicornMetricsMissing: () => NOT_IN_LOGS,
};

const NO_DURATION: Why = t => t('The lines tell no duration.');
const NO_TIMES: Why = t => t('The report does not keep when each of them happened.');
const NOT_IN_LOGS: Why = t => t('No log tells.');

/** Of each minute and those before it together, so many in all. */
function lastMinutes(counts: readonly number[], width: number): readonly number[] {
  let sum = 0;
  return counts.map((count, minute) => (sum += count - (counts[minute - width] ?? 0)));
}

/** Only where enough requests came in for the number to mean something; `requests` of the window. */
function withTraffic(
  values: readonly (number | null)[],
  requests: readonly number[],
  { minRequestsPerSecond }: Thresholds,
): readonly (number | null)[] {
  const least = minRequestsPerSecond.value * 60 * WINDOW_MINUTES;
  return values.map((value, minute) => (requests[minute]! > least ? value : null));
}
