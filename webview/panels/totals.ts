import { element, fill } from '../element.ts';
import type { Total } from '../state.ts';
import { swatch } from './swatch.ts';

/** The numbers at the top. */
export function createTotals(leadToUnparsed: () => void) {
  const node = element('dl', { className: 'totals' });
  return {
    node,
    show(totals: readonly Total[]): void {
      node.hidden = totals.length === 0;
      fill(node, ...totals.map(total => totalOf(total, leadToUnparsed)));
    },
  };
}

function totalOf({ title, value, detail, key, leadsToUnparsed }: Total, leadToUnparsed: () => void): HTMLElement {
  const shown = leadsToUnparsed
    ? element('button', { type: 'button', className: 'link', onclick: leadToUnparsed }, value)
    : value;
  return element(
    'div',
    { className: leadsToUnparsed ? 'total attention' : 'total' },
    element('dt', {}, key && swatch(key), title),
    element('dd', { className: 'value' }, shown),
    element('dd', { className: 'detail' }, detail),
  );
}
