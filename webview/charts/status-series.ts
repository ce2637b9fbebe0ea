import type { Report } from '../../core/analysis/report.ts';
import type { Series, Words } from './chart.ts';

/** From the axis outwards: failures first, because only what starts at the axis can be compared by eye. */
export const STATUS_KEYS = ['5xx', '4xx', '3xx', '2xx'] as const;

/** What the classes of a status mean, with their totals; nothing when the log has no status. */
export function statusSeries({ statusClasses, requests }: Report, { t, formats }: Words): Series[] {
  if (!statusClasses) return [];
  const titles = {
    '2xx': t('2xx success'),
    '3xx': t('3xx redirect'),
    '4xx': t('4xx client error'),
    '5xx': t('5xx server error'),
  };
  return STATUS_KEYS.toReversed().map(key => ({
    key,
    title: titles[key],
    value: `${formats.count(statusClasses[key])} (${formats.share(statusClasses[key], requests)})`,
  }));
}
