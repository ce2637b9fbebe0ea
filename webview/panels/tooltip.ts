import type { Row, Table } from '../charts/chart.ts';
import type { Place } from '../draw.ts';
import { element, fill } from '../element.ts';
import { swatch } from './swatch.ts';

/** What stands beside a point of a plot: its row of the table. What it says is announced elsewhere. */
export function createTooltip() {
  const node = element('div', { className: 'tooltip', ariaHidden: 'true', hidden: true });
  return {
    node,
    hide: () => void (node.hidden = true),
    /**
     * @param within place of the point, in a box that is so wide
     * @param chosen the column that is pointed at
     * @param also what else is to be said of it
     */
    show(
      row: Row,
      { columns }: Table,
      { place, width }: { readonly place: Place; readonly width: number },
      chosen: string | null,
      also: readonly string[],
    ): void {
      const values = row.cells.flatMap(({ text }, index) => {
        if (text === '') return [];
        const { title, series, dataset } = columns[index + 1]!;
        const className = chosen !== null && (series ?? dataset) === chosen ? 'chosen' : '';
        return element(
          'div',
          { className },
          element('span', {}, series ? swatch(series) : null, title),
          element('span', {}, text),
        );
      });
      const happened = also.map(text => element('div', { className: 'happened' }, text));
      fill(node, element('strong', {}, row.label), ...values, ...happened);
      node.hidden = false;
      const right = place.left + place.width + GAP;
      const fits = right + node.offsetWidth <= width;
      node.style.left = `${fits ? right : Math.max(0, place.left - GAP - node.offsetWidth)}px`;
      node.style.top = `${place.top}px`;
    },
  };
}

const GAP = 8;
