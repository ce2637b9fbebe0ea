import type { Firing, Trial } from '../core/backtest/firing.ts';
import type { Configuration, SeriesKey, Sight, Words } from './charts/chart.ts';
import { plotOptions, sideAxis, smallTicks } from './charts/plot-options.ts';
import { timeAxis } from './charts/time-axis.ts';

/** How an alert fares on the log with some limit, in words and as a chart. */

/** `5%`, `2 s`, `10 min`, `3`. */
export function valueText(value: number, { unit }: Trial, { formats }: Words): string {
  if (unit === 'share') return formats.share(value, 1);
  if (unit === 'seconds') return formats.duration(value * 1e6);
  return unit === 'minutes' && value > 0 ? formats.duration(value * 60e6) : formats.count(value);
}

/** `above 5% for 5 min`. */
export function conditionText(trial: Trial, limit: number, words: Words): string {
  // A limit is as it was said, with no digit more.
  const said = trial.unit === 'share' ? `${typedOf(limit, trial)}%` : valueText(limit, trial, words);
  const values = { limit: said, minutes: trial.forMinutes };
  return trial.operator === '>'
    ? words.t('above {limit} for {minutes} min', values)
    : words.t('{limit} or more for {minutes} min', values);
}

/** `would have fired 2 times, for 14 min in all`. */
export function firedText(found: readonly Firing[], { t, formats }: Words): string {
  const minutes = formats.count(found.reduce((sum, firing) => sum + firing.minutes, 0));
  if (found.length === 0) return t('would have been silent');
  return found.length === 1
    ? t('would have fired once, for {minutes} min', { minutes })
    : t('would have fired {count} times, for {minutes} min in all', { count: formats.count(found.length), minutes });
}

export function limitOf(trial: Trial, limits: Readonly<Record<string, number>>): number {
  return limits[trial.alert] ?? trial.limit;
}

/** The nearest limit that the rules can have. */
export function possibleLimit({ unit }: Trial, wanted: number): number {
  const limit = Math.max(0, wanted);
  if (unit === 'minutes') return Math.min(9999, Math.max(1, Math.round(limit)));
  return unit === 'share' ? Math.min(0.99, round(limit, 4)) : Math.min(999_999, Math.max(0.001, round(limit, 3)));
}

/** The same for one that is dragged: no more digits than a hand can mean. */
export function draggedLimit(trial: Trial, wanted: number): number {
  return possibleLimit(trial, Number(wanted.toPrecision(2)));
}

/** What a key moves a limit by where values go up to `most`: a fortieth of it, or a little more. */
export function stepOf({ unit }: Trial, most: number): number {
  if (unit === 'minutes') return 1;
  const fortieth = Math.max(most, 0.02) / 40;
  const power = 10 ** Math.floor(Math.log10(fortieth));
  return [1, 2, 5, 10].find(step => step * power >= fortieth * (1 - 1e-9))! * power;
}

/** A share is typed in percent. */
export function typedOf(limit: number, { unit }: Trial): string {
  return String(unit === 'share' ? round(limit * 100, 4) : limit);
}

/** Null where it is no number that could be a limit. */
export function limitTyped(text: string, trial: Trial): number | null {
  const typed = Number(text.trim().replace(/%$/, '').replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(typed) || typed < 0) return null;
  const limit = trial.unit === 'share' ? typed / 100 : typed;
  return possibleLimit(trial, limit);
}

/** What stands behind the number that is typed. */
export function unitText({ unit }: Trial): string {
  return { share: '%', seconds: 's', minutes: 'min', timeouts: '' }[unit];
}

/** The limits that are other than the alerts' own, by the names under which rules can have them. */
export function settable(trials: readonly Trial[], limits: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    trials.flatMap(({ alert, option }) => {
      const limit = limits[alert];
      return option === null || limit === undefined ? [] : [[option, String(limit)]];
    }),
  );
}

/** The values over time. A log may have more minutes than a chart has pixels, and then the furthest of several is drawn. */
export function alertChart(trial: Trial, limit: number, sight: Sight): Configuration {
  const { theme } = sight;
  const colour = theme.colours[COLOURS[trial.alert] ?? 'requests'];
  const { start, values } = trial;
  const width = Math.ceil(values.length / MOST_POINTS);
  const data = Array.from({ length: Math.ceil(values.length / width) }, (_, index) => {
    const known = values.slice(index * width, (index + 1) * width).filter(value => value !== null);
    const y = known.length === 0 ? Number.NaN : Math.max(...known);
    return { x: start + Math.min(values.length, (index + 1) * width) * MINUTE, y };
  });
  const isAlone = (index: number) => [index - 1, index + 1].every(at => Number.isNaN(data[at]?.y ?? Number.NaN));
  const callback = (value: string | number) => valueText(Number(value), trial, sight);
  return {
    type: 'line',
    data: {
      datasets: [
        {
          label: trial.alert,
          data,
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: 1.5,
          borderJoinStyle: 'round',
          // Without a neighbour there is no line to see.
          pointRadius: data.map((_, index) => (isAlone(index) ? 2.5 : 0)),
          pointHitRadius: 0,
        },
      ],
    },
    options: {
      ...plotOptions(sight),
      scales: {
        x: timeAxis({ start, stepSeconds: 60, requests: values }, sight),
        y: {
          type: 'linear' as const,
          beginAtZero: true,
          // Room above, so that the line of the limit can be drawn up.
          suggestedMax: limit * 1.25,
          grace: '10%',
          ...sideAxis(theme),
          ticks: { ...smallTicks(theme), maxTicksLimit: 6, callback },
        },
      },
    },
  };
}

/** What an alert is about has a colour elsewhere on the page. */
const COLOURS: Readonly<Record<string, SeriesKey>> = {
  GunicornServerErrors: '5xx',
  GunicornSlowRequests: 'p95',
  GunicornWorkerTimeouts: '5xx',
  GunicornWorkersBusy: 'busy',
};

const MINUTE = 60_000;
const MOST_POINTS = 1500;

const round = (value: number, digits: number) => Number(value.toFixed(digits));
