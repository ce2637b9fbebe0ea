import type { Localize } from '../../core/base/localize.ts';
import type { LineMatch } from '../../core/query/line-match.ts';
import type { Cell, Row, Table } from '../charts/chart.ts';
import type { Order } from '../../core/base/list-order.ts';
import { element } from '../element.ts';
import { visibleText } from '../visible-text.ts';
import { icon } from './icon.ts';
import { link } from './link.ts';
import type { Actions } from './panel.ts';
import { swatch } from './swatch.ts';

/** What rows need to be of use. */
interface Hands extends Pick<Actions, 'openMatch' | 'narrow' | 'hasHost'> {
  readonly t: Localize;
  /** What the rows are in order by: that column is never left out. */
  readonly order?: string;
}

/** How rows are put in order: by what they are at present, and how to change that. */
interface Ordering {
  readonly order: string;
  readonly choose: (order: Order) => void;
}

/** @param spanOfSecond columns that the heading of the second one stands over */
export function headOf(
  { columns }: Table,
  spanOfSecond = 1,
  ordering: Ordering | null = null,
): HTMLTableSectionElement {
  const cells = columns.map(({ title, series, isMinor, isText, order }, index) => {
    const isChosen = ordering !== null && order === ordering.order;
    const cell = element(
      'th',
      {
        scope: 'col',
        className: classOf({ minor: isMinor && !isChosen, text: isText }),
        colSpan: index === 1 ? spanOfSecond : 1,
      },
      series ? swatch(series) : null,
      ordering && order ? orderButton(title, order, ordering) : title,
    );
    if (isChosen) cell.ariaSort = 'descending';
    return cell;
  });
  return element('thead', {}, element('tr', {}, ...cells));
}

function orderButton(title: string, order: Order, { choose }: Ordering): HTMLElement {
  const button = element('button', { type: 'button', className: 'order', onclick: () => choose(order) }, title);
  button.dataset['order'] = order;
  return button;
}

export function rowOf(row: Row, table: Table, hands: Hands): HTMLTableRowElement {
  return element('tr', {}, headingOf(row, hands), ...valuesOf(row, table, hands));
}

export function headingOf(row: Row, hands: Hands): HTMLElement {
  const narrowing = row.match && hands.hasHost ? narrowingTo(row, row.match, hands) : null;
  return element('th', { scope: 'row' }, labelOf(row, hands), narrowing);
}

/** Beside the label, which leads to the lines. */
function narrowingTo({ label }: Row, match: LineMatch, { narrow, t }: Hands): HTMLElement {
  const title = t('Filter: only {name}', { name: visibleText(label) });
  return element(
    'button',
    { type: 'button', className: 'narrow', title, ariaLabel: title, onclick: () => narrow(match) },
    icon('funnel'),
  );
}

export function valuesOf({ cells }: Row, { columns }: Table, hands: Hands): HTMLElement[] {
  return cells.map((cell, index) => {
    const { isMinor, isText, series, order } = columns[index + 1]!;
    const isLeftOut = isMinor && !(order && order === hands.order);
    // Where lines would matter and there are none, nothing should catch the eye.
    const isNothing = series !== undefined && !cell.match;
    const className = classOf({ minor: isLeftOut, nothing: isNothing, text: isText });
    return element('td', { className, title: isText ? titleOf(cell.text) : '' }, valueOf(cell, hands));
  });
}

function labelOf({ label, match }: Row, hands: Hands): HTMLElement {
  return link(visibleText(label), wayTo(match, hands), titleOf(label));
}

/** Long texts are cut by the style sheet; a title tells the whole, within reason. */
function titleOf(text: string): string {
  return text.length > SHORT ? visibleText(text, LONGEST_TITLE) : '';
}

function classOf(names: Readonly<Record<string, boolean | undefined>>): string {
  return Object.keys(names)
    .filter(name => names[name])
    .join(' ');
}

function valueOf({ text, match }: Cell, hands: Hands): HTMLElement | string {
  const way = wayTo(match ?? null, hands);
  return way ? link(text, way) : text;
}

function wayTo(match: LineMatch | null, { openMatch, hasHost }: Hands): (() => void) | null {
  return match && hasHost ? () => openMatch(match) : null;
}

const SHORT = 20;
const LONGEST_TITLE = 2000;

/** One stop for the tab key in a table full of links: arrow keys move between them. */
export function moveWithArrows(table: HTMLTableElement): void {
  table.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLButtonElement && !isTitle(target)) makeStop(table, target);
  });
  table.addEventListener('keydown', event => {
    const from = event.target;
    if (!(from instanceof HTMLButtonElement) || isTitle(from) || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = neighbour(table, from, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** Keeps the tab stop, and the focus if it was there, on the same place of a table whose rows are changed. */
export function changeRows(table: HTMLTableElement, change: () => void): void {
  const focused = document.activeElement;
  const isInside = focused instanceof HTMLButtonElement && table.contains(focused);
  const title = isInside && isTitle(focused) ? focused.dataset['order'] : undefined;
  const place = isInside && title === undefined ? placeOf(table, focused) : null;
  change();
  const links = linksOf(table);
  const stop = links[place?.row ?? 0]?.[place?.column ?? 0] ?? links[0]?.[0];
  for (const link of links.flat()) link.tabIndex = link === stop ? 0 : -1;
  if (place) stop?.focus();
  if (title !== undefined) table.querySelector<HTMLButtonElement>(`thead [data-order="${CSS.escape(title)}"]`)?.focus();
}

/** The titles of columns are stops of their own. */
function isTitle({ dataset }: HTMLButtonElement): boolean {
  return dataset['order'] !== undefined;
}

function makeStop(table: HTMLTableElement, stop: HTMLButtonElement): void {
  for (const link of linksOf(table).flat()) link.tabIndex = link === stop ? 0 : -1;
}

function neighbour(table: HTMLTableElement, from: HTMLButtonElement, key: string): HTMLButtonElement | undefined {
  const links = linksOf(table);
  const { row, column } = placeOf(table, from);
  const inRow = (index: number) => links[index]?.[Math.min(column, (links[index]?.length ?? 1) - 1)];
  switch (key) {
    case 'ArrowDown':
      return inRow(row + 1);
    case 'ArrowUp':
      return inRow(row - 1);
    case 'ArrowRight':
      return links[row]?.[column + 1];
    case 'ArrowLeft':
      return links[row]?.[column - 1];
    case 'Home':
      return inRow(0);
    case 'End':
      return inRow(links.length - 1);
    default:
      return undefined;
  }
}

function placeOf(table: HTMLTableElement, link: HTMLButtonElement): { row: number; column: number } {
  const links = linksOf(table);
  const row = links.findIndex(inRow => inRow.includes(link));
  return { row, column: links[row]?.indexOf(link) ?? 0 };
}

/** The links of a table, by row; rows without one are passed over. */
function linksOf(table: HTMLTableElement): HTMLButtonElement[][] {
  const rows = Array.from(table.querySelectorAll('tbody tr'), row => Array.from(row.querySelectorAll('button')));
  return rows.filter(links => links.length > 0);
}
