import type { Report } from '../../core/analysis/report.ts';
import { countText, durationText, shareText } from '../../core/base/units.ts';
import { bar } from './bars.ts';
import type { Style } from './colors.ts';
import { lowerBoundsText } from './error-log.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';
import { table } from '../../core/base/table.ts';

/** Status codes by class, with a bar for each class. */
export function statuses({ status, statusClasses, requests }: Report, page: Page): readonly string[] {
  if (!status || !statusClasses || requests === 0) return [];
  const { t, paint } = page;
  const occurring = Object.entries(statusClasses).filter(([, count]) => count > 0);
  const rows = occurring.map(([name, count]) => {
    const codes = Object.entries(status).filter(([code]) => code.length === 3 && code[0] === name[0]);
    return [
      name,
      countText(count),
      shareText(count, requests),
      bar(count / requests, BAR).padEnd(BAR),
      codes.map(([code, some]) => `${code} × ${countText(some)}`).join(', '),
    ];
  });
  const [, ...lines] = table(COLUMNS, rows);
  return section(
    t('Status'),
    lines.map((line, index) => paint(STYLES[occurring[index]![0]] ?? 'dim', line)),
    page,
  );
}

const BAR = 24;

const COLUMNS = (['left', 'right', 'right', 'left', 'left'] as const).map(align => ({ title: '', align }));

const STYLES: Readonly<Record<string, Style>> = { '2xx': 'green', '3xx': 'cyan', '4xx': 'yellow', '5xx': 'red' };

export function durations(report: Report, page: Page): readonly string[] {
  const { duration } = report;
  if (!duration) return [];
  const { t } = page;
  const values = [
    [t('fastest'), duration.min],
    ['p50', duration.p50],
    ['p90', duration.p90],
    ['p95', duration.p95],
    ['p99', duration.p99],
    ['p99.9', duration.p999],
    [t('slowest'), duration.max],
    [t('mean'), duration.mean],
  ] as const;
  const columns = values.map(([title]) => ({ title, align: 'right' as const }));
  const lines = table(columns, [values.map(([, micros]) => durationText(micros))]);
  return section(t('Duration'), [...lines, ...lowerBoundsText(report, t)], page);
}
