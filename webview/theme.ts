import type { SeriesKey } from './charts/chart.ts';

/** What the reader's theme gives a chart. Colours are CSS colours. */
export interface Theme {
  readonly fontFamily: string;
  /** Pixels. */
  readonly fontSize: number;
  readonly text: string;
  readonly axis: string;
  readonly grid: string;
  /** Behind the charts: it separates what touches. */
  readonly background: string;
  readonly colours: Readonly<Record<SeriesKey, string>>;
  /** What areas are painted with; a pattern where colour alone would not do. */
  readonly fills: Readonly<Record<SeriesKey, string | CanvasPattern>>;
}

/** The theme of the page as it is now. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const colour = (...names: string[]) =>
    names.map(name => style.getPropertyValue(`--vscode-${name}`).trim()).find(value => value !== '') ?? 'gray';
  const colours = Object.fromEntries(
    Object.entries(COLOUR_NAMES).map(([key, name]) => [key, colour(name, 'foreground')]),
  ) as Record<SeriesKey, string>;
  return {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize) - 1,
    text: colour('foreground', 'editor-foreground'),
    axis: colour('descriptionForeground', 'foreground'),
    grid: `color-mix(in srgb, ${colour('foreground')} 14%, transparent)`,
    background: colour('editor-background'),
    colours,
    fills: { ...colours, '4xx': striped(colours['4xx'], colour('editor-background')) },
  };
}

/** Calls back whenever VS Code has changed its colours or its font. */
export function watchTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  const options = { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] };
  observer.observe(document.body, options);
  observer.observe(document.documentElement, options);
}

/** Declared under `contributes.colors`. */
const COLOUR_NAMES: Readonly<Record<SeriesKey, string>> = {
  requests: 'gunicorn-requests',
  '2xx': 'gunicorn-status2xx',
  '3xx': 'gunicorn-status3xx',
  '4xx': 'gunicorn-status4xx',
  '5xx': 'gunicorn-status5xx',
  p50: 'gunicorn-latencyP50',
  p95: 'gunicorn-latencyP95',
  p99: 'gunicorn-latencyP99',
  busy: 'gunicorn-busyWorkers',
  capacity: 'gunicorn-capacity',
};

/** Diagonal stripes: 4xx lies next to 5xx, and not everybody tells yellow from red. */
function striped(colour: string, background: string): string | CanvasPattern {
  const size = 6;
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  if (!pen) return colour;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = background;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? colour;
}
