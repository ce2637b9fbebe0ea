import type { Chart, SeriesKey } from './chart.ts';
import { countAxis, plotOptions } from './plot-options.ts';
import { STATUS_KEYS, statusSeries } from './status-series.ts';
import { indexOfMost, missingTime, stepsOf, timeAxis, timeHeading } from './time-axis.ts';

/** How many requests came and how they ended: stacked, failures at the bottom, where bars can be compared by eye. */
export const statusOverTime: Chart = {
  id: 'status-over-time',
  title: 'Requests by status',
  kind: 'timeline',

  missing: ({ series }, { t }) => missingTime({ series, t }),

  caption(report, { t, formats }) {
    const { requests, status } = report.series!;
    const steps = stepsOf(report.series!, formats);
    const busiest = indexOfMost(requests);
    const most = t('Busiest at {time}: {count} requests.', {
      time: steps[busiest]!.start,
      count: formats.count(requests[busiest]!),
    });
    if (!status) return most;

    const worst = indexOfMost(status['5xx']);
    const count = status['5xx'][worst]!;
    const errors =
      count === 0
        ? t('No 5xx.')
        : t('Most 5xx at {time}: {count}.', { time: steps[worst]!.start, count: formats.count(count) });
    return formats.sentences([most, errors]);
  },

  series: statusSeries,

  table(report, { t, formats }) {
    const { requests, status } = report.series!;
    const columns = status ? STATUS_KEYS.toReversed().map(key => ({ key, counts: status[key] })) : [];
    return {
      columns: [
        { title: timeHeading(report.series!, { t, formats }) },
        { title: t('Requests') },
        ...columns.map(({ key }) => ({ title: key, series: key })),
      ],
      rows: stepsOf(report.series!, formats).map(({ label, match }, index) => ({
        label,
        cells: [
          { text: formats.count(requests[index]!) },
          ...columns.map(({ key, counts }) => {
            const text = formats.count(counts[index]!);
            return counts[index] === 0 ? { text } : { text, match: Object.assign({ status: key }, match) };
          }),
        ],
        match: requests[index]! > 0 ? match : null,
      })),
    };
  },

  configuration(report, sight) {
    const { theme, hidden, formats } = sight;
    const { requests, status } = report.series!;
    const steps = stepsOf(report.series!, formats);
    const bars = (key: SeriesKey, counts: readonly number[]) => ({
      label: key,
      data: counts.map((y, index) => ({ x: steps[index]!.middle, y })),
      backgroundColor: theme.fills[key],
      hidden: hidden.has(key),
      categoryPercentage: 1,
      barPercentage: 0.86,
    });
    return {
      type: 'bar',
      data: { datasets: status ? STATUS_KEYS.map(key => bars(key, status[key])) : [bars('requests', requests)] },
      options: {
        ...plotOptions(sight),
        scales: { x: { ...timeAxis(report.series!, sight), stacked: true }, y: { ...countAxis(sight), stacked: true } },
      },
    };
  },
};
