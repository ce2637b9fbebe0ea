import type { Report } from '../../core/analysis/report.ts';
import type { Series, Words } from './chart.ts';

/** From the axis outwards: failures first, because only what starts at the axis can be compared by eye. */
export const STATUS_KEYS = ['5xx', '4xx', '3xx', '2xx'] as const;

/** What the classes of a status mean, with their totals; nothing when the log has no status. */
export function statusSeries({ statusClasses, requests }: Report, { t, formats }: Words): Series[] {
  if (!statusClasses) return [];
  const explanations = {
    '2xx': t('Success'),
    '3xx': t('Redirect, or not modified'),
    '4xx': t('Error of the client'),
    '5xx': t('Error of the server'),
  };
  return STATUS_KEYS.toReversed().map(key => ({
    key,
    title: key,
    explanation: explanations[key],
    value: `${formats.count(statusClasses[key])} (${formats.share(statusClasses[key], requests)})`,
  }));
}
