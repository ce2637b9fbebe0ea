import { atomByKey } from '../gunicorn/atoms.ts';
import type { ConversionSpec, Format, Part } from './format.ts';

/** A line as Gunicorn would write it, and where each part of the format ended up in it. */
export interface SampleLine {
  readonly text: string;
  readonly parts: readonly { readonly part: Part; readonly start: number; readonly end: number }[];
}

/** The examples of the atoms, formatted the way Python does. */
export function sampleLine(format: Format): SampleLine {
  let text = '';
  const parts = format.parts.map(part => {
    const start = text.length;
    text += valueOf(part);
    return { part, start, end: text.length };
  });
  return { text, parts };
}

function valueOf(part: Part): string {
  if (part.kind === 'text') return part.value;
  if (part.kind === 'mapping') return pad("{'h': …}", part.spec);
  // Gunicorn writes a hyphen for what it does not know.
  return pad(convert(atomByKey(part.key)?.example ?? '-', part.spec), part.spec);
}

function convert(example: string, { conversion, precision, flags }: ConversionSpec): string {
  if ('sra'.includes(conversion)) {
    const text = conversion === 's' ? example : `'${example}'`;
    return precision === null ? text : Array.from(text).slice(0, precision).join('');
  }
  const number = Number(example);
  // A text under a conversion for numbers: Python raises, so there is no line to show.
  if (Number.isNaN(number)) return example;
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return `${sign}${digitsOf(number, conversion, precision)}`;
}

function digitsOf(number: number, conversion: string, precision: number | null): string {
  switch (conversion) {
    case 'f':
    case 'F':
      return number.toFixed(Math.min(precision ?? 6, 100));
    case 'x':
      return Math.trunc(number).toString(16);
    case 'X':
      return Math.trunc(number).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(number).toString(8);
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return number.toExponential(Math.min(precision ?? 6, 100));
    default:
      return String(Math.trunc(number)).padStart(precision ?? 0, '0');
  }
}

function pad(text: string, { width, flags, conversion }: ConversionSpec): string {
  const columns = Math.min(width ?? 0, LONGEST_SAMPLE);
  if (flags.includes('-')) return text.padEnd(columns);
  return text.padStart(columns, flags.includes('0') && !'sra'.includes(conversion) ? '0' : ' ');
}

const LONGEST_SAMPLE = 1000;
