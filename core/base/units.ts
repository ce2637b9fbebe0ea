/**
 * Numbers as people read them: three significant digits and a unit. Pure text, the same in every language, since the
 * signs of units are; digits are grouped as English and Chinese do, so that a finding and a chart agree.
 */

/** `850 µs`, `17.2 ms`, `1.22 s`, `3.5 min`, `2.1 h`. */
export function durationText(micros: number): string {
  return scaled(micros, DURATIONS);
}

/** `512 B`, `1.5 kB`, `231 MB`; powers of 1000, as file systems and networks count. */
export function sizeText(bytes: number): string {
  return scaled(bytes, SIZES);
}

/** `6,770`, `1,234,567`: whole numbers in groups of three. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A whole number that may be off by a share: `6,770` where that is 0, else to three digits, `≈1,230,000`. */
export function estimateText(count: number, relativeError: number): string {
  return relativeError === 0 ? countText(count) : `≈${countText(Number(count.toPrecision(3)))}`;
}

/** `12.3%`, `<0.01%`, `0%`, `>99.9%` when a few are left, `100%` of a whole; an empty whole has no shares. */
export function shareText(part: number, whole: number): string {
  if (whole <= 0) return '–';
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < LEAST_PERCENT) return `<${LEAST_PERCENT}%`;
  if (percent < 100 && percent > MOST_PERCENT) return `>${MOST_PERCENT}%`;
  return `${significant(percent)}%`;
}

const LEAST_PERCENT = 0.01;
const MOST_PERCENT = 99.9;

/** A number without unit, to three significant digits: `0.5`, `12.3`, `6,770`. */
export function numberText(value: number): string {
  return Math.abs(value) >= 1000 ? countText(value) : significant(value);
}

interface Step {
  /** How many of the smallest unit make one of this. */
  readonly size: number;
  readonly sign: string;
}

const DURATIONS: readonly Step[] = [
  { size: 3_600_000_000, sign: 'h' },
  { size: 60_000_000, sign: 'min' },
  { size: 1_000_000, sign: 's' },
  { size: 1_000, sign: 'ms' },
  { size: 1, sign: 'µs' },
];

const SIZES: readonly Step[] = [
  { size: 1e12, sign: 'TB' },
  { size: 1e9, sign: 'GB' },
  { size: 1e6, sign: 'MB' },
  { size: 1e3, sign: 'kB' },
  { size: 1, sign: 'B' },
];

/** In the largest unit of which there is at least one, after rounding: 999.9 ms are 1 s. */
function scaled(value: number, steps: readonly Step[]): string {
  const step =
    steps.find(({ size }, index) => {
      const smaller = steps[index + 1]?.size ?? 1;
      return Number(Math.abs(value / smaller).toPrecision(3)) * smaller >= size;
    }) ?? steps.at(-1)!;
  return `${numberText(value / step.size)} ${step.sign}`;
}

/** Three significant digits, without an exponent and without zeros that say nothing. */
function significant(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return String(Number(value.toFixed(Math.min(digits, 6))));
}
