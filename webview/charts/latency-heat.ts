import type { Heat } from '../../core/analysis/report.ts';
import type { Chart, Words } from './chart.ts';
import { missingDuration } from './latency-over-time.ts';
import { plotOptions, sideAxis, smallTicks } from './plot-options.ts';
import { stepsOf, timeAxis, timeHeading } from './time-axis.ts';

/** All durations over time: what a percentile cannot show, such as two kinds of requests, or a few that wait for a lock. */
export const latencyHeat: Chart = {
  id: 'latency-heat',
  title: 'Latency, all requests',
  kind: 'timeline',

  missing: missingDuration,
  caption: (_, { t }) => t('One field for the requests of a step that took about as long: the stronger, the more.'),
  series: () => [],

  table(report, { t, formats }) {
    const { bounds, counts } = report.series!.heat!;
    // The slowest first, as they stand in the chart.
    const bands = bounds.map((_, band) => band).toReversed();
    return {
      columns: [
        { title: timeHeading(report.series!, { t, formats }) },
        ...bands.map(band => ({ title: titleOf(bounds, band, { t, formats }), dataset: String(band) })),
      ],
      rows: stepsOf(report.series!, formats).map(({ label, match }, index) => {
        const all = counts[index]!.reduce((sum, count) => sum + count, 0);
        return {
          label,
          cells: bands.map(band => {
            const count = counts[index]![band]!;
            if (count === 0) return { text: '' };
            return { text: formats.count(count), match: { ...match, ...limitsOf(bounds, band) } };
          }),
          match: all > 0 ? match : null,
        };
      }),
    };
  },

  configuration(report, sight) {
    const { theme, formats } = sight;
    const { bounds, counts } = report.series!.heat!;
    const steps = stepsOf(report.series!, formats);
    const most = Math.max(1, ...counts.flat());
    return {
      type: 'bar',
      data: {
        datasets: bounds.map((_, band) => ({
          label: String(band),
          data: steps.map(({ middle }, index) => ({
            x: middle,
            y: counts[index]![band]! > 0 ? ([band, band + 1] as [number, number]) : Number.NaN,
          })),
          backgroundColor: counts.map(
            bands => `color-mix(in srgb, ${theme.colours.p95} ${strengthOf(bands[band]!, most)}%, ${theme.background})`,
          ),
          grouped: false,
          borderSkipped: false as const,
          categoryPercentage: 1,
          barPercentage: 1,
        })),
      },
      options: {
        ...plotOptions(sight),
        scales: {
          x: timeAxis(report.series!, sight),
          y: {
            type: 'linear' as const,
            min: 0,
            max: bounds.length,
            ...sideAxis(theme),
            ticks: {
              ...smallTicks(theme),
              stepSize: 1,
              autoSkip: false,
              callback: (value: string | number) => tickOf(Number(value), bounds, formats),
            },
          },
        },
      },
    };
  },
};

/** Percent. The eye tells few from none, so one request is well visible, and twice as many are not twice as strong. */
const strengthOf = (count: number, most: number) => Math.round(14 + 86 * Math.sqrt(count / most));

/** Every third bound is a power of ten. */
function tickOf(band: number, bounds: Heat['bounds'], formats: Words['formats']): string | null {
  const bound = bounds[band];
  return bound !== undefined && bound > 0 && Number.isInteger(Math.log10(bound)) ? formats.powerOfTen(bound) : null;
}

function titleOf(bounds: Heat['bounds'], band: number, { t, formats }: Words): string {
  const [from, until] = [bounds[band]!, bounds[band + 1]];
  if (until === undefined) return t('from {duration}', { duration: formats.duration(from) });
  return `${formats.duration(from)} – ${formats.duration(until)}`;
}

function limitsOf(bounds: Heat['bounds'], band: number) {
  const until = bounds[band + 1];
  // What is counted here may be a little below the bound.
  const atLeastMicros = Math.floor(bounds[band]! * (1 - EDGE));
  return until === undefined ? { atLeastMicros } : { atLeastMicros, belowMicros: Math.ceil(until * (1 + EDGE)) };
}

const EDGE = 0.005;
