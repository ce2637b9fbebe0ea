import type { Report } from '../../core/analysis/report.ts';
import { DASHES } from './dashes.ts';
import type { Chart, Words } from './chart.ts';
import { NOTHING } from '../formats.ts';
import { durationAxis, leastOf, plotOptions, spreadsWidely } from './plot-options.ts';
import { indexOfMost, missingTime, stepsOf, timeAxis, timeHeading } from './time-axis.ts';

/** How long requests took: the middle one, the slow ones and the slowest, step by step. */
export const latencyOverTime: Chart = {
  id: 'latency-over-time',
  title: 'Latency',
  kind: 'timeline',

  missing: missingDuration,

  caption(report, { t, formats }) {
    const { p50, p95, p99 } = report.series!.duration!;
    const slowest = indexOfMost(p95);
    if (slowest < 0) return '';
    const sentence = t('Slowest at {time}: p95 {slowest} ({usual} overall).', {
      time: stepsOf(report.series!, formats)[slowest]!.start,
      slowest: formats.duration(p95[slowest]!),
      usual: formats.duration(report.duration!.p95),
    });
    return spreadsWidely([...p50, ...p95, ...p99]) ? formats.sentences([sentence, t('Logarithmic scale.')]) : sentence;
  },

  series({ duration }, { t, formats }) {
    if (!duration) return [];
    const explanations = {
      p50: t('Half of the requests took at most this long'),
      p95: t('1 request in 20 took longer'),
      p99: t('1 request in 100 took longer'),
    };
    return KEYS.map(key => ({
      key,
      title: key,
      explanation: explanations[key],
      value: formats.duration(duration[key]),
    }));
  },

  table(report, { t, formats }) {
    const { requests } = report.series!;
    const duration = report.series!.duration!;
    return {
      columns: [
        { title: timeHeading(report.series!, { t, formats }) },
        ...KEYS.map(key => ({ title: key, series: key })),
        { title: t('Requests'), isMinor: true },
      ],
      rows: stepsOf(report.series!, formats).map(({ label, match }, index) => ({
        label,
        cells: [
          ...KEYS.map(key => {
            const micros = duration[key][index]!;
            if (micros === null) return { text: NOTHING };
            const least = leastOf(micros, report.duration!);
            return { text: formats.duration(micros), match: { ...match, atLeastMicros: least } };
          }),
          { text: formats.count(requests[index]!) },
        ],
        match: requests[index]! > 0 ? match : null,
      })),
    };
  },

  configuration(report, sight) {
    const { theme, hidden, formats } = sight;
    const duration = report.series!.duration!;
    const steps = stepsOf(report.series!, formats);
    const shown = KEYS.filter(key => !hidden.has(key)).flatMap(key => duration[key]);
    return {
      type: 'line',
      data: {
        datasets: KEYS.map(key => ({
          label: key,
          data: duration[key].map((micros, index) => ({ x: steps[index]!.middle, y: micros ?? Number.NaN })),
          hidden: hidden.has(key),
          borderColor: theme.colours[key],
          backgroundColor: theme.colours[key],
          borderWidth: key === 'p95' ? 2 : 1.5,
          borderDash: [...DASHES[key]],
          borderJoinStyle: 'round' as const,
          // Without a neighbour there is no line to see.
          pointRadius: loneliness(duration[key]).map(isAlone => (isAlone ? 2.5 : 0)),
          pointHitRadius: 0,
        })),
      },
      options: {
        ...plotOptions(sight),
        scales: { x: timeAxis(report.series!, sight), y: durationAxis(shown, sight) },
      },
    };
  },
};

const KEYS = ['p50', 'p95', 'p99'] as const;

function loneliness(values: NonNullable<NonNullable<Report['series']>['duration']>['p50']): boolean[] {
  const isGap = (index: number) => (values[index] ?? null) === null;
  return values.map((_, index) => !isGap(index) && isGap(index - 1) && isGap(index + 1));
}

/** Why there is nothing about durations over time; null when there is. */
export function missingDuration({ series, duration, format }: Report, { t }: Words): string | null {
  if (duration) return missingTime({ series, t });
  return format.from === 'config'
    ? t(
        'The format has no duration. Add %(D)s, microseconds, to access_log_format; in the config, a quick fix does that.',
      )
    : t('The format has no duration. With %(D)s in access_log_format, Gunicorn writes microseconds.');
}
