import type { StatusClass } from '../../core/analysis/report.ts';
import type { Chart, SeriesKey } from './chart.ts';
import { countCells, rankingConfiguration } from './ranking.ts';

/** Every status code that occurred. */
export const statusCodes: Chart = {
  id: 'status-codes',
  title: 'Status codes',
  kind: 'ranking',

  missing: ({ status }, { t }) => (status ? null : t('The format has no status. %(s)s brings it into the log.')),
  caption: (_, { t }) => t('Every code that was sent.'),
  series: () => [],

  table({ status, requests }, words) {
    const { t } = words;
    return {
      columns: [{ title: t('Code') }, { title: t('Requests') }, { title: t('Share') }],
      rows: Object.entries(status!).map(([code, count]) => ({
        label: code,
        cells: countCells({ requests: count }, requests, words),
        match: { status: code },
      })),
    };
  },

  configuration({ status }, sight) {
    const codes = Object.entries(status!);
    // A series each class, so that a code has the colour of its class.
    const bars = KEYS.map(key => ({
      key,
      counts: codes.map(([code, count]) => (keyOf(code) === key ? count : 0)),
    }));
    return rankingConfiguration(bars, sight);
  },
};

const KEYS = ['2xx', '3xx', '4xx', '5xx', 'requests'] as const;

/** Codes of no class that has a colour, such as 101, are requests like any other. */
function keyOf(code: string): SeriesKey {
  const statusClass = `${code[0]}xx` as StatusClass;
  return KEYS.find(key => key === statusClass) ?? 'requests';
}
