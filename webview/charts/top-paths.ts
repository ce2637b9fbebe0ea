import type { Report } from '../../core/analysis/report.ts';
import type { Chart, Words } from './chart.ts';
import { barsOfPaths, tableOfPaths, worstOfPaths } from './path-rows.ts';
import { statusSeries } from './status-series.ts';

/** The paths with the most requests: how many fail, and how long they take. */
export const topPaths: Chart = {
  id: 'top-paths',
  title: 'Top paths',
  kind: 'ranking',
  list: 'paths',

  missing: missingPath,
  caption: ({ paths }, words) =>
    words.formats.sentences([words.t('Without query strings.'), ...worstOfPaths(paths!, words)]),
  series: statusSeries,
  table: (report, words) =>
    tableOfPaths({ rows: report.paths!, title: words.t('Path'), match: ({ path }) => ({ path }) }, report, words),
  configuration: (report, sight) => barsOfPaths(report.paths!, report, sight),
};

/** Why there is nothing about paths; null when there is. */
export function missingPath({ paths }: Report, { t }: Words): string | null {
  if (paths) return null;
  return t('The format has no path. %(r)s, the request line, brings method and path into the log.');
}
