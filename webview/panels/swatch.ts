import type { SeriesKey } from '../charts/chart.ts';
import { element } from '../element.ts';

/** A sample of the colour and pattern of a series, as the charts draw it; the style sheet knows them by the key. */
export function swatch(key: SeriesKey): HTMLElement {
  return element('span', { className: `swatch series-${key}`, ariaHidden: 'true' });
}
