import type { Report } from '../../core/analysis/report.ts';
import { numberText, shareText } from '../../core/base/units.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';

/** How busy the workers were, of how many where that is known. */
export function workers({ saturation }: Report, page: Page): readonly string[] {
  if (!saturation) return [];
  const { t } = page;
  const { capacity, busyMean, busyPeak, shareAbove80 } = saturation;
  const mean = numberText(busyMean);
  const peak = numberText(busyPeak);
  const line =
    capacity === null
      ? t('{mean} busy on average, {peak} at the peak', { mean, peak })
      : t('{mean} of {capacity} busy on average, {peak} at the peak; more than 80% busy for {share} of the time', {
          mean,
          capacity,
          peak,
          share: shareText(shareAbove80 ?? 0, 1),
        });
  return section(t('Workers'), [line], page);
}
