import type { Localize } from '../../core/base/localize.ts';
import type { Report } from '../../core/analysis/report.ts';
import type { Chart, Configuration, Table } from '../charts/chart.ts';
import { FEW_ROWS } from '../charts/ranking.ts';
import { LEADING, withOrders } from '../../core/base/list-order.ts';
import type { List } from '../../core/base/list-order.ts';
import { draw } from '../draw.ts';
import { element, setText } from '../element.ts';
import { orderingOf } from '../ordering.ts';
import { createFrame } from './frame.ts';
import { createLeastRequests } from './least-requests.ts';
import type { Actions, Panel, Scene } from './panel.ts';
import { changeRows, headOf, headingOf, moveWithArrows, rowOf, valuesOf } from './rows.ts';

/**
 * A table with a bar in every row. All bars are one chart in one cell that reaches over all rows, so it lies beside
 * the right ones by itself; the table says the same in numbers, so it is nothing to whoever does not see it.
 */
export function createRankingPanel(chart: Chart, actions: Actions, t: Localize): Panel {
  const frame = createFrame(chart, actions, t);
  const canvas = element('canvas', { ariaHidden: 'true' });
  const bars = element('td', { className: 'bars' }, element('div', { className: 'bars-box' }, canvas));
  const first = element('tr', {}, element('th'), bars);
  const body = element('tbody', {}, first);
  const table = element('table', {}, element('thead'), body);
  table.setAttribute('aria-labelledby', `${chart.id}-heading`);
  const more = element('button', {
    type: 'button',
    className: 'link more',
    onclick: () => actions.toggleLong(chart.id),
  });
  const among = element('p', { className: 'caption among', hidden: true });
  const least = createLeastRequests(chart.id, atLeast => actions.setLeast(chart.id, atLeast), t);
  frame.body.append(least.node, among, table, more);
  moveWithArrows(table);
  const drawing = draw(canvas);
  let shown: Table = { columns: [], rows: [] };

  canvas.addEventListener('click', ({ offsetX, offsetY }) => {
    const hit = drawing.at(offsetX, offsetY);
    const row = hit && shown.rows[hit.index];
    const column = shown.columns.findIndex(({ series }) => series !== undefined && series === hit?.series);
    const match = row?.cells[column - 1]?.match ?? row?.match;
    if (match && actions.hasHost) actions.openMatch(match);
  });
  canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => point(drawing.at(offsetX, offsetY)?.index));
  canvas.addEventListener('pointerleave', () => point(undefined));

  /** The pointer is over a row, although what it is over is the chart. */
  function point(index: number | undefined): void {
    for (const [at, row] of [...body.rows].entries()) row.classList.toggle('pointed', at === index);
  }

  return {
    node: frame.node,
    show(scene) {
      if (!frame.show(scene)) return;
      const ordering = chart.list && orderingOf(chart.id, chart.list, scene.report, scene.view);
      const order = ordering?.by ?? 'requests';
      if (chart.list && ordering) least.show(scene, chart.list, ordering);
      // Captions speak of the rows with the most requests, whatever comes first.
      const report = chart.list && ordering ? withOrders(scene.report, { [chart.list]: ordering }) : scene.report;
      const whole = chart.table(report, scene);
      const hands = { ...actions, t, order };
      const column = whole.columns.find(column => column.order === order);
      const limits = order !== 'requests' && column ? limitsOf(column.title, whole.rows.length, chart, scene, t) : null;
      among.hidden = limits === null;
      setText(among, limits ?? '');
      const isLong = scene.view.long.includes(chart.id);
      const count = isLong || whole.rows.length <= FEW_ROWS + SPARE ? whole.rows.length : FEW_ROWS;
      shown = { ...whole, rows: whole.rows.slice(0, count) };
      more.hidden = whole.rows.length <= FEW_ROWS + SPARE;
      more.ariaExpanded = String(isLong);
      setText(more, isLong ? t('Show fewer') : t('Show {count} more', { count: whole.rows.length - count }));
      const [top, ...others] = shown.rows;
      table.hidden = top === undefined;
      if (!top) return;
      changeRows(table, () => {
        table.tHead?.replaceWith(
          headOf(shown, 2, chart.list ? { order, choose: chosen => actions.toggleOrder(chart.id, chosen) } : null),
        );
        // The canvas stays where it is: taken out of the page it would lose its size.
        first.firstElementChild?.replaceWith(headingOf(top, hands));
        while (bars.nextSibling) bars.nextSibling.remove();
        first.append(...valuesOf(top, shown, hands));
        bars.rowSpan = shown.rows.length;
        while (first.nextSibling) first.nextSibling.remove();
        body.append(...others.map(row => rowOf(row, shown, hands)));
      });
      const hidden = new Set(scene.view.hidden[chart.id]);
      drawing.show(cutTo(count, chart.configuration(report, { ...scene, hidden })));
    },
  };
}

/** What the rows of a list in another order than that of requests were taken from; null: from all there are. */
function limitsOf(
  column: string,
  rows: number,
  { list }: Chart,
  { report, formats }: Scene,
  t: Localize,
): string | null {
  if (!list || !isCut(report, list)) return null;
  const leading = report[LEADING[list]];
  if (!leading) {
    const count = formats.count(rows);
    return t('In order of {column}, among the {count} with the most requests.', { column, count });
  }
  if (leading.isExact) return null;
  return t('In order of {column}. There are more than are counted one by one: rare ones may be missing.', { column });
}

/** Whether there are requests of rows that the report does not list. */
function isCut(report: Report, list: List): boolean {
  const rows = report[list] ?? [];
  return rows.reduce((sum, { requests }) => sum + requests, 0) < report.requests;
}

/** So few more are shown at once: a click would gain nothing. */
const SPARE = 2;

/** The bars of the first rows. */
function cutTo(count: number, configuration: Configuration): Configuration {
  const { labels, datasets } = configuration.data;
  return {
    ...configuration,
    data: {
      ...(labels && { labels: labels.slice(0, count) }),
      datasets: datasets.map(dataset => Object.assign({}, dataset, { data: dataset.data.slice(0, count) })),
    },
  };
}
