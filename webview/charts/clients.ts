import { estimateText } from '../../core/base/units.ts';
import type { ClientRow } from '../../core/analysis/report.ts';
import type { Cell, Chart, Words } from './chart.ts';
import { countCells, labelOf, rankingConfiguration } from './ranking.ts';

/** Who asked most. */
export const clients: Chart = {
  id: 'clients',
  title: 'Clients',
  kind: 'ranking',
  list: 'clients',

  missing: ({ clients }, { t }) => (clients ? null : t('The format has no address. %(h)s brings it into the log.')),
  caption({ differentClients }, { t }) {
    const { count, relativeError } = differentClients!;
    if (count === 1) return t('All from one address. Behind a proxy it may be the address of the proxy.');
    const text = estimateText(count, relativeError);
    return t('{count} different addresses, as the log has them. Behind a proxy it may be the address of the proxy.', {
      count: text,
    });
  },
  series: () => [],

  table({ clients, requests, bytesSent, status }, words) {
    const { t, formats } = words;
    return {
      columns: [
        { title: t('Address') },
        { title: t('Requests'), order: 'requests' },
        { title: t('Share') },
        ...(status ? [{ title: NOT_FOUND, order: 'notFound' as const, isMinor: true }] : []),
        ...(bytesSent === null ? [] : [{ title: t('Sent'), order: 'bytes' as const }]),
      ],
      rows: clients!.map(row => ({
        label: labelOf(row.address, t),
        cells: [
          ...countCells(row, requests, words),
          ...(status ? [notFoundCell(row, words)] : []),
          ...(bytesSent === null ? [] : [{ text: formats.size(row.bytesSent) }]),
        ],
        match: { address: row.address },
      })),
    };
  },

  configuration: ({ clients }, sight) =>
    rankingConfiguration([{ key: 'requests', counts: clients!.map(({ requests }) => requests) }], sight),
};

/** A status, the same in every language. */
const NOT_FOUND = '404';

/** Whoever looks for what is not there is often a scanner. */
function notFoundCell({ address, notFound }: ClientRow, { formats }: Words): Cell {
  return { text: formats.count(notFound ?? 0), ...(notFound && { match: { address, status: NOT_FOUND } }) };
}
