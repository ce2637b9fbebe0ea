import type { Chart } from './chart.ts';
import { countCells, labelOf, rankingConfiguration } from './ranking.ts';

/** Which pages sent clients here. */
export const referrers: Chart = {
  id: 'referrers',
  title: 'Referrers',
  kind: 'ranking',

  missing: ({ referrers }, { t }) =>
    referrers ? null : t('The format has no referrer. %(f)s brings it into the log.'),
  caption: (_, { t }) => t('The pages that sent clients here, as they say; - where they say nothing.'),
  series: () => [],

  table({ referrers, requests }, words) {
    const { t } = words;
    return {
      columns: [{ title: t('Page') }, { title: t('Requests') }, { title: t('Share') }],
      rows: referrers!.map(row => ({
        label: labelOf(row.referrer, t),
        cells: countCells(row, requests, words),
        match: { referrer: row.referrer },
      })),
    };
  },

  configuration: ({ referrers }, sight) =>
    rankingConfiguration([{ key: 'requests', counts: referrers!.map(({ requests }) => requests) }], sight),
};
