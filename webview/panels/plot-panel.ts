import type { Localize } from '../../core/base/localize.ts';
import type { Chart, Column, Row, Table } from '../charts/chart.ts';
import type { Series } from '../../core/analysis/report.ts';
import { draw } from '../draw.ts';
import type { Marks, Place } from '../draw.ts';
import { eventsByStep } from '../events.ts';
import { element } from '../element.ts';
import { createFrame } from './frame.ts';
import type { Actions, Panel, Scene } from './panel.ts';
import { FINENESS, pictureOf } from '../picture.ts';
import { changeRows, headOf, moveWithArrows, rowOf } from './rows.ts';
import { visibleText } from '../visible-text.ts';
import { createTooltip } from './tooltip.ts';

/** The point of a plot that is looked at. */
interface Point {
  readonly index: number;
  /** Key of one of its series; null: all of them. */
  readonly series: string | null;
}

/** A chart with axes, which keyboard and pointer can walk along, and the same numbers as a table. */
export function createPlotPanel(chart: Chart, actions: Actions, t: Localize): Panel {
  const frame = createFrame(chart, actions, t);
  const canvas = element('canvas', { role: 'img' });
  const marker = element('div', { className: 'marker', hidden: true });
  const tooltip = createTooltip();
  const plot = element(
    'div',
    { className: 'plot', tabIndex: 0, role: 'application', ariaRoleDescription: t('chart') },
    canvas,
    marker,
    tooltip.node,
  );
  const rows = element('tbody');
  const table = element('table', {}, element('thead'), rows);
  const twin = element('div', { className: 'twin', id: `${chart.id}-table`, hidden: true }, table);
  const picture = element(
    'button',
    {
      type: 'button',
      className: 'button quiet',
      title: t('Saves the chart as it is shown, with its heading, as a PNG'),
      onclick: takePicture,
    },
    t('Picture'),
  );
  const toggle = element(
    'button',
    { type: 'button', className: 'button quiet', onclick: () => actions.toggleTable(chart.id) },
    t('Table'),
  );
  table.setAttribute('aria-labelledby', `${chart.id}-heading`);
  plot.setAttribute('aria-labelledby', `${chart.id}-heading`);
  plot.setAttribute('aria-describedby', `${chart.id}-help`);
  const help = element('p', { id: `${chart.id}-help`, className: 'unseen' }, helpFor(chart, actions, t));
  frame.tools.append(picture, toggle);
  frame.body.append(plot, help, twin);
  moveWithArrows(table);

  const drawing = draw(canvas);
  const canSelect = chart.kind === 'timeline' && actions.hasHost;
  let scene: Scene | null = null;
  let shown: Table = { columns: [], rows: [] };
  let hidden: ReadonlySet<string> = new Set();
  let point: Point | null = null;
  /** Where a selection begins that reaches to the point. */
  let anchor: number | null = null;
  let pressedAt: number | null = null;
  let series: Series | null = null;
  let events: Events = new Map();

  plot.addEventListener('pointermove', ({ offsetX, offsetY }) => {
    if (pressedAt !== null && anchor === null && Math.abs(offsetX - pressedAt) > STILL) {
      anchor = drawing.at(pressedAt, offsetY, true)?.index ?? null;
    }
    lookAt(drawing.at(offsetX, offsetY, anchor !== null));
  });
  plot.addEventListener('pointerdown', event => {
    if (!canSelect || event.button !== 0) return;
    pressedAt = event.offsetX;
    anchor = null;
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener('pointerup', () => {
    pressedAt = null;
  });
  plot.addEventListener('pointercancel', () => {
    pressedAt = null;
    deselect();
  });
  plot.addEventListener('pointerleave', () => {
    if (pressedAt === null) lookAt(null);
  });
  plot.addEventListener('click', ({ offsetX, offsetY }) => {
    if (anchor !== null) return zoom();
    const hit = drawing.at(offsetX, offsetY);
    if (hit) open(hit);
  });
  plot.addEventListener('blur', deselect);
  plot.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(event.shiftKey ? select(event.key) : press(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
  });

  return { node: frame.node, show, mark };

  function show(given: Scene): void {
    scene = given;
    if (!frame.show(scene)) return;
    hidden = new Set(scene.view.hidden[chart.id]);
    ({ series } = scene.report);
    shown = visibleColumns(chart.table(scene.report, scene), hidden);
    canvas.ariaLabel = frame.caption.textContent;
    const isTable = scene.view.tables.includes(chart.id);
    toggle.ariaPressed = String(isTable);
    plot.hidden = isTable;
    twin.hidden = !isTable;
    if (isTable) {
      changeRows(table, () => {
        table.tHead?.replaceWith(headOf(shown));
        rows.replaceChildren(...shown.rows.map(row => rowOf(row, shown, { ...actions, t })));
      });
    }
    events = chart.kind === 'timeline' ? eventsByStep(scene.report, scene) : new Map();
    drawing.show(chart.configuration(scene.report, { ...scene, hidden }), marksOf(events, scene));
    lookAt(point && shown.rows[point.index] ? point : null);
  }

  /** Shows the point, and tells the other plots of the same steps. */
  function lookAt(next: Point | null): void {
    point = next;
    const row = next && shown.rows[next.index];
    const place = next && drawing.place(next.index);
    if (row && place) tooltip.show(row, shown, { place, width: plot.clientWidth }, next.series, saidAt(next.index));
    else tooltip.hide();
    plot.classList.toggle('leads', next !== null && matchOf(next) !== null);
    mark(next?.index ?? null);
    if (chart.kind === 'timeline') actions.pointAt(next?.index ?? null);
  }

  /** What happened to master and workers in a step. */
  function saidAt(index: number): readonly string[] {
    const all = events.get(index)?.map(({ text }) => text) ?? [];
    return all.length > MOST_SAID ? [...all.slice(0, MOST_SAID), '…'] : all;
  }

  function mark(index: number | null): void {
    const place = index === null || plot.hidden ? null : stretch(index);
    marker.hidden = place === null;
    if (!place) return;
    for (const side of ['left', 'top', 'width', 'height'] as const) marker.style[side] = `${place[side]}px`;
  }

  /** From where the selection begins to the point, or the point alone. */
  function stretch(index: number): Place | null {
    const place = drawing.place(index);
    const begin = anchor === null || point?.index !== index ? place : drawing.place(anchor);
    if (!place || !begin) return place;
    const left = Math.min(place.left, begin.left);
    return { ...place, left, width: Math.max(place.left + place.width, begin.left + begin.width) - left };
  }

  function deselect(): void {
    anchor = null;
    lookAt(null);
  }

  function takePicture(): void {
    if (!scene) return;
    const { report, theme, title } = scene;
    const span = report.span ? scene.formats.span(report.span.first, report.span.last) : '';
    const around = {
      title: t(chart.title),
      caption: frame.caption.textContent,
      source: [title, span, report.filter?.text ?? '']
        .filter(Boolean)
        .map(part => visibleText(part, LONGEST_SOURCE))
        .join(' · '),
      series: chart.series(report, scene).filter(({ key }) => !hidden.has(key)),
    };
    const data = drawing.finely(FINENESS, drawn => pictureOf(drawn, around, theme));
    actions.savePicture(chart.id, data);
  }

  /** True when the key meant something. */
  function select(key: string): boolean {
    if (!canSelect || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    const last = shown.rows.length - 1;
    const from = point?.index ?? (key === 'ArrowRight' ? 0 : last);
    anchor ??= from;
    const to = point === null ? from : Math.min(last, Math.max(0, from + (key === 'ArrowRight' ? 1 : -1)));
    lookAt({ index: to, series: null });
    const [first, final] = [Math.min(anchor, to), Math.max(anchor, to)];
    const values = { from: shown.rows[first]!.label, to: shown.rows[final]!.label };
    actions.announce(t('From {from} to {to} selected. Enter zooms in.', values));
    return true;
  }

  /** Asks for the steps that are selected, and nothing else. */
  function zoom(): void {
    if (anchor === null || !point || !series) return deselect();
    const length = series.stepSeconds * 1000;
    const from = series.start + Math.min(anchor, point.index) * length;
    const until = series.start + (Math.max(anchor, point.index) + 1) * length;
    deselect();
    actions.narrow({ from, until });
  }

  function matchOf({ index, series }: Point) {
    if (!actions.hasHost) return null;
    const row = shown.rows[index];
    const column = series === null ? -1 : shown.columns.findIndex(column => keyOf(column) === series);
    return row?.cells[column - 1]?.match ?? row?.match ?? null;
  }

  function open(at: Point): void {
    if (!actions.hasHost) return;
    const match = matchOf(at);
    if (match) actions.openMatch(match);
    else actions.announce(t('There are no lines at this point.'));
  }

  /** True when the key meant something. */
  function press(key: string): boolean {
    const last = shown.rows.length - 1;
    const index = point?.index ?? -1;
    const go = (to: number) => walkTo({ index: Math.min(last, Math.max(0, to)), series: point?.series ?? null });
    switch (key) {
      case 'ArrowRight':
        return go(index + 1);
      case 'ArrowLeft':
        return go(index < 0 ? last : index - 1);
      case 'PageDown':
        return go(index + FAR);
      case 'PageUp':
        return go(index - FAR);
      case 'Home':
        return go(0);
      case 'End':
        return go(last);
      case 'ArrowDown':
      case 'ArrowUp':
        return walkTo({ index: Math.max(0, index), series: nextSeries(key === 'ArrowDown' ? 1 : -1) });
      case 'Enter':
      case ' ':
        if (anchor !== null) zoom();
        else if (point) open(point);
        else return false;
        return true;
      case 'Escape':
        deselect();
        return true;
      default:
        return false;
    }
  }

  function walkTo(next: Point): boolean {
    anchor = null;
    lookAt(next);
    const said = next.series === null ? saidAt(next.index).map(text => `. ${text}`) : [];
    actions.announce(spoken(shown.rows[next.index]!, shown, next.series) + said.join(''));
    return true;
  }

  /** Around a circle of the series and "all of them". */
  function nextSeries(by: number): string | null {
    const keys = [null, ...shown.columns.flatMap(column => keyOf(column) ?? [])];
    const at = keys.indexOf(point?.series as (typeof keys)[number]);
    return keys[(Math.max(0, at) + by + keys.length) % keys.length] ?? null;
  }
}

function helpFor({ kind }: Chart, { hasHost }: Actions, t: Localize): string {
  if (!hasHost) return t('Left and right go from point to point, up and down choose a series.');
  return kind === 'timeline'
    ? t(
        'Left and right go from point to point, with Shift they select a stretch of time, up and down choose a series, Enter opens the lines in the log or zooms in on what is selected.',
      )
    : t('Left and right go from point to point, up and down choose a series, Enter opens the lines in the log.');
}

/** What the column's values are called in the drawing. */
const keyOf = ({ series, dataset }: Column) => series ?? dataset;

type Events = ReturnType<typeof eventsByStep>;
const MOST_SAID = 4;
const LONGEST_SOURCE = 120;

function marksOf(events: Events, { theme }: Scene): Marks {
  const at = [...events.values()].map(shown => ({
    time: shown[0]!.event.time!,
    isGrave: shown.some(({ weight }) => weight === 'grave'),
  }));
  return { at, colour: theme.text };
}

/** Pixels that a hand moves without meaning to drag. */
const STILL = 4;
/** Points that a page key passes. */
const FAR = 10;

/** The table without the columns of hidden series. */
function visibleColumns({ columns, rows }: Table, hidden: ReadonlySet<string>): Table {
  const isShown = columns.map(({ series }) => series === undefined || !hidden.has(series));
  return {
    columns: columns.filter((_, index) => isShown[index]),
    rows: rows.map(row => ({ ...row, cells: row.cells.filter((_, index) => isShown[index + 1]) })),
  };
}

function spoken({ label, cells }: Row, { columns }: Table, series: string | null): string {
  const values = cells
    .map(({ text }, index) => ({ text, column: columns[index + 1]! }))
    .filter(({ text, column }) => text !== '' && (series === null || keyOf(column) === series));
  return `${label}: ${values.map(({ text, column }) => `${column.title} ${text}`).join(', ')}`;
}
