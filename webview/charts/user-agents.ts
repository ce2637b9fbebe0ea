import type { Chart } from './chart.ts';
import { countCells, labelOf, rankingConfiguration } from './ranking.ts';

/** Which programs asked. */
export const userAgents: Chart = {
  id: 'user-agents',
  title: 'User agents',
  kind: 'ranking',

  missing: ({ userAgents }, { t }) =>
    userAgents ? null : t('The format has no user agent. %(a)s brings it into the log.'),

  caption({ userAgents, requests }, { t, formats }) {
    const bots = userAgents!.reduce((sum, row) => sum + (row.bot ? row.requests : 0), 0);
    return formats.sentences([
      t('All versions of a program together.'),
      bots === 0
        ? t('None of these says that it is a bot.')
        : t('Bots among these: {share}.', { share: formats.share(bots, requests) }),
    ]);
  },

  series: () => [],

  table({ userAgents, requests }, words) {
    const { t } = words;
    return {
      columns: [{ title: t('Program') }, { title: t('Requests') }, { title: t('Share') }, { title: t('Kind') }],
      rows: userAgents!.map(row => ({
        label: labelOf(row.family, t),
        cells: [...countCells(row, requests, words), { text: row.bot ? t('bot') : '' }],
        match: { userAgent: row.family },
      })),
    };
  },

  configuration: ({ userAgents }, sight) =>
    rankingConfiguration([{ key: 'requests', counts: userAgents!.map(({ requests }) => requests) }], sight),
};
