import type { Cell, Configuration, SeriesKey, Sight, Words } from './chart.ts';

/** Bars of one series or several in a row, beside the rows of a table: no axes, since the numbers stand there. */
export function rankingConfiguration(bars: readonly Bars[], { theme, hidden }: Sight): Configuration {
  const rows = Math.max(0, ...bars.map(({ counts }) => counts.length));
  return {
    type: 'bar',
    data: {
      labels: Array.from({ length: rows }, (_, index) => index),
      datasets: bars.map(({ key, counts }) => ({
        label: key,
        data: [...counts],
        backgroundColor: theme.fills[key],
        hidden: hidden.has(key),
        maxBarThickness: 12,
        categoryPercentage: 1,
        barPercentage: 0.5,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      scales: {
        x: { display: false, stacked: true, beginAtZero: true },
        y: { display: false, stacked: true },
      },
    },
  };
}

/** Rows of a ranking that are shown before more are asked for. */
export const FEW_ROWS = 10;

/** What the log says may be nothing at all. */
export function labelOf(text: string, t: Words['t']): string {
  return text === '' ? t('(empty)') : text;
}

export interface Bars {
  readonly key: SeriesKey;
  readonly counts: readonly number[];
}

/** Requests of a row, which memory may have made approximate, and their share of all. */
export function countCells(row: { requests: number; atMost?: number }, whole: number, { formats }: Words): Cell[] {
  const count = formats.count(row.atMost ?? row.requests);
  return [{ text: row.atMost === undefined ? count : `≤ ${count}` }, { text: formats.share(row.requests, whole) }];
}
