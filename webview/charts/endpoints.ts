import type { Chart } from './chart.ts';
import { barsOfPaths, tableOfPaths, worstOfPaths } from './path-rows.ts';
import { statusSeries } from './status-series.ts';
import { missingPath } from './top-paths.ts';

/** Paths that differ in their variable parts only, together: what of the application is asked for, fails, and is slow. */
export const endpoints: Chart = {
  id: 'endpoints',
  title: 'Endpoints',
  kind: 'ranking',
  list: 'endpoints',

  missing: missingPath,
  caption: ({ endpoints }, words) =>
    words.formats.sentences([words.t('Paths with their variable parts named.'), ...worstOfPaths(endpoints!, words)]),
  series: statusSeries,
  table: (report, words) =>
    tableOfPaths(
      { rows: report.endpoints!, title: words.t('Endpoint'), match: ({ path }) => ({ endpoint: path }) },
      report,
      words,
    ),
  configuration: (report, sight) => barsOfPaths(report.endpoints!, report, sight),
};
