import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { INSIGHTS, insightsOf } from '../../core/analysis/insights/index.ts';
import type { InsightSeverity, Report, Series } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { MINUTES, START, durationOf, pathRow, quietReport } from '../support/quiet-report.ts';

interface Case {
  /** A true sentence. */
  readonly says: string;
  /** What is otherwise than in an hour in which nothing happened. */
  readonly change: (quiet: Report) => Partial<Report>;
  /** What is found; null: nothing. */
  readonly finds: readonly [severity: InsightSeverity, says: RegExp] | null;
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'server-errors': [
    {
      says: 'a few percent are a warning that names the path of most',
      change: () => failing(100, { '/books': 60 }),
      finds: ['warning', /^2\.78% of all requests failed with a 5xx status, 100 of 3.600, most of them for \/books\.$/],
    },
    {
      says: 'many are an error, and no path is named when none has most of them',
      change: () => failing(360, { '/books': 100, '/': 100 }),
      finds: ['error', /^10% of all requests failed with a 5xx status, 360 of 3.600\.$/],
    },
    { says: 'a few are nothing', change: () => failing(20, {}), finds: null },
    {
      says: 'most of very few requests are nothing',
      change: () => ({ ...failing(50, {}), requests: 60 }),
      finds: null,
    },
  ],

  'error-burst': [
    {
      says: 'failures of ten minutes are told with their time',
      change: quiet => ({
        ...failing(90, { '/search': 80 }),
        series: inMinutes(quiet, 30, 39, { failed: 9 }),
      }),
      finds: [
        'error',
        /^From 2026-11-22 10:30:00 to 2026-11-22 10:39:00 UTC 15% of the requests failed .* 81 in all; .* \/search/,
      ],
    },
    {
      says: 'a pause of a minute does not end it',
      change: quiet => {
        const { status, ...series } = inMinutes(quiet, 30, 39, { failed: 9 });
        const failed = status!['5xx'].map((count, minute) => (minute === 33 ? 0 : count));
        return { ...failing(72, {}), series: { ...series, status: { ...status!, '5xx': failed } } };
      },
      finds: ['error', /^From 2026-11-22 10:30:00 to 2026-11-22 10:39:00 UTC 13\.3% of the requests failed/],
    },
    {
      says: 'what fails all the time is no burst',
      change: quiet => ({ ...failing(540, {}), series: inMinutes(quiet, 0, 60, { failed: 9 }) }),
      finds: null,
    },
    {
      says: 'a handful of failures is no burst',
      change: quiet => ({ ...failing(8, {}), series: inMinutes(quiet, 30, 31, { failed: 8 }) }),
      finds: null,
    },
    { says: 'without times nothing is known', change: () => ({ ...failing(90, {}), series: null }), finds: null },
  ],

  'client-errors': [
    {
      says: 'many are told with the most frequent status',
      change: () => ({ status: { '200': 2600, '401': 100, '404': 900 }, statusClasses: classes(2600, 1000, 0) }),
      finds: ['information', /^27\.8% of all requests were answered with a 4xx status, most with 404 \(900\)\.$/],
    },
    {
      says: 'more than half are a warning',
      change: () => ({ status: { '200': 1600, '401': 2000 }, statusClasses: classes(1600, 2000, 0) }),
      finds: ['warning', /401 \(2.000\)/],
    },
    {
      says: 'some belong to every site',
      change: () => ({ status: { '200': 3100, '404': 500 }, statusClasses: classes(3100, 500, 0) }),
      finds: null,
    },
  ],

  'costly-path': [
    {
      says: 'a rare path that takes most of the time is a warning',
      change: () => ({
        duration: durationOf(3600, 50_000),
        paths: [pathRow('/', 3500, 10_000), pathRow('/report', 100, 1_450_000)],
      }),
      finds: ['warning', /^\/report takes 80\.6% of the time of all workers, in 2\.78% of the requests: 1\.45 s each/],
    },
    {
      says: 'one that is most of the requests is information',
      change: () => ({
        duration: durationOf(3600, 30_000),
        paths: [pathRow('/api', 3000, 30_000), pathRow('/', 600, 30_000)],
      }),
      finds: ['information', /^\/api takes 83\.3%/],
    },
    {
      says: 'of paths with variable parts the endpoint is named',
      change: () => ({
        duration: durationOf(3600, 30_000),
        endpoints: [pathRow('/', 1600, 5_000), pathRow('/item/{id}', 2000, 50_000)],
      }),
      finds: ['information', /^\/item\/\{id\} takes 92\.6%/],
    },
    {
      says: 'the only path is nothing to compare',
      change: () => ({ paths: [pathRow('/api', 3600, 30_000)] }),
      finds: null,
    },
  ],

  'latency-jump': [
    {
      says: 'slow minutes are told with their time and how much slower',
      change: quiet => ({ series: inMinutes(quiet, 20, 25, { p95: 2_000_000 }) }),
      finds: [
        'warning',
        /^From 2026-11-22 10:20:00 to 2026-11-22 10:25:00 UTC .* rose to 2 s, 20 times the usual 100 ms\.$/,
      ],
    },
    {
      says: 'three times as slow happens',
      change: quiet => ({ series: inMinutes(quiet, 20, 25, { p95: 300_000 }) }),
      finds: null,
    },
    {
      says: 'a minute of few requests is chance',
      change: quiet => ({ series: inMinutes(quiet, 20, 21, { p95: 2_000_000, requests: 9 }) }),
      finds: null,
    },
    {
      says: 'what varies all the time is usual',
      change: quiet => {
        const p95 = MINUTES.map(minute => 100_000 * 10 ** (minute % 3));
        return { series: { ...quiet.series!, duration: { ...quiet.series!.duration!, p95 } } };
      },
      finds: null,
    },
  ],

  saturation: [
    {
      says: 'a peak near the capacity is told with its time',
      change: quiet => ({
        saturation: { capacity: 4, busyMean: 1.2, busyPeak: 3.8, shareAbove80: 0.05 },
        series: inMinutes(quiet, 12, 14, { busy: 3.8 }),
      }),
      finds: ['warning', /^At 2026-11-22 10:12:00 UTC 3\.8 of 4 workers were busy; more than 80% of them for 5% of/],
    },
    {
      says: 'for much of the time it is an error',
      change: () => ({ saturation: { capacity: 4, busyMean: 3, busyPeak: 4, shareAbove80: 0.6 } }),
      finds: ['error', /4 of 4 workers were busy; more than 80% of them for 60% of the time/],
    },
    {
      says: 'nothing is said of a capacity that nobody knows',
      change: () => ({ saturation: { capacity: null, busyMean: 3, busyPeak: 40, shareAbove80: null } }),
      finds: null,
    },
    {
      says: 'room for a quarter more is room',
      change: () => ({ saturation: { capacity: 4, busyMean: 2, busyPeak: 3, shareAbove80: 0 } }),
      finds: null,
    },
  ],

  'unread-lines': [
    {
      says: 'the first is told with its place and the reason',
      change: () => ({ lines: unread(100) }),
      finds: [
        'warning',
        /^2\.7% of the lines were not understood, 100 in all\. The first is line 7 of access\.log: Here\.$/,
      ],
    },
    { says: 'most are an error', change: () => ({ lines: unread(9000) }), finds: ['error', /^71\.4%/] },
    { says: 'a few belong to every log', change: () => ({ lines: unread(9) }), finds: null },
  ],

  'duration-unit': [
    {
      says: 'faster than any server can be',
      change: () => ({ duration: durationOf(3600, 8) }),
      finds: ['warning', /^99% of the requests took less than 41 µs/],
    },
    {
      says: 'slower than anybody waits',
      change: () => ({ duration: durationOf(3600, 900_000_000) }),
      finds: ['warning', /^Half of the requests took more than 15 min/],
    },
    {
      says: 'more at once than the workers can take',
      change: () => ({ saturation: { capacity: 4, busyMean: 900, busyPeak: 1500, shareAbove80: 1 } }),
      finds: ['warning', /^By their durations 900 requests were worked on at once .* can take 4:/],
    },
    { says: 'fast is possible', change: () => ({ duration: durationOf(3600, 300) }), finds: null },
    {
      says: 'a full server is possible',
      change: () => ({ saturation: { capacity: 4, busyMean: 4, busyPeak: 4.4, shareAbove80: 1 } }),
      finds: null,
    },
  ],

  'near-timeout': [
    {
      says: 'a request just below it',
      change: () => ({ duration: { ...durationOf(3600, 30_000), max: 29_500_000 } }),
      finds: ['warning', /^The slowest request took 29\.5 s, and after a timeout of 30 s Gunicorn kills the worker/],
    },
    {
      says: 'one that is far from it',
      change: () => ({ duration: { ...durationOf(3600, 30_000), max: 20_000_000 } }),
      finds: null,
    },
    {
      says: 'workers that are not killed',
      change: () => ({ duration: { ...durationOf(3600, 30_000), max: 29_500_000 }, timeoutSeconds: null }),
      finds: null,
    },
  ],

  'not-found-scan': [
    {
      says: 'one thing after the other that is not there',
      change: () => scanning(100, 120),
      finds: [
        'warning',
        /^192\.0\.2\.9 asked 100 times for what is not there \(404\), 83\.3% of its requests, .* looks like a scanner\.$/,
      ],
    },
    { says: 'a client that mostly finds what it asks for', change: () => scanning(100, 300), finds: null },
    { says: 'a few that were mistyped', change: () => scanning(40, 45), finds: null },
    {
      says: 'an icon that everybody asks for',
      change: () => ({ ...scanning(100, 120), paths: [pathRow('/favicon.ico', 100, 1000, { '4xx': 100 })] }),
      finds: null,
    },
  ],

  'one-client': [
    {
      says: 'one that makes more than half is named',
      change: () => clientsWith(2200),
      finds: ['information', /^One client, 192\.0\.2\.1, makes 61\.1% of all requests, 2.200 of 3.600\.$/],
    },
    { says: 'one that makes less is not', change: () => clientsWith(1700), finds: null },
    { says: 'one that makes all is a proxy', change: () => clientsWith(3600), finds: null },
    { says: 'few requests mostly have few clients', change: () => ({ ...clientsWith(60), requests: 90 }), finds: null },
  ],

  'one-address': [
    {
      says: 'a single address looks like a proxy',
      change: () => clientsWith(3600),
      finds: ['information', /^100% of all requests come from the address 192\.0\.2\.1/],
    },
    {
      says: 'a format with the client of the proxy is what would be advised',
      change: quiet => ({ ...clientsWith(3600), format: { ...quiet.format, text: '%({X-Forwarded-For}i)s %(s)s' } }),
      finds: null,
    },
    { says: 'several are several', change: () => clientsWith(3000), finds: null },
  ],

  bots: [
    {
      says: 'those who say that they are, together',
      change: () => agents(1000, 500),
      finds: ['information', /^41\.7% of all requests come from .* 1.500 in all, most from Googlebot\.$/],
    },
    { says: 'some find every site', change: () => agents(700, 100), finds: null },
  ],

  'no-durations': [
    {
      says: 'a format without one',
      change: quiet => ({ duration: null, format: { ...quiet.format, fields: ['time', 'request', 'status'] } }),
      finds: ['information', /^The log does not tell how long requests took/],
    },
    { says: 'a format with one', change: () => ({}), finds: null },
    {
      says: 'a log without requests',
      change: quiet => ({ requests: 0, format: { ...quiet.format, fields: ['time'] } }),
      finds: null,
    },
  ],

  'whole-seconds': [
    {
      says: 'a format with %(T)s only',
      change: quiet => ({
        duration: { ...durationOf(3600, 0), max: 3_000_000 },
        format: { ...quiet.format, text: '%(h)s %(t)s "%(r)s" %(s)s %(T)s' },
      }),
      finds: ['warning', /in whole seconds only, %\(T\)s/],
    },
    {
      says: 'beside microseconds it does not matter',
      change: quiet => ({ format: { ...quiet.format, text: '%(h)s %(t)s "%(r)s" %(s)s %(T)s %(D)s' } }),
      finds: null,
    },
  ],

  'log-growth': [
    {
      says: 'hundreds of megabytes a day have to be rotated',
      change: () => growing(20e6, 7200),
      finds: ['information', /^The log grows by 240 MB a day, as measured over 2 h: 10 GB are full in 41\.7 days\.$/],
    },
    { says: 'gigabytes soon', change: () => growing(1e9, 7200), finds: ['warning', /12 GB a day/] },
    { says: 'little can stay', change: () => growing(720_000, 7200), finds: null },
    { says: 'half an hour says nothing about a day', change: () => growing(1e9, 1800), finds: null },
  ],

  'traffic-burst': [
    {
      says: 'a third of all in two minutes',
      change: quiet => ({ requests: 5358, series: inMinutes(quiet, 50, 52, { requests: 939 }) }),
      finds: ['information', /^35\.1% of all requests came from 2026-11-22 10:50:00 to 2026-11-22 10:52:00 UTC/],
    },
    {
      says: 'twice the usual happens',
      change: quiet => ({ requests: 3720, series: inMinutes(quiet, 50, 52, { requests: 120 }) }),
      finds: null,
    },
  ],

  'worker-timeouts': [
    {
      says: 'each is a request that was lost',
      change: () => ({ errorLog: eventsOf(['worker-boot', 'worker-timeout', 'worker-timeout']) }),
      finds: ['error', /^Workers were killed for a timeout: 2 ×, first at 2026-11-22 10:01:00 UTC\.$/],
    },
    {
      says: 'what they were at work on most often is named, and all are counted',
      change: () => ({
        errorLog: errorLogOf({
          events: events(['worker-timeout'], null),
          eventCounts: { 'worker-timeout': 1200 },
          timedOut: { requests: [{ path: '/a' }, { path: '/slow' }, { path: '/slow' }, { path: null }] },
        }),
      }),
      finds: ['error', /: 1.200 ×, first at 2026-11-22 10:00:00 UTC, most often at work on \/slow\.$/],
    },
    {
      says: 'workers come and go',
      change: () => ({ errorLog: eventsOf(['worker-boot', 'worker-exit']) }),
      finds: null,
    },
  ],

  'out-of-memory': [
    {
      says: 'a kill that nobody in Gunicorn sent',
      change: () => ({ errorLog: eventsOf(['worker-boot', 'worker-signal'], 'out-of-memory') }),
      finds: [
        'error',
        /^Workers were killed from outside, perhaps for their memory: 1 ×, first at 2026-11-22 10:01:00/,
      ],
    },
    {
      says: 'the kill after a timeout is another thing',
      change: () => ({ errorLog: eventsOf(['worker-timeout', 'worker-signal'], 'timeout') }),
      finds: null,
    },
  ],

  'boot-failures': [
    {
      says: 'an application that does not load',
      change: () => ({ errorLog: eventsOf(['master-start', 'boot-failure']) }),
      finds: ['error', /^Gunicorn or its workers could not start: 1 ×, first at 2026-11-22 10:01:00 UTC\.$/],
    },
    { says: 'an ordinary start', change: () => ({ errorLog: eventsOf(['master-start', 'listening']) }), finds: null },
  ],
};

describe('insights', () => {
  it('have nothing to say of an hour in which nothing happened', () => {
    deepEqual(insightsOf(quietReport(), english), []);
  });

  it('have nothing to say of a log without lines', () => {
    const { version, sources, format, timeoutSeconds, ...rest } = quietReport();
    const nothing = Object.fromEntries(Object.keys(rest).map(key => [key, null]));
    const lines = { total: 0, parsed: 0, unparsed: 0, samples: [] };
    const empty = { ...nothing, version, sources, format, timeoutSeconds, lines, requests: 0 } as unknown as Report;
    deepEqual(insightsOf(empty, english), []);
  });

  for (const { id } of INSIGHTS) {
    describe(id, () => {
      it('has a case in which it speaks, and one in which it does not', () => {
        ok(CASES[id]?.some(({ finds }) => finds !== null) && CASES[id].some(({ finds }) => finds === null), id);
      });

      for (const { says, change, finds } of CASES[id] ?? []) {
        it(`${says}${finds ? '' : ': nothing is said'}`, () => {
          const quiet = quietReport();
          const found = insightsOf({ ...quiet, ...change(quiet) }, english).find(row => row.id === id);
          if (!finds) return deepEqual(found, undefined);
          equal(found?.severity, finds[0]);
          match(found.says, finds[1]);
        });
      }
    });
  }

  it('come worst first', () => {
    const quiet = quietReport();
    const report = { ...quiet, ...agents(2000, 500), ...failing(360, {}), lines: unread(100) };
    deepEqual(
      insightsOf(report, english).map(({ severity, id }) => `${severity} ${id}`),
      ['error server-errors', 'warning unread-lines', 'information bots'],
    );
  });

  it('name the lines that they speak of', () => {
    const quiet = quietReport();
    const series = inMinutes(quiet, 30, 39, { failed: 9 });
    const found = insightsOf({ ...quiet, ...failing(81, {}), series }, english).find(({ id }) => id === 'error-burst');
    deepEqual(found!.match, { from: START + 30 * 60_000, until: START + 39 * 60_000, status: '5xx' });
  });

  it('are said in Chinese too, with the same numbers', () => {
    const sentences = JSON.parse(readFileSync('l10n/zh-cn/insights.json', 'utf8')) as Record<string, string>;
    const quiet = quietReport();
    const report = { ...quiet, ...failing(360, { '/books': 300 }) };
    const [found] = insightsOf(report, (sentence, values) => english(sentences[sentence]!, values));
    equal(found!.says, '10% 的请求以 5xx 状态失败（3,600 个中的 360 个），其中大多数是 /books。');
  });
});

function classes(successes: number, clientErrors: number, serverErrors: number) {
  return { '1xx': 0, '2xx': successes, '3xx': 0, '4xx': clientErrors, '5xx': serverErrors };
}

/** So many failures among 3600 requests, these of them by path. */
function failing(failed: number, byPath: Readonly<Record<string, number>>): Partial<Report> {
  return {
    status: { '200': 3600 - failed, '500': failed },
    statusClasses: classes(3600 - failed, 0, failed),
    paths: ['/', '/search', '/books'].map(path => pathRow(path, 1200, 30_000, { '5xx': byPath[path] ?? 0 })),
  };
}

interface Minute {
  readonly requests?: number;
  readonly failed?: number;
  readonly p95?: number;
  readonly busy?: number;
}

/** The series with these minutes changed, the last one exclusive. */
function inMinutes({ series }: Report, from: number, until: number, minute: Minute): Series {
  const { requests, status, duration, busyWorkers } = series!;
  const changed = <Value>(values: readonly Value[], value: Value | undefined): readonly Value[] =>
    value === undefined ? values : values.map((old, index) => (index >= from && index < until ? value : old));
  return {
    ...series!,
    requests: changed(requests, minute.requests),
    status: { ...status!, '5xx': changed(status!['5xx'], minute.failed) },
    duration: { ...duration!, p95: changed(duration!.p95, minute.p95) },
    busyWorkers: changed(busyWorkers!, minute.busy),
  };
}

function unread(unparsed: number): Report['lines'] {
  const sample = { source: 'access.log', line: 7, text: 'oops', column: 1, reason: 'Here.' };
  return { total: 3600 + unparsed, parsed: 3600, unparsed, samples: [sample] };
}

function scanning(notFound: number, requests: number): Partial<Report> {
  return { clients: [...quietReport().clients!, { address: '192.0.2.9', requests, bytesSent: 1, notFound }] };
}

function clientsWith(requests: number): Partial<Report> {
  const rest = { address: '192.0.2.2', requests: 3600 - requests, bytesSent: 1, notFound: 0 };
  const first = { address: '192.0.2.1', requests, bytesSent: 1, notFound: 0 };
  return { clients: requests < 3600 ? [first, rest] : [first] };
}

function agents(googlebot: number, curl: number): Partial<Report> {
  return {
    userAgents: [
      { family: 'Chrome', requests: 3600 - googlebot - curl, bot: false },
      { family: 'Googlebot', requests: googlebot, bot: true },
      { family: 'curl', requests: curl, bot: true },
    ],
  };
}

function growing(bytes: number, seconds: number): Partial<Report> {
  return {
    sources: [{ path: 'access.log', bytes, lines: 3600, parsed: 3600, unparsed: 0 }],
    span: { first: START, last: START + seconds * 1000 },
  };
}

/** One event a minute; `cause` is that of the last. */
function eventsOf(kinds: readonly string[], cause: string | null = null): Report['errorLog'] {
  return errorLogOf({ events: events(kinds, cause) });
}

function events(kinds: readonly string[], cause: string | null) {
  const last = kinds.length - 1;
  return kinds.map((kind, index) => ({ kind, time: START + index * 60_000, cause: index === last ? cause : null }));
}

/** What insights look at in an error log, and nothing else. */
function errorLogOf(seen: object): Report['errorLog'] {
  return seen as unknown as Report['errorLog'];
}
