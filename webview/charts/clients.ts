import type { Chart } from './chart.ts';
import { countCells, labelOf, rankingConfiguration } from './ranking.ts';

/** Who asked most. */
export const clients: Chart = {
  id: 'clients',
  title: 'Clients',
  kind: 'ranking',
  list: 'clients',

  missing: ({ clients }, { t }) => (clients ? null : t('The format has no address. %(h)s brings it into the log.')),
  caption: (_, { t }) => t('Addresses by requests. Behind a proxy it may be the address of the proxy.'),
  series: () => [],

  table({ clients, requests, bytesSent }, words) {
    const { t, formats } = words;
    return {
      columns: [
        { title: t('Address') },
        { title: t('Requests'), order: 'requests' },
        { title: t('Share') },
        ...(bytesSent === null ? [] : [{ title: t('Sent'), order: 'bytes' as const }]),
      ],
      rows: clients!.map(row => ({
        label: labelOf(row.address, t),
        cells: [
          ...countCells(row, requests, words),
          ...(bytesSent === null ? [] : [{ text: formats.size(row.bytesSent) }]),
        ],
        match: { address: row.address },
      })),
    };
  },

  configuration: ({ clients }, sight) =>
    rankingConfiguration([{ key: 'requests', counts: clients!.map(({ requests }) => requests) }], sight),
};
