import type { Localize } from '../base/localize.ts';
import { DURATION_NAMES, LOGGER_KEYS, plainKey } from './logger-keys.ts';
import { objectFormat } from './object-format.ts';

/** A format for JSON objects, from the keys and values of a few. */
export interface DetectedObject {
  readonly text: string;
  /** Localized: what the lines do not say and had to be assumed. */
  readonly assumed: readonly string[];
}

/** Null where the lines are no objects, or objects that tell of no requests. */
export function detectObject(lines: readonly Uint8Array[], t: Localize): DetectedObject | null {
  const objects = objectsIn(lines.slice(0, LOOKED_AT));
  const requests = objects.filter(object => keyFor('s', [object]) !== null && isRequest([object]));
  if (requests.length === 0) return null;
  const values = LOGGER_KEYS.flatMap(({ atom }) => {
    const key = keyFor(atom, requests);
    return key === null ? [] : [{ key, atom }];
  });
  if (!isRequest(requests)) return null;
  const has = (wanted: readonly string[]) => values.some(({ atom }) => wanted.includes(atom));
  const duration = has(['D', 'M', 'L', 'T']) ? null : unlabelledDuration(requests, t);
  if (duration?.atom) values.push({ key: duration.key, atom: duration.atom });
  return {
    text: objectFormat(values),
    assumed: [duration?.assumed, withoutZone(requests, values.find(({ atom }) => atom === 't')?.key, t)].filter(
      sentence => sentence !== undefined,
    ),
  };
}

const LOOKED_AT = 100;

type LoggedObject = Readonly<Record<string, unknown>>;

function objectsIn(lines: readonly Uint8Array[]): readonly LoggedObject[] {
  const decoder = new TextDecoder();
  return lines.flatMap(line => {
    if (!line.includes(OPENING)) return [];
    try {
      const value: unknown = JSON.parse(decoder.decode(line));
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? [{ ...value }] : [];
    } catch {
      return [];
    }
  });
}

const OPENING = 0x7b;

/** What was asked for, with how it was answered, is what makes a request. */
function isRequest(objects: readonly LoggedObject[]): boolean {
  return ['r', 'U'].some(atom => keyFor(atom, objects) !== null);
}

/** The key that most objects have for what the atom tells, with values such as the atom has. */
function keyFor(atom: string, objects: readonly LoggedObject[]): string | null {
  const names = LOGGER_KEYS.find(keys => keys.atom === atom)?.names ?? [];
  const isUsual = (key: string) => 2 * objects.filter(object => looksRight(atom, object[key])).length > objects.length;
  const keys = [...new Set(objects.flatMap(Object.keys))];
  for (const name of [atom, ...names]) {
    const found = keys.find(key => plainKey(key) === plainKey(name) && isUsual(key));
    if (found !== undefined) return found;
  }
  return null;
}

function looksRight(atom: string, value: unknown): boolean {
  const looks = LOOKS[atom];
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  return looks ? looks.test(String(value)) : typeof value === 'string';
}

const WHOLE = /^(?:\d+|-)$/;
const LOOKS: Readonly<Record<string, RegExp>> = {
  t: /^(?:\d{10}(?:\.\d+)?|\d{13}(?:\.\d+)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*|\[\d\d\/[A-Z][a-z]{2}\/\d{4}:.*\])$/s,
  m: /^[A-Za-z-]{1,32}$/,
  r: /^[A-Z-]+ \S/,
  U: /^(?:\/|\*$|https?:)/,
  s: /^[1-5]\d\d$/,
  B: WHOLE,
  b: WHOLE,
  D: WHOLE,
  M: /^\d+(?:\.\d+)?(?:e-\d+)?$/,
  L: /^\d+(?:\.\d+)?(?:e-\d+)?$/,
  T: WHOLE,
  p: /^<?\d+>?$/,
};

/** A duration whose unit only the author of the logger knows. */
function unlabelledDuration(
  objects: readonly LoggedObject[],
  t: Localize,
): { readonly key: string; readonly atom: string | null; readonly assumed: string } | null {
  const keys = [...new Set(objects.flatMap(Object.keys))];
  const key = keys.find(each => DURATION_NAMES.includes(plainKey(each)));
  if (key === undefined) return null;
  const values = objects.map(object => object[key]).filter(value => value !== null && value !== undefined);
  const durations = values.map(numberOf);
  if (durations.length === 0 || !durations.every(value => value >= 0)) return null;
  if (durations.every(value => Number.isInteger(value) && value >= LEAST_MICROS)) {
    const assumed = t(
      'The lines do not say in which unit {key} is. It was taken for microseconds, because its numbers are whole and none is below {least}.',
      { key, least: LEAST_MICROS },
    );
    return { key, atom: 'D', assumed };
  }
  if (durations.some(value => !Number.isInteger(value)) && durations.every(value => value <= MOST_SECONDS)) {
    const assumed = t(
      'The lines do not say in which unit {key} is. It was taken for seconds, because its numbers have fractions and none is above {most}.',
      { key, most: MOST_SECONDS },
    );
    return { key, atom: 'L', assumed };
  }
  const assumed = t(
    'The lines do not say in which unit {key} is, and its numbers fit none well: durations are left out.',
    {
      key,
    },
  );
  return { key, atom: null, assumed };
}

/** NaN for what is no number, such as `12 ms`. */
function numberOf(value: unknown): number {
  return typeof value === 'string' && /^\d/.test(value)
    ? Number(value)
    : typeof value === 'number'
      ? value
      : Number.NaN;
}

/** No request is served in less. */
const LEAST_MICROS = 10;
/** Few requests take longer, and a log in milliseconds has one above it soon. */
const MOST_SECONDS = 60;

function withoutZone(objects: readonly LoggedObject[], key: string | undefined, t: Localize): string | undefined {
  if (key === undefined || !objects.some(object => ZONELESS.test(String(object[key])))) return undefined;
  return t('The times under {key} do not say their time zone, and were taken as UTC.', { key });
}

const ZONELESS = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?$/;
