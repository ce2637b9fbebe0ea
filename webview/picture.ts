import type { Series, SeriesKey } from './charts/chart.ts';
import { DASHES } from './charts/dashes.ts';
import type { Theme } from './theme.ts';

/** What a chart needs around it to be understood elsewhere. */
export interface Surroundings {
  readonly title: string;
  readonly caption: string;
  /** Of what, and when. */
  readonly source: string;
  readonly series: readonly Series[];
}

/** So much finer than a screen of old, so that it can be printed. */
export const FINENESS = 2;

/**
 * A chart as a picture for a ticket or a talk: heading, caption, legend, and the chart as it is drawn, in the theme of the
 * reader. A data URL of a PNG.
 *
 * @param drawn the canvas of the chart, `FINENESS` pixels for each of its style sheet's
 */
export function pictureOf(
  drawn: HTMLCanvasElement,
  { title, caption, source, series }: Surroundings,
  theme: Theme,
): string {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  const width = drawn.width / FINENESS + 2 * MARGIN;
  const size = theme.fontSize;
  pen.font = `${size}px ${theme.fontFamily}`;
  const captions = wrapped(caption, width - 2 * MARGIN, pen);
  const line = Math.round(size * LINE);
  const top = MARGIN + line * (1.5 + captions.length + (series.length > 0 ? 1.5 : 0.5));
  const height = top + drawn.height / FINENESS + line + MARGIN;
  canvas.width = width * FINENESS;
  canvas.height = height * FINENESS;
  pen.scale(FINENESS, FINENESS);
  pen.fillStyle = theme.background;
  pen.fillRect(0, 0, width, height);
  pen.textBaseline = 'top';

  let y = MARGIN;
  write(title, MARGIN, theme.text, `600 ${size + 2}px`);
  y += line * 1.5;
  for (const part of captions) {
    write(part, MARGIN, theme.axis);
    y += line;
  }
  let x = MARGIN;
  for (const { key, title: name, value } of series) {
    x += sample(key) + 6;
    x += write(`${name} ${value}`, x, theme.text) + 16;
  }
  pen.drawImage(drawn, MARGIN, top, drawn.width / FINENESS, drawn.height / FINENESS);
  y = height - MARGIN - size;
  write(source, MARGIN, theme.axis);
  return canvas.toDataURL('image/png');

  /** The colour and pattern of a series, as the chart draws it. How wide it became. */
  function sample(key: SeriesKey): number {
    const middle = y + size / 2;
    if (!(key in DASHES)) {
      pen.fillStyle = theme.fills[key];
      pen.fillRect(x, middle - SWATCH / 2, SWATCH, SWATCH);
      return SWATCH;
    }
    pen.strokeStyle = theme.colours[key];
    pen.lineWidth = 2;
    pen.setLineDash([...DASHES[key as keyof typeof DASHES]]);
    pen.beginPath();
    pen.moveTo(x, middle);
    pen.lineTo(x + LINE_SAMPLE, middle);
    pen.stroke();
    return LINE_SAMPLE;
  }

  /** How wide it became. */
  function write(text: string, at: number, colour: string, font = `${size}px`): number {
    pen.font = `${font} ${theme.fontFamily}`;
    pen.fillStyle = colour;
    pen.fillText(text, at, y);
    return pen.measureText(text).width;
  }
}

/** Pixels. */
const MARGIN = 20;
const SWATCH = 10;
const LINE_SAMPLE = 18;
const LINE = 1.45;

/** Lines of a text that are no wider than that; between Chinese characters there need be no blank. */
function wrapped(text: string, width: number, pen: CanvasRenderingContext2D): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=\s)|(?<=[\u3000-\u9fff\uff00-\uffef])/)) {
    if (line !== '' && pen.measureText(line + part).width > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line === '' ? lines : [...lines, line];
}
