import type { ConversionSpec } from './format.ts';
import { pythonRepr } from './python-repr.ts';

/**
 * What Python's `%` operator makes of one value, a text or a whole number that is not negative. Undefined where it raises, and the line is lost: a number is wanted
 * and the value is a text, or one character and it is several.
 */
export function percent(value: string | number, spec: ConversionSpec): string | undefined {
  const { conversion } = spec;
  if (conversion === 'c') {
    const character = characterOf(value);
    return character === undefined ? undefined : fill(character, '', spec, ' ');
  }
  if ('sra'.includes(conversion)) {
    const text =
      typeof value === 'string' && conversion !== 's' ? pythonRepr(value, conversion === 'a') : String(value);
    return fill(cut(text, spec.precision), '', spec, ' ');
  }
  if (typeof value === 'string') return undefined;
  const sign = spec.flags.includes('+') ? '+' : spec.flags.includes(' ') ? ' ' : '';
  const { prefix, digits } = digitsOf(value, spec);
  return fill(digits, sign + prefix, spec, spec.flags.includes('0') ? '0' : ' ');
}

/** A sample is for reading: nobody needs a million blanks to see what a width of a million does. */
const LONGEST = 200;
/** JavaScript knows no more digits; neither does a duration. */
const MOST_DECIMALS = 100;
const LAST_CHARACTER = 0x10ffff;

/** A text of one character, or the character that has the number. */
function characterOf(value: string | number): string | undefined {
  if (typeof value === 'number') return value <= LAST_CHARACTER ? String.fromCodePoint(value) : undefined;
  return Array.from(value).length === 1 ? value : undefined;
}

function cut(text: string, precision: number | null): string {
  return precision === null ? text : Array.from(text).slice(0, precision).join('');
}

/** Zeros stand between the sign and the digits, blanks before both; with `-` there are only blanks, behind. */
function fill(text: string, before: string, { width, flags }: ConversionSpec, filler: ' ' | '0'): string {
  const length = Array.from(before + text).length;
  const missing = Math.max(0, Math.min(width ?? 0, LONGEST) - length);
  if (flags.includes('-')) return before + text + ' '.repeat(missing);
  return filler === '0' ? before + '0'.repeat(missing) + text : ' '.repeat(missing) + before + text;
}

interface Digits {
  /** Stands before zeros that fill the width. */
  readonly prefix: string;
  readonly digits: string;
}

function digitsOf(number: number, { conversion, precision, flags }: ConversionSpec): Digits {
  const isAlternate = flags.includes('#');
  const lower = conversion.toLowerCase();
  const base = BASES[lower];
  if (base !== undefined) {
    const digits = number.toString(base).padStart(Math.min(precision ?? 0, LONGEST), '0');
    return withCase(conversion, { prefix: isAlternate ? (PREFIXES[lower] ?? '') : '', digits });
  }
  const decimals = Math.min(precision ?? 6, MOST_DECIMALS);
  const digits =
    lower === 'f'
      ? withPoint(number.toFixed(decimals), isAlternate)
      : lower === 'e'
        ? exponential(number, decimals, isAlternate)
        : general(number, Math.max(decimals, 1), isAlternate);
  return withCase(conversion, { prefix: '', digits });
}

const BASES: Readonly<Record<string, number>> = { d: 10, i: 10, u: 10, o: 8, x: 16 };
const PREFIXES: Readonly<Record<string, string>> = { o: '0o', x: '0x' };

function withCase(conversion: string, { prefix, digits }: Digits): Digits {
  const isUpper = conversion !== conversion.toLowerCase();
  return isUpper ? { prefix: prefix.toUpperCase(), digits: digits.toUpperCase() } : { prefix, digits };
}

/** The flag `#` keeps the point even when no decimal follows. */
function withPoint(digits: string, isAlternate: boolean): string {
  return isAlternate && !digits.includes('.') ? `${digits}.` : digits;
}

function exponential(number: number, decimals: number, isAlternate: boolean): string {
  const { digits, exponent } = rounded(number, decimals + 1);
  const mantissa = decimals > 0 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return withPoint(mantissa, isAlternate) + exponentText(exponent);
}

/** `%g`: so many digits that count, with an exponent where the number is too large for them. */
function general(number: number, significant: number, isAlternate: boolean): string {
  const { digits, exponent } = rounded(number, significant);
  const isFixed = exponent < significant;
  const before = isFixed ? exponent + 1 : 1;
  const whole = withPoint(`${digits.slice(0, before)}.${digits.slice(before)}`.replace(/\.$/, ''), isAlternate);
  const shown = isAlternate || !whole.includes('.') ? whole : whole.replace(/\.?0+$/, '');
  return isFixed ? shown : shown + exponentText(exponent);
}

/** Python writes an exponent of at least two digits, JavaScript of one. */
function exponentText(exponent: number): string {
  return `e+${String(exponent).padStart(2, '0')}`;
}

/**
 * So many digits of a whole number, and the power of ten of the first. A half is rounded to the even digit, as Python
 * does; JavaScript's own ways to round go up.
 */
function rounded(number: number, significant: number): { readonly digits: string; readonly exponent: number } {
  const all = String(number);
  if (all.length <= significant) return { digits: all.padEnd(significant, '0'), exponent: all.length - 1 };
  const kept = Number(all.slice(0, significant));
  const rest = Number(`0.${all.slice(significant)}`);
  const isUp = rest > 0.5 || (rest === 0.5 && kept % 2 === 1);
  const digits = String(isUp ? kept + 1 : kept);
  return { digits: digits.slice(0, significant), exponent: all.length - 1 + digits.length - significant };
}
