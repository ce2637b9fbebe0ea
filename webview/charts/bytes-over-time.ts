import type { Chart } from './chart.ts';
import { plotOptions, sizeAxis } from './plot-options.ts';
import { indexOfMost, missingTime, stepsOf, timeAxis, timeHeading } from './time-axis.ts';

/** How much was sent. */
export const bytesOverTime: Chart = {
  id: 'bytes-over-time',
  title: 'Bytes sent',
  kind: 'timeline',

  missing({ series, bytesSent }, { t }) {
    if (bytesSent === null) return t('The format has no size. %(b)s or %(B)s brings it into the log.');
    return missingTime({ series, t });
  },

  caption(report, { t, formats }) {
    const bytes = report.series!.bytesSent!;
    const most = indexOfMost(bytes);
    return t('Most at {time}: {size}. Bodies only, without headers.', {
      time: stepsOf(report.series!, formats)[most]!.start,
      size: formats.size(bytes[most]!),
    });
  },

  series: () => [],

  table(report, { t, formats }) {
    const { requests, bytesSent } = report.series!;
    return {
      columns: [
        { title: timeHeading(report.series!, { t, formats }) },
        { title: t('Sent') },
        { title: t('Requests'), isMinor: true },
      ],
      rows: stepsOf(report.series!, formats).map(({ label, match }, index) => ({
        label,
        cells: [{ text: formats.size(bytesSent![index]!) }, { text: formats.count(requests[index]!) }],
        match: requests[index]! > 0 ? match : null,
      })),
    };
  },

  configuration(report, sight) {
    const { theme, formats } = sight;
    const steps = stepsOf(report.series!, formats);
    return {
      type: 'bar',
      data: {
        datasets: [
          {
            label: 'requests',
            data: report.series!.bytesSent!.map((y, index) => ({ x: steps[index]!.middle, y })),
            backgroundColor: theme.fills.requests,
            categoryPercentage: 1,
            barPercentage: 0.86,
          },
        ],
      },
      options: { ...plotOptions(sight), scales: { x: timeAxis(report.series!, sight), y: sizeAxis(sight) } },
    };
  },
};
