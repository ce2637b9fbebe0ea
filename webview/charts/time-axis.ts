import type { LineMatch } from '../../core/query/line-match.ts';
import type { Series as ReportSeries } from '../../core/analysis/report.ts';
import type { Formats } from '../formats.ts';
import type { Sight, Words } from './chart.ts';
import { smallTicks } from './plot-options.ts';

/** A step of the report's series. */
export interface Step {
  /** `14:09 – 14:10`, with the day where the log has several. */
  readonly label: string;
  /** `14:09`, when it begins. */
  readonly start: string;
  /** Epoch milliseconds of its middle: bars are as wide as the step they count. */
  readonly middle: number;
  readonly match: LineMatch;
}

/** What of a series tells from when until when it goes. */
type Steps = Pick<ReportSeries, 'start' | 'stepSeconds'> & { readonly requests: readonly unknown[] };

export function stepsOf(series: ReportSeries, formats: Formats): Step[] {
  const length = series.stepSeconds * 1000;
  const { from: first, until: last } = extentOf(series);
  const hasDays = formats.day(first) !== formats.day(last - 1);
  return series.requests.map((_, index) => {
    const from = series.start + index * length;
    const until = from + length;
    const clock = formats.clock(from, series.stepSeconds);
    return {
      label: formats.period(from, until, hasDays),
      start: hasDays ? `${formats.day(from)} ${clock}` : clock,
      middle: from + length / 2,
      match: { from, until },
    };
  });
}

/** The heading of a column of steps: whose clock it is. */
export function timeHeading(series: ReportSeries, { t, formats }: Words): string {
  return t('Time ({zone})', { zone: formats.zoneName(series.start) });
}

/** Why a log has nothing that goes over time; null when it has. */
export function missingTime({ series, t }: { series: ReportSeries | null; t: Words['t'] }): string | null {
  if (series) return null;
  return t('The lines carry no time. With %(t)s in access_log_format there would be a chart over time.');
}

/** Where the first of the largest values is; -1 when there is none. */
export function indexOfMost(values: readonly (number | null)[]): number {
  return values.reduce<number>(
    (best, value, index) => (value !== null && (best < 0 || value > values[best]!) ? index : best),
    -1,
  );
}

/** The horizontal axis of everything that goes over time, the same for all so that they can be compared. */
export function timeAxis(series: Steps, { theme, formats }: Sight) {
  const { from, until } = extentOf(series);
  return {
    type: 'linear' as const,
    min: from,
    max: until,
    // Charts of bars make room at both ends unless told not to.
    offset: false,
    grid: { display: false },
    border: { color: theme.grid },
    afterBuildTicks(axis: { width: number; ticks: { value: number }[] }) {
      const most = Math.max(2, Math.floor(axis.width / PIXELS_PER_TICK));
      axis.ticks = timeTicks(from, until, most, formats.timeZone).map(value => ({ value }));
    },
    ticks: {
      ...smallTicks(theme),
      maxRotation: 0,
      autoSkip: false,
      callback: (value: string | number) => tickLabel(Number(value), until - from, formats),
    },
  };
}

/**
 * Moments that people read easily, whole minutes, hours or days on the clock of the zone: at most `most` of them
 * between two epochs in milliseconds.
 */
export function timeTicks(from: number, until: number, most: number, timeZone: string): number[] {
  const step = TICK_STEPS.find(seconds => (until - from) / 1000 / seconds < most) ?? TICK_STEPS.at(-1)!;
  const length = step * 1000;
  const offset = zoneOffset(from, timeZone);
  const first = Math.ceil((from + offset) / length) * length;
  const locals = Array.from({ length: most + 1 }, (_, index) => first + index * length);
  // The clock may have been changed since the beginning.
  const ticks = locals.map(local => local - zoneOffset(local - offset, timeZone));
  return ticks.filter(tick => tick >= from && tick <= until);
}

function tickLabel(epochMillis: number, extentMillis: number, formats: Formats): string {
  const isMidnight = (epochMillis + zoneOffset(epochMillis, formats.timeZone)) % DAY === 0;
  if (isMidnight && extentMillis > DAY / 2) return formats.day(epochMillis);
  return formats.clock(epochMillis, extentMillis >= FIVE_MINUTES ? 60 : 1);
}

function extentOf({ start, stepSeconds, requests }: Steps): { from: number; until: number } {
  return { from: start, until: start + requests.length * stepSeconds * 1000 };
}

const PIXELS_PER_TICK = 70;
const FIVE_MINUTES = 300_000;
const DAY = 86_400_000;

/** Seconds. */
const TICK_STEPS = [
  1,
  2,
  5,
  10,
  15,
  30,
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * 60),
  ...[1, 2, 3, 6, 12].map(hours => hours * 3600),
  ...[1, 2, 7, 14, 28, 84, 364, 3640].map(days => days * 86_400),
];

/** What the clock of a zone is ahead of UTC at that moment, in milliseconds. */
function zoneOffset(epochMillis: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(clock.formatToParts(epochMillis).map(({ type, value }) => [type, Number(value)]));
  const [year, month, day, hour, minute, second] = PARTS.map(part => parts.get(part)!) as Six;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epochMillis / 1000) * 1000;
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
type Six = [number, number, number, number, number, number];
