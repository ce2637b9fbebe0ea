import { DASHES } from './dashes.ts';
import type { Chart, SeriesKey } from './chart.ts';
import { missingDuration } from './latency-over-time.ts';
import { amountAxis, plotOptions } from './plot-options.ts';
import { indexOfMost, stepsOf, timeAxis, timeHeading } from './time-axis.ts';

/** How many requests were worked on at a time, against what all workers together can do: the queue nobody else shows. */
export const busyWorkers: Chart = {
  id: 'busy-workers',
  title: 'Busy workers',
  kind: 'timeline',

  missing: missingDuration,

  caption(report, { t, formats }) {
    const busy = report.series!.busyWorkers!;
    const busiest = indexOfMost(busy);
    const values = {
      time: stepsOf(report.series!, formats)[busiest]!.start,
      busy: formats.amount(busy[busiest]!),
    };
    const { capacity, shareAbove80 } = report.saturation ?? { capacity: null, shareAbove80: null };
    if (capacity === null) {
      return formats.sentences([
        t('Busiest at {time}: {busy} on average.', values),
        t('With the config, or workers named, their capacity is drawn, too.'),
      ]);
    }
    const most = t('Busiest at {time}: {busy} of {capacity} on average.', {
      ...values,
      capacity: formats.count(capacity),
    });
    if (!shareAbove80) return formats.sentences([most, t('Never more than 80% of them.')]);
    const share = formats.share(shareAbove80, 1);
    return formats.sentences([most, t('More than 80% of them for {share} of the time.', { share })]);
  },

  series({ saturation }, { t, formats }) {
    const { capacity, busyMean } = saturation ?? { capacity: null, busyMean: 0 };
    const busy = {
      key: 'busy' as const,
      title: t('busy'),
      explanation: t('Requests being worked on, on average in each step'),
      value: formats.amount(busyMean),
    };
    if (capacity === null) return [busy];
    const most = {
      key: 'capacity' as const,
      title: t('capacity'),
      explanation: t('Workers times threads: more requests have to wait'),
      value: formats.count(capacity),
    };
    return [busy, most];
  },

  table(report, { t, formats }) {
    const { requests, busyWorkers } = report.series!;
    const capacity = report.saturation?.capacity ?? null;
    return {
      columns: [
        { title: timeHeading(report.series!, { t, formats }) },
        { title: t('busy'), series: 'busy' },
        ...(capacity === null ? [] : [{ title: t('capacity'), series: 'capacity' as const }]),
        { title: t('Requests'), isMinor: true },
      ],
      rows: stepsOf(report.series!, formats).map(({ label, match }, index) => {
        const lines = requests[index]! > 0 ? match : null;
        return {
          label,
          cells: [
            { text: formats.amount(busyWorkers![index]!), ...(lines && { match: lines }) },
            ...(capacity === null ? [] : [{ text: formats.count(capacity) }]),
            { text: formats.count(requests[index]!) },
          ],
          match: lines,
        };
      }),
    };
  },

  configuration(report, sight) {
    const { theme, hidden, formats } = sight;
    const busy = report.series!.busyWorkers!;
    const capacity = report.saturation?.capacity ?? null;
    const steps = stepsOf(report.series!, formats);
    const line = (key: SeriesKey, values: readonly number[]) => ({
      label: key,
      data: values.map((y, index) => ({ x: steps[index]!.middle, y })),
      hidden: hidden.has(key),
      borderColor: theme.colours[key],
      backgroundColor: `color-mix(in srgb, ${theme.colours[key]} 18%, transparent)`,
      borderWidth: 1.5,
      borderDash: key === 'capacity' ? [...DASHES.capacity] : [],
      fill: key === 'busy',
      stepped: 'middle' as const,
      pointRadius: 0,
      pointHitRadius: 0,
    });
    return {
      type: 'line',
      data: {
        datasets: [
          line('busy', busy),
          ...(capacity === null
            ? []
            : [
                line(
                  'capacity',
                  busy.map(() => capacity),
                ),
              ]),
        ],
      },
      options: {
        ...plotOptions(sight),
        scales: { x: timeAxis(report.series!, sight), y: amountAxis(sight) },
      },
    };
  },
};
