import type { Report } from '../../core/analysis/report.ts';
import { countText, durationText, numberText } from '../../core/base/units.ts';
import { sparkline, squeeze } from './bars.ts';
import type { Style } from './colors.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';
import { displayWidth, padEnd } from '../../core/base/table.ts';

/** One line for each of traffic, server errors, durations and busy workers. */
export function overTime({ series }: Report, page: Page): readonly string[] {
  if (!series || series.requests.length < 2) return [];
  const { t, paint, columns } = page;
  const curves: readonly Curve[] = [
    { name: t('requests'), values: series.requests, join: sum, say: countText, style: 'cyan' },
    { name: '5xx', values: series.status?.['5xx'] ?? [], join: sum, say: countText, style: 'red' },
    { name: 'p95', values: series.duration?.p95 ?? [], join: greatest, say: durationText, style: 'yellow' },
    { name: t('busy'), values: series.busyWorkers ?? [], join: greatest, say: numberText, style: 'green' },
  ];
  const shown = curves.filter(({ values }) => values.some(value => (value ?? 0) > 0));
  const width = Math.max(...shown.map(({ name }) => displayWidth(name)));
  const step = durationText(series.stepSeconds * 1_000_000);
  const lines = shown.map(({ name, values, join, say, style }) => {
    const line = sparkline(squeeze(values, columns - width - ROOM_FOR_MOST, join));
    return `${padEnd(name, width)}  ${paint(style, line)}  ${t('at most {most}', { most: say(greatest(values) ?? 0) })}`;
  });
  return section(t('Over time, in steps of {step}', { step }), lines, page);
}

interface Curve {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** What several steps are together, where there are more than places in the line. */
  readonly join: (values: readonly (number | null)[]) => number | null;
  readonly say: (value: number) => string;
  readonly style: Style;
}

/** Indent, gaps and the words at the end of a line. */
const ROOM_FOR_MOST = 26;

export function hoursOfDay({ hours, requests }: Report, page: Page): readonly string[] {
  if (!hours || requests === 0) return [];
  const { t, paint } = page;
  // Three places an hour, so that the numbers below have room.
  const line = sparkline(hours.flatMap(count => [count, count, null]));
  const numbers = hours.map((_, hour) => (hour % 3 === 0 ? String(hour).padStart(2, '0') : '').padEnd(3)).join('');
  return section(
    t('Requests by hour of day, on the clock of the server'),
    [paint('cyan', line.trimEnd()), numbers.trimEnd()],
    page,
  );
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

const greatest = (values: readonly (number | null)[]) =>
  values.reduce<number | null>((most, value) => (value === null ? most : Math.max(most ?? 0, value)), null);
