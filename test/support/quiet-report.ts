import type { Duration, PathRow, Report } from '../../core/analysis/report.ts';

export const START = Date.UTC(2026, 10, 22, 10);
export const MINUTES = Array.from({ length: 60 }, (_, minute) => minute);

/** An hour of 60 requests a minute in which nothing happened that anybody should know. */
export function quietReport(): Report {
  return {
    version: 1,
    sources: [{ path: 'access.log', bytes: 720_000, lines: 3600, parsed: 3600, unparsed: 0 }],
    format: {
      text: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
      from: 'config',
      fields: ['address', 'user', 'time', 'request', 'status', 'size', 'referrer', 'userAgent', 'duration'],
    },
    lines: { total: 3600, parsed: 3600, unparsed: 0, samples: [] },
    span: { first: START, last: START + 3_599_000 },
    filter: null,
    requests: 3600,
    bytesSent: 3_600_000,
    status: { '200': 3500, '404': 90, '500': 10 },
    statusClasses: { '1xx': 0, '2xx': 3500, '3xx': 0, '4xx': 90, '5xx': 10 },
    methods: { GET: 3600 },
    duration: durationOf(3600, 30_000),
    rates: { requestsPerSecond: 1, peakRequestsPerMinute: 60, bytesPerSecond: 1000 },
    endpoints: null,
    paths: [
      pathRow('/', 1500, 20_000),
      pathRow('/search', 1200, 40_000),
      pathRow('/books', 900, 26_000, { '2xx': 890, '5xx': 10 }),
    ],
    clients: [
      { address: '192.0.2.1', requests: 1400, bytesSent: 1, notFound: 10 },
      { address: '192.0.2.2', requests: 1200, bytesSent: 1, notFound: 10 },
      { address: '192.0.2.3', requests: 1000, bytesSent: 1, notFound: 10 },
    ],
    slowest: null,
    differentClients: { count: 3, relativeError: 0 },
    userAgents: [
      { family: 'Chrome', requests: 3000, bot: false },
      { family: 'Googlebot', requests: 600, bot: true },
    ],
    referrers: [],
    notFound: [],
    series: {
      start: START,
      stepSeconds: 60,
      requests: all(60),
      bytesSent: all(60_000),
      status: { '2xx': all(58), '3xx': all(0), '4xx': all(2), '5xx': all(0) },
      duration: { p50: all(20_000), p95: all(100_000), p99: all(300_000) },
      heat: null,
      busyWorkers: all(1),
    },
    hours: null,
    saturation: { capacity: 4, busyMean: 1, busyPeak: 1.5, shareAbove80: 0 },
    errorLog: null,
    insights: null,
    timeoutSeconds: 30,
  };
}

/** Durations that are much alike. */
export function durationOf(count: number, micros: number): Duration {
  return {
    count,
    min: micros / 10,
    max: micros * 10,
    mean: micros,
    p50: micros,
    p90: 2 * micros,
    p95: 3 * micros,
    p99: 5 * micros,
    p999: 8 * micros,
    relativeError: 0.005,
  };
}

export function pathRow(path: string, requests: number, micros: number, status: PathRow['status'] = {}) {
  return { path, requests, status, bytesSent: 1, duration: durationOf(requests, micros) };
}

const all = (value: number) => MINUTES.map(() => value);
