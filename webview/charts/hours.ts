import type { Chart } from './chart.ts';
import { countAxis, plotOptions, smallTicks } from './plot-options.ts';
import { indexOfMost } from './time-axis.ts';

/** When in the day requests come. */
export const hours: Chart = {
  id: 'hours',
  title: 'Hours of the day',
  kind: 'plot',

  missing({ hours }, { t }) {
    return hours
      ? null
      : t('The lines carry no time. With %(t)s in access_log_format there would be hours of the day.');
  },

  caption({ hours, requests }, { t, formats }) {
    const busiest = indexOfMost(hours!);
    return t('On the clock of the server. Busiest {hour}: {share}.', {
      hour: formats.hourOfDay(busiest),
      share: formats.share(hours![busiest]!, requests),
    });
  },

  series: () => [],

  table({ hours, requests }, { t, formats }) {
    return {
      columns: [{ title: t('Hour') }, { title: t('Requests') }, { title: t('Share') }],
      rows: hours!.map((count, hour) => ({
        label: formats.hourOfDay(hour),
        cells: [{ text: formats.count(count) }, { text: formats.share(count, requests) }],
        match: count > 0 ? { hour } : null,
      })),
    };
  },

  configuration({ hours }, sight) {
    const { theme } = sight;
    return {
      type: 'bar',
      data: {
        labels: hours!.map((_, hour) => hour),
        datasets: [
          {
            label: 'requests',
            data: [...hours!],
            backgroundColor: theme.fills.requests,
            categoryPercentage: 1,
            barPercentage: 0.86,
          },
        ],
      },
      options: {
        ...plotOptions(sight),
        scales: {
          x: {
            type: 'category',
            grid: { display: false },
            border: { color: theme.grid },
            ticks: {
              ...smallTicks(theme),
              maxRotation: 0,
              autoSkip: false,
              // Every third hour, which is enough to count from.
              callback: (_: unknown, hour: number) => (hour % 3 === 0 ? String(hour).padStart(2, '0') : null),
            },
          },
          y: countAxis(sight),
        },
      },
    };
  },
};
