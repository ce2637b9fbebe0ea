/**
 * Numbers and times as the reader's language writes them. Units are always said, at most three digits matter, and
 * times are on the clock of one named zone.
 */
export interface Formats {
  /** Of the times below, such as `UTC` or `Europe/Berlin`. */
  readonly timeZone: string;
  /** `4,385`. */
  count(count: number): string;
  /** `2.85`. */
  amount(amount: number): string;
  /** `3.21%`, `0.04%`, `<0.01%`, `>99.9%` when a few are left, as in findings; `–` of nothing. */
  share(part: number, whole: number): string;
  /** `850 µs`, `17.2 ms`, `1.21 s`, `3.5 min`, `2.1 h`; `–` for null. */
  duration(micros: number | null): string;
  /** `10 ms`, `100 s`: beside a logarithmic axis, where 1.67 min would not look like the power of ten that it is. */
  powerOfTen(micros: number): string;
  /** `512 B`, `1.5 kB`, `231 MB`, in powers of 1000 as in the terminal; `–` for null. */
  size(bytes: number | null): string;
  /** `1.22/s`. */
  perSecond(rate: number): string;
  /** `13:30:20`; without seconds when the step is whole minutes. */
  clock(epochMillis: number, stepSeconds: number): string;
  /** `Nov 17`. */
  day(epochMillis: number): string;
  /** `14:09 – 14:10`, with the day when asked; the end is that of the last second. */
  period(fromMillis: number, untilMillis: number, withDay: boolean): string;
  /** `Nov 17, 2026, 13:30:20 – 14:30:19`. */
  span(firstMillis: number, lastMillis: number): string;
  /** How the zone is written beside times: `UTC`, `GMT+8`. */
  zoneName(epochMillis: number): string;
  /** `one, two, and three`. */
  list(items: readonly string[]): string;
  /** One after the other, with a space where the language has spaces. */
  sentences(sentences: readonly string[]): string;
  /** `13:00 – 13:59`. */
  hourOfDay(hour: number): string;
}

/**
 * @param language as `<html lang>` says
 * @param timeZone IANA name; the zone of this machine unless said
 */
export function createFormats(language: string, timeZone?: string): Formats {
  const zone = timeZone ?? new Intl.DateTimeFormat(language).resolvedOptions().timeZone;
  const time = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, hourCycle: 'h23', ...options });
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat(language, { maximumSignificantDigits: DIGITS });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: DIGITS });
  const minutes = time({ hour: '2-digit', minute: '2-digit' });
  const seconds = time({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = time({ month: 'short', day: 'numeric' });
  const dayAndMinutes = time({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  const dayAndSeconds = time({
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const span = time({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const zoneName = time({ timeZoneName: 'short' });

  const list = new Intl.ListFormat(language, { type: 'conjunction' });

  const scaled = (value: number | null, units: readonly Unit[]) => {
    if (value === null) return NOTHING;
    const { size, sign } = unitFor(value, units);
    return `${short.format(value / size)}\u00a0${sign}`;
  };

  return {
    timeZone: zone,
    count: count => whole.format(count),
    amount: amount => short.format(amount),
    share(part, total) {
      if (total <= 0) return NOTHING;
      const share = part / total;
      if (share > 0 && share < LEAST_SHARE) return `<${percent.format(LEAST_SHARE)}`;
      if (share < 1 && share > MOST_SHARE) return `>${percent.format(MOST_SHARE)}`;
      return percent.format(share);
    },
    duration: micros => scaled(micros, DURATIONS),
    powerOfTen: micros => scaled(micros, DURATIONS_OF_TEN),
    size: bytes => scaled(bytes, SIZES),
    perSecond: rate => `${rate < 1000 ? short.format(rate) : whole.format(rate)}/s`,
    clock: (epochMillis, stepSeconds) => (stepSeconds % 60 === 0 ? minutes : seconds).format(epochMillis),
    day: epochMillis => day.format(epochMillis),
    period(fromMillis, untilMillis, withDay) {
      const isWholeMinutes = fromMillis % 60_000 === 0 && untilMillis % 60_000 === 0;
      if (!withDay) return (isWholeMinutes ? minutes : seconds).formatRange(fromMillis, untilMillis);
      return (isWholeMinutes ? dayAndMinutes : dayAndSeconds).formatRange(fromMillis, untilMillis);
    },
    span: (firstMillis, lastMillis) => span.formatRange(firstMillis, lastMillis),
    zoneName: epochMillis =>
      zoneName.formatToParts(epochMillis).find(({ type }) => type === 'timeZoneName')?.value ?? zone,
    list: items => list.format(items),
    sentences: sentences => sentences.join(/^(zh|ja)\b/.test(language) ? '' : ' '),
    hourOfDay: hour => `${String(hour).padStart(2, '0')}:00 – ${String(hour).padStart(2, '0')}:59`,
  };
}

/** What stands where there is no value. */
export const NOTHING = '–';

const DIGITS = 3;
const LEAST_SHARE = 0.0001;
const MOST_SHARE = 0.999;

interface Unit {
  /** How many of the smallest unit make one of this. */
  readonly size: number;
  readonly sign: string;
}

const DURATIONS: readonly Unit[] = [
  { size: 1, sign: 'µs' },
  { size: 1e3, sign: 'ms' },
  { size: 1e6, sign: 's' },
  { size: 60e6, sign: 'min' },
  { size: 3600e6, sign: 'h' },
];

const DURATIONS_OF_TEN = DURATIONS.slice(0, 3);

const SIZES: readonly Unit[] = ['B', 'kB', 'MB', 'GB', 'TB'].map((sign, power) => ({ size: 1000 ** power, sign }));

/** The largest unit of which there is at least one, after rounding: 999.9 ms are 1 s. */
function unitFor(value: number, units: readonly Unit[]): Unit {
  let chosen = units[0]!;
  for (const unit of units) {
    const shown = Number((Math.abs(value) / chosen.size).toPrecision(DIGITS)) * chosen.size;
    if (Math.max(shown, Math.abs(value)) >= unit.size) chosen = unit;
  }
  return chosen;
}
