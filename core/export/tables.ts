import type { Duration, PathRow, Report } from '../analysis/report.ts';

/** A list of the report as rows and columns, in plain numbers: microseconds, bytes, and times in ISO 8601. */
export interface ExportTable {
  /** Also the key of the report. */
  readonly id: string;
  /** English; localized where it is shown. */
  readonly title: string;
  /** Null when the report has no such list. The first row names the columns. */
  readonly rowsOf: (report: Report) => readonly (readonly Value[])[] | null;
}

export type Value = string | number | null;

export const EXPORT_TABLES: readonly ExportTable[] = [
  { id: 'series', title: 'Over time', rowsOf: seriesRows },
  { id: 'endpoints', title: 'Endpoints', rowsOf: ({ endpoints }) => endpoints && pathRows('endpoint', endpoints) },
  { id: 'paths', title: 'Top paths', rowsOf: ({ paths }) => paths && pathRows('path', paths) },
  {
    id: 'slowest',
    title: 'Slowest requests',
    rowsOf: ({ slowest }) =>
      slowest && [
        ['time', 'method', 'path', 'status', 'duration_us'],
        ...slowest.map(({ time, method, path, status, duration }) => [iso(time), method, path, status, duration]),
      ],
  },
  {
    id: 'status',
    title: 'Status codes',
    rowsOf: ({ status }) => status && [['status', 'requests'], ...Object.entries(status)],
  },
  {
    id: 'methods',
    title: 'Methods',
    rowsOf: ({ methods }) => methods && [['method', 'requests'], ...Object.entries(methods)],
  },
  {
    id: 'clients',
    title: 'Clients',
    rowsOf: ({ clients }) =>
      clients && [
        ['address', 'requests', 'bytes_sent', 'not_found'],
        ...clients.map(({ address, requests, bytesSent, notFound }) => [address, requests, bytesSent, notFound]),
      ],
  },
  {
    id: 'userAgents',
    title: 'User agents',
    rowsOf: ({ userAgents }) =>
      userAgents && [
        ['program', 'requests', 'bot'],
        ...userAgents.map(({ family, requests, bot }) => [family, requests, String(bot)]),
      ],
  },
  {
    id: 'referrers',
    title: 'Referrers',
    rowsOf: ({ referrers }) =>
      referrers && [['referrer', 'requests'], ...referrers.map(({ referrer, requests }) => [referrer, requests])],
  },
  {
    id: 'notFound',
    title: 'Not found',
    rowsOf: ({ notFound }) =>
      notFound && [
        ['path', 'requests', 'linked', 'referrer', 'referrer_requests'],
        ...notFound.map(({ path, requests, linked, referrer }) => [
          path,
          requests,
          linked,
          referrer?.referrer ?? null,
          referrer?.requests ?? null,
        ]),
      ],
  },
  {
    id: 'errorLog',
    title: 'Master and workers',
    rowsOf: ({ errorLog }) =>
      errorLog && [
        ['time', 'event', 'worker', 'signal', 'code', 'reason', 'method', 'target', 'exception', 'source', 'line'],
        ...errorLog.events.map(event => [
          iso(event.time),
          event.kind,
          event.pid,
          event.signal ?? null,
          event.code ?? null,
          event.reason ?? null,
          event.method ?? null,
          event.target ?? null,
          event.exception ?? null,
          event.source,
          event.line,
        ]),
      ],
  },
];

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;
const QUANTILES = ['p50', 'p90', 'p95', 'p99'] as const satisfies readonly (keyof Duration)[];

function pathRows(name: string, rows: readonly PathRow[]): (readonly Value[])[] {
  return [
    [name, 'requests', ...CLASSES, 'bytes_sent', 'duration_mean_us', ...QUANTILES.map(key => `duration_${key}_us`)],
    ...rows.map(({ path, requests, status, bytesSent, duration }) => [
      path,
      requests,
      ...CLASSES.map(key => (status ? (status[key] ?? 0) : null)),
      bytesSent,
      duration && Math.round(duration.mean),
      ...QUANTILES.map(key => duration && Math.round(duration[key])),
    ]),
  ];
}

function seriesRows({ series }: Report): (readonly Value[])[] | null {
  if (!series) return null;
  const { start, stepSeconds, requests, bytesSent, status, duration, busyWorkers } = series;
  const classes = ['2xx', '3xx', '4xx', '5xx'] as const;
  const quantiles = ['p50', 'p95', 'p99'] as const;
  return [
    ['time', 'requests', ...classes, 'bytes_sent', ...quantiles.map(key => `duration_${key}_us`), 'busy_workers'],
    ...requests.map((count, step) => {
      const row: Value[] = [iso(start + step * stepSeconds * 1000), count];
      for (const key of classes) row.push(status?.[key][step] ?? null);
      row.push(bytesSent?.[step] ?? null);
      for (const key of quantiles) row.push(rounded(duration?.[key][step]));
      row.push(busyWorkers?.[step] ?? null);
      return row;
    }),
  ];
}

const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Math.round(value);
const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString().replace('.000', ''));
