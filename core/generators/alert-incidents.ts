import type { Thresholds } from './alert-thresholds.ts';
import type { Counter, MetricSource } from './metric-sources.ts';

/** How one instance fares, in the words of nobody's metrics. */
export interface Health {
  readonly requestsPerMinute: number;
  /** Share of the requests that fail, 0 to 1. */
  readonly failedShare: number;
  /** Whether requests take longer than what counts as slow. */
  readonly isSlow: boolean;
  /** How many requests it works on at once, on average. */
  readonly atOnce: number;
  readonly errorMessagesPerMinute: number;
  /** Workers that were killed for their silence. */
  readonly timeouts: number;
  /** Workers that ended otherwise than they should. */
  readonly deaths: number;
  readonly workers: number;
  /** Whether Prometheus gets an answer, gets none, or does not know of the instance any more. */
  readonly scrape: 'answers' | 'fails' | 'unknown';
}

/** Twice the traffic from which on a share means something, and all is well. */
export function healthy({ minRequestsPerSecond, busyRatio, capacity, workers }: Thresholds): Health {
  return {
    requestsPerMinute: Math.max(60, Math.ceil(minRequestsPerSecond.value * 120)),
    failedShare: 0,
    isSlow: false,
    atOnce: ((capacity ?? 1) * busyRatio.value) / 4,
    errorMessagesPerMinute: 0,
    timeouts: 0,
    deaths: 0,
    workers: workers ?? 1,
    scrape: 'answers',
  };
}

export interface Incident {
  /** What is otherwise than in health. */
  readonly change: (thresholds: Thresholds) => Partial<Health>;
  /** Minutes after which the alert is due, on top of those for which it must hold. */
  readonly afterMinutes: (thresholds: Thresholds) => number;
  /** What happens to all instances, or to one of them. */
  readonly strikes: 'all' | 'one';
}

const soon = () => 6;

/** One for each alert, by the names in `alert-rules.ts`; a test holds the two together. */
export const INCIDENTS: Readonly<Record<string, Incident>> = {
  GunicornServerErrors: {
    change: ({ errorRatio }) => ({ failedShare: (errorRatio.value + 1) / 2 }),
    afterMinutes: soon,
    strikes: 'all',
  },
  GunicornSlowRequests: { change: () => ({ isSlow: true }), afterMinutes: soon, strikes: 'all' },
  GunicornWorkerTimeouts: { change: () => ({ timeouts: 1 }), afterMinutes: soon, strikes: 'one' },
  GunicornWorkersBusy: {
    change: ({ busyRatio, capacity }) => ({ atOnce: ((capacity ?? 1) * (1 + busyRatio.value)) / 2 }),
    afterMinutes: soon,
    strikes: 'one',
  },
  GunicornWorkersDie: { change: () => ({ deaths: 4 }), afterMinutes: soon, strikes: 'one' },
  GunicornErrorMessages: { change: () => ({ errorMessagesPerMinute: 3 }), afterMinutes: soon, strikes: 'all' },
  GunicornFewerWorkers: {
    change: ({ workers }) => ({ workers: (workers ?? 1) - 1 }),
    afterMinutes: soon,
    strikes: 'one',
  },
  GunicornNoTraffic: {
    change: () => ({ requestsPerMinute: 0, atOnce: 0 }),
    afterMinutes: ({ quietMinutes }) => quietMinutes.value + 1,
    strikes: 'all',
  },
  GunicornTargetDown: { change: () => ({ scrape: 'fails' }), afterMinutes: soon, strikes: 'one' },
  GunicornMetricsMissing: { change: () => ({ scrape: 'unknown' }), afterMinutes: soon, strikes: 'all' },
};

/** A series in the notation of promtool: a sample a minute. */
export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

/** From health to an incident in this minute. */
export const TURN = 60;

/** What Prometheus would have of an instance that fares like `before` up to the turn and like `after` for `minutes` more. */
export function seriesOf(
  source: MetricSource,
  { slowSeconds }: Thresholds,
  { instance, before, after, minutes }: { instance: string; before: Health; after: Health; minutes: number },
): InputSeries[] {
  const found = new Map<string, InputSeries>();
  const add = (name: string, values: string, labels: Readonly<Record<string, string>> = {}) => {
    const all = Object.entries({ ...labels, job: 'gunicorn', instance }).map(([label, value]) => `${label}="${value}"`);
    // A counter may be one value of a label already.
    const series = name.endsWith('}') ? `${name.slice(0, -1)},${all.join(',')}}` : `${name}{${all.join(',')}}`;
    found.set(series, { series, values });
  };
  const isLost = after.scrape !== 'answers';
  const counter = (of: (health: Health) => number) => counting(of(before), isLost ? null : of(after), minutes);
  const level = (of: (health: Health) => number) => staying(of(before), isLost ? null : of(after), minutes);
  const addCounter = (of: Counter, label: string, value: string, values: string) =>
    of.kind === 'labelled' ? add(of.name, values, { [label]: value }) : add(of.nameOf(value), values);

  const failed = (health: Health) => health.requestsPerMinute * health.failedShare;
  if (!isCountedByStatus(source))
    add(
      source.requests,
      counter(health => health.requestsPerMinute),
    );
  addCounter(
    source.responses,
    'status',
    '200',
    counter(health => health.requestsPerMinute - failed(health)),
  );
  addCounter(source.responses, 'status', '500', counter(failed));
  const { kind, name, slowQuantile } = source.duration;
  add(
    `${name}_sum`,
    counter(({ atOnce }) => atOnce * 60),
  );
  const fast = slowSeconds.value / 2;
  const slow = slowSeconds.value * 4;
  if (kind === 'summary')
    add(
      name,
      level(({ isSlow }) => (isSlow ? slow : fast)),
      { quantile: String(slowQuantile) },
    );
  else {
    const fastOnes = counter(({ isSlow, requestsPerMinute }) => (isSlow ? 0 : requestsPerMinute));
    const all = counter(health => health.requestsPerMinute);
    for (const le of [fast, slowSeconds.value]) add(`${name}_bucket`, fastOnes, { le: String(le) });
    for (const le of [String(slow), '+Inf']) add(`${name}_bucket`, all, { le });
  }
  add(
    source.timeouts,
    level(health => health.timeouts),
  );
  addCounter(
    source.messages,
    'level',
    source.errorLevels.split('|')[0]!,
    counter(health => health.errorMessagesPerMinute),
  );
  source.deaths.forEach((counterName, index) =>
    add(
      counterName,
      level(health => (index === 0 ? health.deaths : 0)),
    ),
  );
  if (source.workers !== null)
    add(
      source.workers,
      level(health => health.workers),
    );
  if (![...found.keys()].some(series => series.startsWith(`${source.presence}{`)))
    add(
      source.presence,
      level(() => 1),
    );
  add('up', staying(1, after.scrape === 'unknown' ? null : Number(!isLost), minutes));
  return [...found.values()];
}

function isCountedByStatus({ requests, responses }: MetricSource): boolean {
  return responses.kind === 'labelled' && responses.name === requests;
}

/** Null stands for a series that ends. */
function counting(before: number, after: number | null, minutes: number): string {
  const rest = after === null ? 'stale' : `${digits(before * TURN)}+${digits(after)}x${minutes}`;
  return `0+${digits(before)}x${TURN - 1} ${rest}`;
}

function staying(before: number, after: number | null, minutes: number): string {
  return `${digits(before)}x${TURN - 1} ${after === null ? 'stale' : `${digits(after)}x${minutes}`}`;
}

const digits = (value: number) => String(Number(value.toFixed(6)));
