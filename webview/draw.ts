import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  LogarithmicScale,
  PointElement,
} from 'chart.js';
import type { Configuration } from './charts/chart.ts';

/** The only file that touches Chart.js. Only the pieces in use are registered, so that the others stay out of the bundle. */
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  LogarithmicScale,
  PointElement,
);

/** A chart on a canvas. Places are in CSS pixels of the canvas. */
export interface Drawing {
  show(configuration: Configuration, marks?: Marks): void;
  /**
   * The nearest point: its index, and the series that lies there; null beside the chart, unless it is wanted from there,
   * too, as while something is dragged.
   */
  at(x: number, y: number, fromAfar?: boolean): Hit | null;
  /** What belongs to a point: the stripe of its step. */
  place(index: number): Place | null;
  /** Where a value of an axis is, in pixels; null before anything is drawn. */
  pixelOf(axis: 'x' | 'y', value: number): number | null;
  /** The other way round. */
  valueAt(axis: 'x' | 'y', pixel: number): number | null;
  /** Draws so many pixels for each of the style sheet's, hands that over, and draws as before. */
  finely<Made>(fineness: number, use: (canvas: HTMLCanvasElement) => Made): Made;
}

/** Moments that a chart over time points out, whatever it is of. */
export interface Marks {
  /** Epoch milliseconds. What is grave stands out. */
  readonly at: readonly { readonly time: number; readonly isGrave: boolean }[];
  readonly colour: string;
}

export interface Hit {
  readonly index: number;
  /** Label of the dataset; null between the series. */
  readonly series: string | null;
}

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function draw(canvas: HTMLCanvasElement): Drawing {
  let chart: Chart<'bar' | 'line', Configuration['data']['datasets'][number]['data']> | null = null;
  let type: string | null = null;
  let marks: Marks = { at: [], colour: '' };

  /** Where the points are along the axis of steps; also for series that are hidden. */
  const positions = () => {
    const axis = chart?.options.indexAxis ?? 'x';
    const scale = chart?.scales[axis];
    const points = chart?.data.datasets[0]?.data ?? [];
    return points.map((point, index) => scale?.getPixelForValue(typeof point === 'number' ? index : point.x) ?? 0);
  };

  const redraw = (ratio: number | undefined) => {
    if (!chart) return;
    chart.options.devicePixelRatio = ratio;
    chart.resize();
    chart.update('none');
  };

  return {
    show(configuration, given = { at: [], colour: '' }) {
      marks = given;
      if (chart && type === typeOf(configuration)) {
        chart.data = configuration.data;
        chart.options = configuration.options ?? {};
        chart.update('none');
        return;
      }
      chart?.destroy();
      type = typeOf(configuration);
      chart = new Chart(canvas, {
        ...configuration,
        plugins: [{ id: 'marks', afterDatasetsDraw: chart => drawMarks(chart, marks) }],
      });
    },

    at(x, y, fromAfar = false) {
      if (!chart) return null;
      const { left, right, top, bottom } = chart.chartArea;
      const isBeside = x < left - NEAR || x > right + NEAR || y < top - NEAR || y > bottom + NEAR;
      if (isBeside && !fromAfar) return null;
      const along = chart.options.indexAxis === 'y' ? y : x;
      const index = nearest(positions(), along);
      return index < 0 ? null : { index, series: seriesAt(chart, index, x, y) };
    },

    pixelOf: (axis, value) => chart?.scales[axis]?.getPixelForValue(value) ?? null,
    valueAt: (axis, pixel) => chart?.scales[axis]?.getValueForPixel(pixel) ?? null,

    finely(fineness, use) {
      redraw(fineness);
      const made = use(canvas);
      redraw(undefined);
      return made;
    },

    place(index) {
      if (!chart) return null;
      const all = positions();
      const middle = all[index];
      if (middle === undefined) return null;
      const { left, right, top, bottom } = chart.chartArea;
      const isAcross = chart.options.indexAxis === 'y';
      const width = all.length > 1 ? Math.abs(all[1]! - all[0]!) : isAcross ? bottom - top : right - left;
      return isAcross
        ? { left, top: middle - width / 2, width: right - left, height: width }
        : { left: middle - width / 2, top, width, height: bottom - top };
    },
  };
}

/** A line through the chart, and at its top a triangle: filled where something grave happened. */
function drawMarks({ ctx, chartArea: { top, bottom }, scales }: MarkedChart, { at, colour }: Marks): void {
  const axis = scales['x'];
  if (!axis || at.length === 0) return;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1;
  for (const { time, isGrave } of at) {
    const x = Math.round(axis.getPixelForValue(time)) + 0.5;
    ctx.globalAlpha = isGrave ? 0.5 : 0.35;
    ctx.setLineDash(isGrave ? [] : [2, 2]);
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, bottom);
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x - MARK, top - MARK);
    ctx.lineTo(x + MARK, top - MARK);
    ctx.lineTo(x, top);
    ctx.closePath();
    if (isGrave) ctx.fill();
    else ctx.stroke();
  }
  ctx.restore();
}

/** Pixels. */
const MARK = 4;
type MarkedChart = Pick<
  Chart<'bar' | 'line', Configuration['data']['datasets'][number]['data']>,
  'ctx' | 'chartArea' | 'scales'
>;

/** Chart.js keeps the scales it has made, so a chart whose axis becomes another kind is made anew. */
function typeOf({ type, options }: Configuration): string {
  return [type, options?.indexAxis, options?.scales?.['y']?.type].join(' ');
}

/** How near is on it, in pixels. */
const NEAR = 8;

function nearest(positions: readonly number[], wanted: number): number {
  let best = -1;
  for (const [index, position] of positions.entries()) {
    if (best < 0 || Math.abs(position - wanted) < Math.abs(positions[best]! - wanted)) best = index;
  }
  return best;
}

function seriesAt(chart: Chart<'bar' | 'line', unknown[]>, index: number, x: number, y: number): string | null {
  for (const { type, label, data, hidden } of chart.getSortedVisibleDatasetMetas()) {
    const element = data[index];
    if (!element || hidden) continue;
    const isHit = type === 'bar' ? inBar(element, x, y) : Math.abs(element.y - y) < NEAR;
    if (isHit) return label;
  }
  return null;
}

/** Bars know, but do not say in their type, whether a place is theirs. */
function inBar(element: object, x: number, y: number): boolean {
  return 'inRange' in element && (element as BarElement).inRange(x, y);
}
