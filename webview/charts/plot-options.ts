import type { Theme } from '../theme.ts';
import type { Duration } from '../../core/analysis/report.ts';
import type { Sight } from './chart.ts';

/** What all plots have in common: nothing moves, and what is under the pointer is told outside of the canvas. */
export function plotOptions({ theme }: Sight) {
  return {
    animation: false as const,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { top: 6, right: 8 } },
    font: { family: theme.fontFamily, size: theme.fontSize },
  };
}

/** Numbers of requests, from 0. */
export function countAxis({ theme, formats }: Sight) {
  return {
    type: 'linear' as const,
    beginAtZero: true,
    ...sideAxis(theme),
    ticks: {
      ...smallTicks(theme),
      maxTicksLimit: MOST_TICKS,
      precision: 0,
      callback: (value: string | number) => formats.count(Number(value)),
    },
  };
}

/** Numbers that need not be whole, from 0. */
export function amountAxis({ theme, formats }: Sight) {
  return {
    type: 'linear' as const,
    beginAtZero: true,
    ...sideAxis(theme),
    ticks: {
      ...smallTicks(theme),
      maxTicksLimit: MOST_TICKS,
      callback: (value: string | number) => formats.amount(Number(value)),
    },
  };
}

/** Bytes, from 0. */
export function sizeAxis({ theme, formats }: Sight) {
  return {
    type: 'linear' as const,
    beginAtZero: true,
    ...sideAxis(theme),
    ticks: {
      ...smallTicks(theme),
      maxTicksLimit: MOST_TICKS,
      callback: (value: string | number) => formats.size(Number(value)),
    },
  };
}

/**
 * Durations in microseconds. They often spread over many powers of ten, and then the axis is logarithmic; a duration
 * of 0 has no place on such an axis.
 */
export function durationAxis(values: readonly (number | null)[], { theme, formats }: Sight) {
  const isLogarithmic = spreadsWidely(values);
  const shared = sideAxis(theme);
  if (!isLogarithmic) {
    const callback = (value: string | number) => formats.duration(Number(value));
    return {
      type: 'linear' as const,
      beginAtZero: true,
      ...shared,
      ticks: { ...smallTicks(theme), maxTicksLimit: MOST_TICKS, callback },
    };
  }
  return {
    type: 'logarithmic' as const,
    ...shared,
    afterBuildTicks(axis: { min: number; max: number; ticks: { value: number }[] }) {
      axis.ticks = powersOfTen(axis.min, axis.max).map(value => ({ value }));
    },
    ticks: {
      ...smallTicks(theme),
      autoSkip: false,
      callback: (value: string | number) => formats.powerOfTen(Number(value)),
    },
  };
}

/** Whether a chart of these durations needs a logarithmic axis, and can have one. */
export function spreadsWidely(values: readonly (number | null)[]): boolean {
  const known = values.filter(value => value !== null);
  const least = Math.min(...known);
  return least > 0 && Math.max(...known) / least > WIDE;
}

/** Quantiles are rounded: the least that a duration can be that counts as this one. */
export function leastOf(micros: number, { relativeError }: Duration): number {
  return Math.floor(micros * (1 - relativeError));
}

export function smallTicks({ axis, fontFamily, fontSize }: Theme) {
  return { color: axis, font: { family: fontFamily, size: fontSize } };
}

/** As wide in all plots, so that the same moment is at the same place in those that stand below one another. */
export function sideAxis({ grid, fontSize }: Theme) {
  return {
    grid: { color: grid, drawTicks: false },
    border: { display: false },
    afterFit: (axis: { width: number }) => void (axis.width = fontSize * 4.5),
  };
}

function powersOfTen(least: number, most: number): number[] {
  const first = Math.ceil(Math.log10(least) - 1e-9);
  const last = Math.floor(Math.log10(most) + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

const MOST_TICKS = 6;
const WIDE = 30;
