import { LEADING, isOrder, isRate } from '../../core/base/list-order.ts';
import type { List, Ordering } from '../../core/base/list-order.ts';
import type { Localize } from '../../core/base/localize.ts';
import { element, fill, setText } from '../element.ts';
import type { Scene } from './panel.ts';

/** Where a list is in order by shares or percentiles: how many requests a row must have, and how many rows that leaves. */
export function createLeastRequests(
  chart: string,
  choose: (atLeast: number) => void,
  t: Localize,
): { readonly node: HTMLElement; show(scene: Scene, list: List, ordering: Required<Ordering>): void } {
  const select = element('select', { onchange: () => choose(Number(select.value)) });
  const left = element('span', { id: `${chart}-left` });
  select.setAttribute('aria-describedby', left.id);
  const node = element('p', { className: 'caption least', hidden: true });
  node.append(element('label', {}, t('Requests at least:'), ' ', select), ' ', left);

  return {
    node,
    show({ report, formats }, list, { by, atLeast }) {
      const { counts = [], isExact = false } = report[LEADING[list]] ?? {};
      // Where all rows have about as many there is nothing to choose.
      const isOffered = isOrder(by) && isRate(by) && counts.length > 1;
      node.hidden = !isOffered;
      if (!isOffered) return;
      if (counts.map(({ atLeast }) => atLeast).join() !== Array.from(select.options, ({ value }) => value).join()) {
        fill(
          select,
          ...counts.map(({ atLeast }) => element('option', { value: String(atLeast) }, formats.count(atLeast))),
        );
      }
      select.value = String(atLeast);
      const all = counts[0]!.rows;
      const rows = counts.find(count => count.atLeast === atLeast)?.rows ?? all;
      const isSaid = isExact && rows < all;
      const count = { shown: formats.count(rows), all: formats.count(all) };
      setText(left, isSaid ? t('{shown} of {all} rows have that many.', count) : '');
    },
  };
}
