import { compareReports } from '../../core/comparison/compare.ts';
import type { Duration, PathRow, Report, Series } from '../../core/analysis/report.ts';
import type { Told } from '../state.ts';

/** Everything that the dashboard may have to show, made from one report. */
export function situationsOf(report: Report): Readonly<Record<Situation, Told>> {
  const whole: Told = {
    report,
    about: {
      title: 'access.log',
      span: report.span,
      partial: false,
      following: false,
      config: 'gunicorn.conf.py',
      notes: [],
    },
    failure: null,
    progress: null,
    asked: '',
    compared: null,
  };
  const varied = (changes: Partial<Report>, about: Partial<Told['about']> = {}): Told => ({
    ...whole,
    report: { ...report, ...changes },
    about: { ...whole.about, ...about },
  });
  const nothing = without(report, 0);

  return {
    whole,
    starting: { ...whole, report: null, progress: { bytesRead: 0, bytesTotal: 0 } },
    running: {
      ...varied({}, { partial: true }),
      progress: { bytesRead: 371_000_000, bytesTotal: 865_622_000 },
    },
    cancelled: varied({}, { partial: true }),
    failed: {
      ...whole,
      report: null,
      failure: '/srv/shop/access.log cannot be read by this user: change its permissions, or analyze a copy.',
    },
    empty: {
      ...whole,
      report: nothing,
      about: { ...whole.about, notes: ['access.log is empty: there is nothing to analyze yet.'] },
    },
    'not-understood': {
      ...whole,
      report: { ...without(report, 200), lines: { total: 200, parsed: 0, unparsed: 200, samples: SAMPLES } },
      about: {
        ...whole.about,
        notes: [
          'The lines of access.log are in no format that is known here. Name the gunicorn.conf.py that wrote it.',
        ],
      },
    },
    filtered: {
      ...varied({
        filter: { text: ASKED, since: null, until: null, matched: report.requests },
        lines: { ...report.lines, total: 3 * report.lines.total, parsed: 3 * report.lines.parsed },
        insights: null,
      }),
      asked: ASKED,
    },
    compared: { ...whole, compared: { baseline: BASELINE, comparison: compareReports(faster(report), report) } },
    'filtered-to-nothing': {
      ...whole,
      report: {
        ...nothing,
        lines: report.lines,
        sources: report.sources,
        filter: { text: ASKED, since: null, until: null, matched: 0 },
      },
      asked: ASKED,
    },
    'partly-understood': varied({
      lines: { total: report.lines.total + 12, parsed: report.lines.parsed, unparsed: 12, samples: SAMPLES },
    }),
    'no-durations': varied({
      duration: null,
      paths: report.paths?.map(row => ({ ...row, duration: null })) ?? null,
      series: report.series && { ...report.series, duration: null },
    }),
    'only-requests': varied({
      ...UNTOLD,
      paths: report.paths?.map(row => ({ ...row, status: null, bytesSent: null, duration: null })) ?? null,
      methods: report.methods,
    }),
    'several-days': varied({
      series: report.series && { ...report.series, stepSeconds: 3600 },
      span: report.span && { first: report.span.first, last: report.span.first + 121 * 3_600_000 },
      hours: Array.from({ length: 24 }, (_, hour) => Math.round(200 - 150 * Math.cos(((hour - 3) / 12) * Math.PI))),
    }),
    gaps: varied({ series: report.series && gappy(report.series) }),
    'many-rows': varied({ endpoints: many(report.endpoints ?? []) }),
    hostile: varied(
      {
        paths: report.paths?.map((row, index) => ({ ...row, path: HOSTILE[index] ?? row.path })) ?? null,
        clients: report.clients?.map((row, index) => ({ ...row, address: HOSTILE[index] ?? row.address })) ?? null,
        userAgents: report.userAgents?.map((row, index) => ({ ...row, family: HOSTILE[index] ?? row.family })) ?? null,
        referrers:
          report.referrers?.map((row, index) => ({ ...row, referrer: HOSTILE[index] ?? row.referrer })) ?? null,
        notFound: HOSTILE.map((path, index) => ({
          path,
          requests: 20 - index,
          linked: 10,
          referrer: { referrer: HOSTILE.at(-index)!, requests: 10 },
        })),
        methods: Object.fromEntries(HOSTILE.slice(0, 4).map((method, index) => [method, 40 - index])),
        sources: [{ ...report.sources[0]!, path: HOSTILE[0]! }],
        format: { ...report.format, text: HOSTILE.slice(0, 4).join(' ') },
        lines: {
          total: report.lines.total + 4,
          parsed: report.lines.parsed,
          unparsed: 4,
          samples: HOSTILE.slice(0, 4).map((text, index) => ({
            source: HOSTILE[0]!,
            line: index + 1,
            text,
            column: 5,
            reason: HOSTILE[0]!,
          })),
        },
      },
      { title: HOSTILE[0]!, notes: [HOSTILE[0]!], config: HOSTILE[1]! },
    ),
  };
}

export type Situation =
  | 'whole'
  | 'starting'
  | 'running'
  | 'cancelled'
  | 'failed'
  | 'empty'
  | 'not-understood'
  | 'filtered'
  | 'compared'
  | 'filtered-to-nothing'
  | 'partly-understood'
  | 'no-durations'
  | 'only-requests'
  | 'several-days'
  | 'gaps'
  | 'many-rows'
  | 'hostile';

const ASKED =
  'time>=2026-11-17T13:30:00Z time<2026-11-17T14:30:30Z status>=200 -agent~"Mobile Safari" path:/books/* -is:probe';

/** What a client can bring into a log. */
const HOSTILE = [
  '/<img src=x onerror="document.title=\'broken\'">',
  '/<script>document.title="broken"</script>&amp;&lt;',
  '/a\u001b[31mred\u001b[0m\u0007\u0000\r\n[line break]',
  '/\u202egnp.exe\u2066\u200b',
  '=HYPERLINK("http://evil.example/")',
  `/${'long'.repeat(25_000)}`,
  '"><svg/onload=alert(1)>{{7*7}}${7*7}',
  '/中文/路径/🦄/%E4%B8%AD',
  '',
  '/\ufffd\ufffd\ud800',
];

const SAMPLES = [
  {
    source: 'samples/access.log',
    line: 812,
    text: '127.0.27.20 - - [17/Nov/2026:13:41:02 +0000] "GET /books HTTP/1.1" 20',
    column: 69,
    reason: '%(s)s followed by " " was expected here.',
  },
  { source: 'samples/access.log', line: 1203, text: '', column: 1, reason: 'The line is empty.' },
  {
    source: 'samples/access.log',
    line: 2077,
    text: '127.0.8.5 - - [17/Nov/2026 13:55:40] "GET /cart HTTP/1.1" 200 512 "https://shop.example/" "Mozilla/5.0 (X11; Linux x86_64)" 20313',
    column: 15,
    reason: '%(t)s was expected here.',
  },
];

const UNTOLD = {
  span: null,
  bytesSent: null,
  status: null,
  statusClasses: null,
  duration: null,
  rates: null,
  clients: null,
  series: null,
  hours: null,
} satisfies Partial<Report>;

/** As a large application has them. */
function many(rows: readonly PathRow[]): readonly PathRow[] {
  return Array.from({ length: 40 }, (_, index) => {
    const row = rows[index % rows.length]!;
    return Object.assign({}, row, { path: `${row.path}/${index}`, requests: Math.ceil(row.requests / (index + 1)) });
  });
}

const BASELINE = { from: Date.UTC(2026, 10, 17, 12, 30), until: Date.UTC(2026, 10, 17, 13, 30), logs: null };

/** The report of a better hour, in which one endpoint was not there and another was asked for more often. */
function faster(report: Report): Report {
  const { endpoints, duration, statusClasses } = report;
  const rows = (endpoints ?? []).slice(1).map((row, index): PathRow => {
    const { duration: took, status } = row;
    const factor = index % 3 === 2 ? 1.4 : 0.7;
    return Object.assign({}, row, {
      requests: Math.round(row.requests * (index === 1 ? 2 : 0.9)),
      status: status && { ...status, '5xx': 0 },
      duration: took && scaledBy(factor, took),
    });
  });
  return {
    ...report,
    endpoints: rows,
    statusClasses: statusClasses && { ...statusClasses, '5xx': 1 },
    duration: duration && scaledBy(0.7, duration),
  };
}

function scaledBy(factor: number, duration: Duration): Duration {
  const { mean, p50, p90, p95, p99 } = duration;
  return {
    ...duration,
    mean: mean * factor,
    p50: p50 * factor,
    p90: p90 * factor,
    p95: p95 * factor,
    p99: p99 * factor,
  };
}

/** A report of lines of which none was understood. */
function without(report: Report, lines: number): Report {
  const source = { ...report.sources[0]!, lines, parsed: 0, unparsed: lines };
  return {
    ...report,
    ...UNTOLD,
    methods: {},
    paths: [] as readonly PathRow[],
    requests: 0,
    sources: [source],
    lines: { total: lines, parsed: 0, unparsed: lines, samples: [] },
  };
}

/** Most of the time nothing happened. */
function gappy(series: Series): Series {
  const { status, duration } = series;
  return {
    ...series,
    requests: thin(series.requests),
    status: status && {
      '2xx': thin(status['2xx']),
      '3xx': thin(status['3xx']),
      '4xx': thin(status['4xx']),
      '5xx': thin(status['5xx']),
    },
    duration: duration && { p50: holes(duration.p50), p95: holes(duration.p95), p99: holes(duration.p99) },
  };
}

const isThere = (index: number) => index % 7 === 0 || index > 100;
const thin = (values: readonly number[]) => values.map((value, index) => (isThere(index) ? value : 0));
const holes = (values: readonly (number | null)[]) => values.map((value, index) => (isThere(index) ? value : null));
