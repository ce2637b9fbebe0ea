import type { Chart } from './chart.ts';
import { countCells, labelOf, rankingConfiguration } from './ranking.ts';

/** What clients wanted to do. */
export const methods: Chart = {
  id: 'methods',
  title: 'Methods',
  kind: 'ranking',

  missing: ({ methods }, { t }) => (methods ? null : t('The format has no method. %(r)s brings it into the log.')),
  caption: (_, { t }) => t('Most frequent first.'),
  series: () => [],

  table({ methods, requests }, words) {
    const { t } = words;
    return {
      columns: [{ title: t('Method') }, { title: t('Requests') }, { title: t('Share') }],
      rows: Object.entries(methods!).map(([method, count]) => ({
        label: labelOf(method, t),
        cells: countCells({ requests: count }, requests, words),
        match: { method },
      })),
    };
  },

  configuration: ({ methods }, sight) =>
    rankingConfiguration([{ key: 'requests', counts: Object.values(methods!) }], sight),
};
