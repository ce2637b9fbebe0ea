import { readFileSync } from 'node:fs';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import type { Chart, SeriesKey, Sight } from '../../webview/charts/chart.ts';
import { CHARTS } from '../../webview/charts/index.ts';
import { createFormats } from '../../webview/formats.ts';

/** The report of samples/access.log. */
export const SAMPLE = JSON.parse(readFileSync('test/fixtures/sample-report.json', 'utf8')) as Report;

/** What the reader of these tests sees: English, in UTC, and colours that are called by their series. */
export const SIGHT: Sight = {
  t: english,
  formats: createFormats('en', 'UTC'),
  theme: {
    fontFamily: 'sans-serif',
    fontSize: 12,
    text: 'text',
    axis: 'axis',
    grid: 'grid',
    background: 'background',
    colours: named('colour of'),
    fills: named('fill of'),
  },
  hidden: new Set(),
};

function named(what: string): Record<SeriesKey, string> {
  const keys: SeriesKey[] = ['requests', '2xx', '3xx', '4xx', '5xx', 'p50', 'p95', 'p99', 'busy', 'capacity'];
  return Object.fromEntries(keys.map(key => [key, `${what} ${key}`])) as Record<SeriesKey, string>;
}

export function chartById(id: string): Chart {
  const chart = CHARTS.find(chart => chart.id === id);
  if (!chart) throw new Error(`There is no chart "${id}".`);
  return chart;
}

/** The sample with other answers. */
export function sampleWith(changes: Partial<Report>): Report {
  return { ...SAMPLE, ...changes };
}
