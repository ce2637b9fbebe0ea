import type { InsightRow, Report } from '../../core/analysis/report.ts';
import type { Localize } from '../../core/base/localize.ts';
import type { Style } from './colors.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';
import { visible } from '../../core/base/visible.ts';

/** What somebody should know, worst first, and what would help. */
export function findings({ insights }: Report, page: Page): readonly string[] {
  const { t, paint } = page;
  const lines = (insights ?? []).flatMap(({ severity, says, advice }) => {
    const line = `${paint(STYLES[severity], severityText(severity, t))} ${visible(says)}`;
    return advice === null ? [line] : [line, paint('dim', `  ${visible(advice)}`)];
  });
  return section(t('Findings'), lines, page);
}

const STYLES: Readonly<Record<InsightRow['severity'], Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
};

function severityText(severity: InsightRow['severity'], t: Localize): string {
  if (severity === 'error') return t('error:');
  return severity === 'warning' ? t('warning:') : t('note:');
}
