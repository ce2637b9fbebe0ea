import type { LineMatch } from '../../core/query/line-match.ts';
import type { PathRow, Report } from '../../core/analysis/report.ts';
import { NOTHING } from '../formats.ts';
import { visibleText } from '../visible-text.ts';
import type { Cell, Configuration, Sight, Table, Words } from './chart.ts';
import { leastOf } from './plot-options.ts';
import { FEW_ROWS, countCells, labelOf, rankingConfiguration } from './ranking.ts';
import { STATUS_KEYS } from './status-series.ts';

/** What paths and endpoints have in common: rows of requests with their failures and durations. */
export interface PathRows {
  readonly rows: readonly PathRow[];
  /** Heading of the first column. */
  readonly title: string;
  /** The lines of a row. */
  readonly match: (row: PathRow) => LineMatch;
}

/** Which of them fails most, and which is slowest. */
export function worstOfPaths(rows: readonly PathRow[], { t, formats }: Words): string[] {
  // Of those behind them a single request would be the worst.
  const frequent = rows.slice(0, FEW_ROWS);
  const failing = worst(frequent, ({ status }) => status?.['5xx'] ?? 0);
  const slow = worst(frequent, ({ duration }) => duration?.p95 ?? 0);
  const sentences = [];
  if (failing) {
    const share = formats.share(failing.status?.['5xx'] ?? 0, failing.requests);
    sentences.push(t('Fails most: {path} ({share} 5xx).', { path: visibleText(failing.path, LONGEST_PATH), share }));
  }
  if (slow) {
    const p95 = formats.duration(slow.duration!.p95);
    sentences.push(
      t('Slowest: {path} (p95 {duration}).', { path: visibleText(slow.path, LONGEST_PATH), duration: p95 }),
    );
  }
  return sentences;
}

export function tableOfPaths({ rows, title, match }: PathRows, report: Report, words: Words): Table {
  const { requests, statusClasses, duration, bytesSent } = report;
  const { t, formats } = words;
  return {
    columns: [
      { title },
      { title: t('Requests'), order: 'requests' },
      { title: t('Share'), isMinor: true },
      ...(statusClasses
        ? (['4xx', '5xx'] as const).map(key => ({ title: key, series: key, order: key, isMinor: key === '4xx' }))
        : []),
      ...(duration
        ? [
            ...QUANTILES.map(key => ({ title: key, order: key, isMinor: key !== 'p95' })),
            { title: t('Total time'), order: 'time' as const, isMinor: true },
          ]
        : []),
      ...(bytesSent === null ? [] : [{ title: t('Sent'), order: 'bytes' as const, isMinor: true }]),
    ],
    rows: rows.map(row => ({
      label: labelOf(row.path, t),
      cells: [
        ...countCells(row, requests, words),
        ...(statusClasses ? (['4xx', '5xx'] as const).map(key => shareCell(key, row, match(row), words)) : []),
        ...(duration
          ? [
              ...QUANTILES.map(key => durationCell(key, row, match(row), words)),
              { text: formats.duration(row.duration && row.duration.mean * row.duration.count) },
            ]
          : []),
        ...(bytesSent === null ? [] : [{ text: formats.size(row.bytesSent) }]),
      ],
      match: match(row),
    })),
  };
}

export function barsOfPaths(rows: readonly PathRow[], { statusClasses }: Report, sight: Sight): Configuration {
  const bars = statusClasses
    ? STATUS_KEYS.map(key => ({ key, counts: rows.map(({ status }) => status?.[key] ?? 0) }))
    : [{ key: 'requests' as const, counts: rows.map(({ requests }) => requests) }];
  return rankingConfiguration(bars, sight);
}

const QUANTILES = ['p50', 'p95', 'p99'] as const;
/** In a sentence. */
const LONGEST_PATH = 60;

function shareCell(key: '4xx' | '5xx', { status, requests }: PathRow, match: LineMatch, { formats }: Words): Cell {
  const count = status?.[key] ?? 0;
  return { text: formats.share(count, requests), ...(count > 0 && { match: { ...match, status: key } }) };
}

function durationCell(
  key: (typeof QUANTILES)[number],
  { duration }: PathRow,
  match: LineMatch,
  { formats }: Words,
): Cell {
  if (!duration) return { text: NOTHING };
  const slow = { ...match, atLeastMicros: leastOf(duration[key], duration) };
  return { text: formats.duration(duration[key]), ...(key !== 'p50' && { match: slow }) };
}

/** The row of which there is most; undefined when there is nothing at all. */
function worst(paths: readonly PathRow[], measure: (row: PathRow) => number): PathRow | undefined {
  return paths.filter(row => measure(row) > 0).toSorted((one, other) => measure(other) - measure(one))[0];
}
