import type { Report } from '../core/analysis/report.ts';
import type { SeriesKey, Words } from './charts/chart.ts';
import type { Start } from './protocol.ts';

/** What the extension has told so far. */
export type Told = Omit<Start, 'restore'>;

/** What the reader has chosen. Plain data: VS Code keeps it while the page is hidden, and over a restart. */
export interface View {
  /** Keys of hidden series, by the id of the chart. */
  readonly hidden: Readonly<Record<string, readonly string[]>>;
  /** Ids of the plots of which the table is open. */
  readonly tables: readonly string[];
  /** Ids of the rankings of which all rows are shown. */
  readonly long: readonly string[];
  /** What rows of rankings are put in order by, by the id of the chart; by requests where none is said. */
  readonly orders: Readonly<Record<string, string>>;
  /** How many requests are asked of each row in an order by rates, by the id of the chart; the usual number where none is said. */
  readonly atLeast: Readonly<Record<string, number>>;
  /** Of which alert the log is shown; null: alerts are not tried. */
  readonly alert: string | null;
  /** Limits of alerts that were tried instead of their own, by alert. */
  readonly limits: Readonly<Record<string, number>>;
  /** Pixels from the top. */
  readonly scroll: number;
  /** Queries that were asked before this one, the last one last, and those that were gone back from, the next one first. */
  readonly past: readonly string[];
  readonly future: readonly string[];
}

/** Everything on the page beside charts, tables and details, in words. */
export interface Screen {
  readonly title: string;
  readonly following: boolean;
  /** When, by whose clock, and how long. */
  readonly span: string;
  /** The query that the report answers; empty: all requests. */
  readonly filter: string;
  readonly progress: { readonly sentence: string; readonly share: number | null } | null;
  readonly notices: readonly Notice[];
  readonly totals: readonly Total[];
  /** There is something to draw. */
  readonly hasCharts: boolean;
}

export interface Notice {
  readonly kind: 'failure' | 'partial' | 'note';
  readonly sentence: string;
  /** The way out: to read the log again, or to ask for all requests. */
  readonly offer: 'refresh' | 'everything' | null;
}

/** A number at the top. */
export interface Total {
  readonly title: string;
  readonly value: string;
  /** What the number is a part of, or made of. */
  readonly detail: string;
  readonly key: SeriesKey | null;
  /** Leads to the lines that could not be read. */
  readonly leadsToUnparsed?: boolean;
}

export const FIRST_VIEW: View = {
  hidden: {},
  tables: [],
  long: [],
  orders: {},
  atLeast: {},
  alert: null,
  limits: {},
  scroll: 0,
  past: [],
  future: [],
};

/** What was kept, as far as it is still what it was: it comes from a file that anything may have changed. */
export function restoreView(kept: unknown): View {
  const { hidden, tables, long, orders, atLeast, alert, limits, scroll, past, future } = isObject(kept) ? kept : {};
  return {
    hidden: Object.fromEntries(Object.entries(isObject(hidden) ? hidden : {}).map(([id, keys]) => [id, textsOf(keys)])),
    tables: textsOf(tables),
    long: textsOf(long),
    orders: Object.fromEntries(
      Object.entries(isObject(orders) ? orders : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    atLeast: numbersOf(atLeast),
    alert: typeof alert === 'string' ? alert : null,
    limits: numbersOf(limits),
    scroll: typeof scroll === 'number' && scroll >= 0 ? scroll : 0,
    past: textsOf(past),
    future: textsOf(future),
  };
}

export function toggleSeries(view: View, chart: string, key: string): View {
  return { ...view, hidden: { ...view.hidden, [chart]: toggled(view.hidden[chart] ?? [], key) } };
}

/** Hides all series of a chart but one; all are shown again when that is the only one. */
export function showOnly(view: View, chart: string, key: string, all: readonly string[]): View {
  const others = all.filter(other => other !== key);
  const { [chart]: last = [], ...rest } = view.hidden;
  const isAlone = !last.includes(key) && others.every(other => last.includes(other));
  return { ...view, hidden: isAlone ? rest : { ...rest, [chart]: others } };
}

export function toggleTable(view: View, chart: string): View {
  return { ...view, tables: toggled(view.tables, chart) };
}

export function toggleLong(view: View, chart: string): View {
  return { ...view, long: toggled(view.long, chart) };
}

/** Puts rows in another order, or in that of requests when they have it already. */
export function toggleOrder(view: View, chart: string, order: string): View {
  const { [chart]: last, ...others } = view.orders;
  return { ...view, orders: order === last || order === 'requests' ? others : { ...others, [chart]: order } };
}

/** Asks so many requests of each row of a list, where it is in an order by rates. */
export function setLeast(view: View, chart: string, atLeast: number): View {
  return { ...view, atLeast: { ...view.atLeast, [chart]: atLeast } };
}

/** Shows how this alert would have fared; null: none of them. */
export function showAlert(view: View, alert: string | null): View {
  return { ...view, alert };
}

/** Tries another limit of an alert; null: its own again. */
export function setLimit(view: View, alert: string, limit: number | null): View {
  const { [alert]: _, ...others } = view.limits;
  return { ...view, limits: limit === null ? others : { ...others, [alert]: limit } };
}

/** Another query takes the place of the one that was asked last, which can be gone back to. */
export function askAnew(view: View, last: string): View {
  return { ...view, past: [...view.past, last].slice(-MOST_PAST), future: [] };
}

/** The query before or after the one that was asked last, and the view once it is asked; null when there is none. */
export function step(view: View, last: string, to: 'past' | 'future'): { asked: string; view: View } | null {
  const { past, future } = view;
  const asked = to === 'past' ? past.at(-1) : future[0];
  if (asked === undefined) return null;
  return to === 'past'
    ? { asked, view: { ...view, past: past.slice(0, -1), future: [last, ...future] } }
    : { asked, view: { ...view, past: [...past, last], future: future.slice(1) } };
}

const MOST_PAST = 50;

export function screenOf(told: Told, words: Words): Screen {
  const { report, about } = told;
  return {
    title: about.title,
    following: about.following,
    span: report ? spanOf(report, words) : '',
    filter: report?.filter?.text ?? '',
    progress: progressOf(told, words),
    notices: noticesOf(told, words),
    totals: report && report.requests > 0 ? totalsOf(report, words) : [],
    hasCharts: report !== null && report.requests > 0,
  };
}

function spanOf({ span }: Report, { t, formats }: Words): string {
  if (!span) return '';
  return t('{span}, {zone} time', {
    span: formats.span(span.first, span.last),
    zone: formats.zoneName(span.first),
  });
}

function progressOf({ progress }: Told, { t, formats }: Words): Screen['progress'] {
  if (!progress) return null;
  const { bytesRead, bytesTotal } = progress;
  if (bytesTotal <= 0) return { sentence: t('Reading the log…'), share: null };
  const share = Math.min(1, bytesRead / bytesTotal);
  return {
    sentence: t('Reading the log… {percent}% of {size}', {
      percent: Math.floor(share * 100),
      size: formats.size(bytesTotal),
    }),
    share,
  };
}

function noticesOf({ report, about, failure, progress }: Told, { t }: Words): Notice[] {
  const notices: Notice[] = [];
  const add = (kind: Notice['kind'], sentence: string, offer: Notice['offer'] = null) =>
    notices.push({ kind, sentence, offer });

  if (failure !== null) add('failure', failure, 'refresh');
  if (about.partial && !progress) {
    add('partial', t('The analysis was cancelled. Below is what was read until then.'), 'refresh');
  }
  for (const note of about.notes) add('note', note);
  if (!report || progress || failure !== null || report.requests > 0) return notices;

  if (report.lines.parsed > 0 && report.filter) {
    add('note', t('No request fits this filter.'), 'everything');
  } else if (report.lines.total > 0) {
    add(
      'note',
      t(
        'No line could be read, so there is nothing to draw. The preference gunicorn.accessLogFormat tells how the lines were written.',
      ),
    );
  } else if (about.notes.length === 0 && !about.partial) {
    add('note', t('The log is empty: there is nothing to analyze yet.'), 'refresh');
  }
  return notices;
}

function totalsOf(report: Report, words: Words): Total[] {
  const { t, formats } = words;
  const { requests, filter, rates, statusClasses, duration, bytesSent, lines } = report;
  const totals: Total[] = [
    {
      title: t('Requests'),
      value: formats.count(requests),
      detail: filter
        ? t('{share} of {count}', {
            share: formats.share(requests, lines.parsed),
            count: formats.count(lines.parsed),
          })
        : rates
          ? t('{rate}, peak {peak}/min', {
              rate: formats.perSecond(rates.requestsPerSecond),
              peak: formats.count(rates.peakRequestsPerMinute),
            })
          : '',
      key: null,
    },
  ];
  if (statusClasses) totals.push(errorTotal(report, '5xx', words), errorTotal(report, '4xx', words));
  if (duration) {
    totals.push(
      {
        title: t('Latency p50'),
        value: formats.duration(duration.p50),
        detail: t('mean {duration}', { duration: formats.duration(duration.mean) }),
        key: 'p50',
      },
      {
        title: t('Latency p95'),
        value: formats.duration(duration.p95),
        detail: `p90 ${formats.duration(duration.p90)}`,
        key: 'p95',
      },
      {
        title: t('Latency p99'),
        value: formats.duration(duration.p99),
        detail: t('max {duration}', { duration: formats.duration(duration.max) }),
        key: 'p99',
      },
    );
  }
  if (bytesSent !== null) {
    const rate = rates?.bytesPerSecond ?? null;
    totals.push({
      title: t('Sent'),
      value: formats.size(bytesSent),
      detail: rate === null ? '' : `${formats.size(rate)}/s`,
      key: null,
    });
  }
  totals.push({
    title: t('Not understood'),
    value: formats.count(lines.unparsed),
    detail: t('of {count} lines', { count: formats.count(lines.total) }),
    key: null,
    leadsToUnparsed: lines.unparsed > 0,
  });
  return totals;
}

function errorTotal({ statusClasses, requests }: Report, key: '4xx' | '5xx', { t, formats }: Words): Total {
  const count = statusClasses![key];
  return {
    title: key === '5xx' ? t('5xx errors') : t('4xx errors'),
    value: formats.share(count, requests),
    detail: t('{count} requests', { count: formats.count(count) }),
    key,
  };
}

function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? list.filter(other => other !== item) : [...list, item];
}

function numbersOf(value: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 0,
    ),
  );
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
