import type { PathRow } from '../../core/analysis/report.ts';
import { NOTHING } from '../formats.ts';
import { leastOf } from './plot-options.ts';
import { visibleText } from '../visible-text.ts';
import type { Cell, Chart, Words } from './chart.ts';
import { countCells, labelOf, rankingConfiguration } from './ranking.ts';
import { STATUS_KEYS, statusSeries } from './status-series.ts';

/** The paths with the most requests: how many fail, and how long they take. */
export const topPaths: Chart = {
  id: 'top-paths',
  title: 'Top paths',
  kind: 'ranking',

  missing({ paths }, { t }) {
    if (paths) return null;
    return t('The format has no path. %(r)s, the request line, brings method and path into the log.');
  },

  caption({ paths }, { t, formats }) {
    const failing = worst(paths!, ({ status }) => status?.['5xx'] ?? 0);
    const slow = worst(paths!, ({ duration }) => duration?.p95 ?? 0);
    const sentences = [t('By requests, without query strings.')];
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
    return formats.sentences(sentences);
  },

  series: statusSeries,

  table({ paths, requests, statusClasses, duration, bytesSent }, words) {
    const { t, formats } = words;
    return {
      columns: [
        { title: t('Path') },
        { title: t('Requests') },
        { title: t('Share'), isMinor: true },
        ...(statusClasses
          ? (['4xx', '5xx'] as const).map(key => ({ title: key, series: key, isMinor: key === '4xx' }))
          : []),
        ...(duration ? QUANTILES.map(key => ({ title: key, isMinor: key !== 'p95' })) : []),
        ...(bytesSent === null ? [] : [{ title: t('Sent'), isMinor: true }]),
      ],
      rows: paths!.map(row => ({
        label: labelOf(row.path, t),
        cells: [
          ...countCells(row, requests, words),
          ...(statusClasses ? [shareCell('4xx', row, words), shareCell('5xx', row, words)] : []),
          ...(duration ? QUANTILES.map(key => durationCell(key, row, words)) : []),
          ...(bytesSent === null ? [] : [{ text: formats.size(row.bytesSent) }]),
        ],
        match: { path: row.path },
      })),
    };
  },

  configuration({ paths, statusClasses }, sight) {
    const bars = statusClasses
      ? STATUS_KEYS.map(key => ({ key, counts: paths!.map(({ status }) => status?.[key] ?? 0) }))
      : [{ key: 'requests' as const, counts: paths!.map(({ requests }) => requests) }];
    return rankingConfiguration(bars, sight);
  },
};

const QUANTILES = ['p50', 'p95', 'p99'] as const;
/** In a sentence. */
const LONGEST_PATH = 60;

function shareCell(key: '4xx' | '5xx', { path, status, requests }: PathRow, { formats }: Words): Cell {
  const count = status?.[key] ?? 0;
  return { text: formats.share(count, requests), ...(count > 0 && { match: { path, status: key } }) };
}

function durationCell(key: (typeof QUANTILES)[number], { path, duration }: PathRow, { formats }: Words): Cell {
  if (!duration) return { text: NOTHING };
  const match = { path, atLeastMicros: leastOf(duration[key], duration) };
  return { text: formats.duration(duration[key]), ...(key !== 'p50' && { match }) };
}

/** The row of which there is most; undefined when there is nothing at all. */
function worst(paths: readonly PathRow[], measure: (row: PathRow) => number): PathRow | undefined {
  return paths.filter(row => measure(row) > 0).toSorted((one, other) => measure(other) - measure(one))[0];
}
