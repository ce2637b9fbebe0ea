import type { Field } from '../gunicorn/atoms.ts';
import type { LineReader } from './compile-reader.ts';
import type { Entries } from './entries.ts';
import { ABSENT, clearRow } from './entries.ts';
import type { FieldSource } from './fields.ts';
import { fieldSources } from './fields.ts';
import type { Format } from './format.ts';
import {
  BACKSLASH,
  CLOSING,
  COLON,
  COMMA,
  OPENING,
  endOfString,
  endOfValue,
  skipBlanks,
  unescape,
} from './json-bytes.ts';
import { createLoggerClock } from './logger-time.ts';
import { compileSteps } from './steps.ts';
import { MICROS, compileStores } from './stores.ts';
import { BLANK, QUOTE, matches } from './value-ends.ts';

/** In place of a step: the line is no JSON object, or not a whole one. */
export const NO_OBJECT = -4;

/**
 * Reads lines that are JSON objects, by their keys. A line is a request when it has all that makes one: a status and a
 * time, where others have them. Other values may be missing; what is there must be what it should be.
 *
 * The keys of a logger come in the same order line after line, so the text up to each value is compared with that of
 * the line before and only where it differs looked at as JSON.
 */
export function compileObjectReader(format: Format, keys: readonly string[], wanted: readonly Field[]): LineReader {
  const encoder = new TextEncoder();
  const { steps } = compileSteps(format);
  const names = keys.map(key => encoder.encode(key));
  const sources = fieldSources(format);
  const fields = steps.map(({ part }) => sources.find(source => source.part === part)?.field ?? null);
  const starts = new Int32Array(steps.length);
  const ends = new Int32Array(steps.length);
  const hasEscapes = new Uint8Array(steps.length);
  const numbers = new Float64Array(steps.length);
  const clock = createLoggerClock();
  const texts = compileStores(
    sources.filter(({ field }) => wanted.includes(field) && !MEASURED.has(field)),
    steps,
    // No text has a time in it.
    { read: () => -1, time: 0, localHour: 0, at: -1 },
  );
  const stores = sources.filter(({ field }) => wanted.includes(field) && MEASURED.has(field)).map(compileStore);
  const cutsPath = fields.includes('path') && !fields.includes('query');

  const learned: { readonly text: Uint8Array; readonly step: number }[] = [];
  const failure = { at: 0, step: 0 };
  const line = { start: 0, end: 0 };
  /** Of the value that was passed last. */
  let isEscaped = false;

  function read(bytes: Uint8Array, start: number, end: number, into: Entries): boolean {
    line.start = start;
    line.end = end;
    starts.fill(ABSENT);
    ends.fill(ABSENT);
    if (!findValues(bytes, start, end)) return fail(start, NO_OBJECT);
    for (let step = 0; step < steps.length; step++)
      if (!isRight(bytes, step)) return fail(Math.max(start, starts[step]!), step);
    // Nothing can go wrong any more, so the line may change: texts are unescaped where they are.
    for (let step = 0; step < steps.length; step++) {
      if (starts[step] === ABSENT || hasEscapes[step] === 0) continue;
      const textEnd = unescape(bytes, starts[step]!, ends[step]!);
      bytes.fill(BLANK, textEnd, Math.max(textEnd, ends[step]!));
      ends[step] = textEnd;
    }
    clearRow(into, into.count);
    into.lineStart[into.count] = start;
    into.lineEnd[into.count] = end;
    for (let index = 0; index < texts.length; index++) texts[index]!(bytes, starts, ends, into);
    for (let index = 0; index < stores.length; index++) stores[index]!(into);
    if (cutsPath) cutPath(bytes, into);
    return true;
  }

  /** Where the values stand that the format names; false when the line is no object. */
  function findValues(bytes: Uint8Array, start: number, end: number): boolean {
    let at = skipBlanks(bytes, start, end);
    if (at >= end || bytes[at] !== OPENING) return false;
    for (let pair = 0; at < end; pair++) {
      const known = learned[pair];
      let step: number;
      if (known && matches(bytes, at, end, known.text)) {
        at += known.text.length;
        step = known.step;
      } else {
        const from = at;
        // Over the brace of the object or the comma between two values.
        const key = skipBlanks(bytes, at + 1, end);
        if (pair === 0 && bytes[key] === CLOSING) return skipBlanks(bytes, key + 1, end) === end;
        const keyEnd = key < end && bytes[key] === QUOTE ? endOfString(bytes, key, end) : -1;
        if (keyEnd < 0) return false;
        at = skipBlanks(bytes, keyEnd, end);
        if (at >= end || bytes[at] !== COLON) return false;
        at = skipBlanks(bytes, at + 1, end);
        step = stepOf(bytes, key, keyEnd);
        if (pair === learned.length && pair < MOST_LEARNED) learned.push({ text: bytes.slice(from, at), step });
      }
      const valueEnd = passValue(bytes, at, end);
      if (valueEnd <= at) return false;
      if (step >= 0) {
        const isText = bytes[at] === QUOTE;
        const isNull = bytes[at] === LETTER_N;
        starts[step] = isNull ? ABSENT : isText ? at + 1 : at;
        ends[step] = isNull ? ABSENT : isText ? valueEnd - 1 : valueEnd;
        hasEscapes[step] = isText && isEscaped ? 1 : 0;
      }
      at = skipBlanks(bytes, valueEnd, end);
      if (at >= end) return false;
      if (bytes[at] === CLOSING) return skipBlanks(bytes, at + 1, end) === end;
      if (bytes[at] !== COMMA) return false;
    }
    return false;
  }

  /** Behind a value, or -1. */
  function passValue(bytes: Uint8Array, start: number, end: number): number {
    const first = start < end ? bytes[start]! : 0;
    isEscaped = false;
    if (first === QUOTE) {
      for (let at = start + 1; at < end; at++) {
        const byte = bytes[at]!;
        if (byte === QUOTE) return at + 1;
        if (byte !== BACKSLASH) continue;
        isEscaped = true;
        at++;
      }
      return -1;
    }
    if (first === OPENING || first === OPENING_BRACKET) return endOfValue(bytes, start, end);
    let at = start;
    while (at < end && isOfWord(bytes[at]!)) at++;
    return at;
  }

  function stepOf(bytes: Uint8Array, start: number, end: number): number {
    for (let step = 0; step < names.length; step++) {
      if (names[step]!.length === end - start && matches(bytes, start, end, names[step]!)) return step;
    }
    return -1;
  }

  /** Whether a value is what its field is, and there where none may be missing. */
  function isRight(bytes: Uint8Array, step: number): boolean {
    const field = fields[step];
    const start = starts[step]!;
    const end = ends[step]!;
    if (field === 'time') return start !== ABSENT && clock.read(bytes, start, end);
    if (field === 'status') {
      const status = start === ABSENT ? Number.NaN : numberIn(bytes, start, end);
      numbers[step] = status;
      return status >= 100 && status < 1000 && Number.isInteger(status);
    }
    // A text may be a number, as that of a user, but nothing that has more values in it.
    if (field !== 'size' && field !== 'duration' && field !== 'pid') return !isCompound(bytes, start);
    numbers[step] = ABSENT;
    if (start === ABSENT || isNone(bytes, start, end)) return true;
    const isBracketed = field === 'pid' && bytes[start] === LESS && bytes[end - 1] === GREATER;
    const value = isBracketed ? numberIn(bytes, start + 1, end - 1) : numberIn(bytes, start, end);
    numbers[step] = value;
    return value >= 0;
  }

  function compileStore({ field, part, atom }: FieldSource): (into: Entries) => void {
    const step = steps.findIndex(each => each.part === part);
    if (field === 'time') {
      return into => {
        into.time[into.count] = clock.time;
        into.localHour[into.count] = clock.localHour;
      };
    }
    if (field === 'status') return into => void (into.status[into.count] = numbers[step]!);
    if (field === 'size') return into => void (into.sizeBytes[into.count] = numbers[step]!);
    if (field === 'pid') {
      return into => void (into.pid[into.count] = numbers[step]! <= LARGEST_PID ? numbers[step]! : ABSENT);
    }
    const micros = MICROS[atom.unit ?? 'microseconds'];
    return into => {
      const value = numbers[step]!;
      into.durationMicros[into.count] = value < 0 ? ABSENT : Math.round(value * micros);
    };
  }

  function fail(at: number, step: number): false {
    failure.at = at;
    failure.step = step;
    return false;
  }

  return { read, failure, line, starts, ends };
}

const MEASURED: ReadonlySet<Field> = new Set(['time', 'status', 'size', 'duration', 'pid']);
/** Objects of a log rarely have more keys; behind these each is looked at as JSON. */
const MOST_LEARNED = 64;
const LARGEST_PID = 2 ** 31 - 1;
const [OPENING_BRACKET, LETTER_N, LESS, GREATER] = [0x5b, 0x6e, 0x3c, 0x3e] as const;

/** Of `null`, `true`, `-1.5e-05`, `NaN`. */
function isOfWord(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
    byte === 0x2b ||
    byte === HYPHEN ||
    byte === POINT
  );
}

/** An object or an array, rather than a string that begins like one. */
function isCompound(bytes: Uint8Array, start: number): boolean {
  if (start === ABSENT || (bytes[start] !== OPENING && bytes[start] !== OPENING_BRACKET)) return false;
  return bytes[start - 1] !== QUOTE;
}

/** `""` or `"-"`. */
function isNone(bytes: Uint8Array, start: number, end: number): boolean {
  return start === end || (end === start + 1 && bytes[start] === HYPHEN);
}

/** The whole of bytes[start, end) as a number that is not below 0; NaN when it is none. */
function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  let scale = 1;
  let at = start;
  for (; at < end && isDigit(bytes[at]!); at++) digits = digits * 10 + (bytes[at]! - ZERO);
  if (at === start) return Number.NaN;
  if (at < end && bytes[at] === POINT) {
    const fraction = ++at;
    for (; at < end && isDigit(bytes[at]!); at++) {
      digits = digits * 10 + (bytes[at]! - ZERO);
      scale *= 10;
    }
    if (at === fraction) return Number.NaN;
  }
  // So far both are exact, and so is the nearest number to what they make.
  return at === end && digits <= Number.MAX_SAFE_INTEGER && scale <= 1e22
    ? digits / scale
    : unusualNumber(bytes, start, end);
}

/** `5.4e-05` and `123.00000000000001`, as Python writes them now and then. */
function unusualNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > LONGEST_NUMBER) return Number.NaN;
  let text = '';
  for (let index = start; index < end; index++) text += String.fromCharCode(bytes[index]!);
  return /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

const isDigit = (code: number) => code >= ZERO && code <= 0x39;
const [ZERO, HYPHEN, POINT, QUESTION_MARK] = [0x30, 0x2d, 0x2e, 0x3f] as const;
const LONGEST_NUMBER = 40;

/** Loggers without a key for the query leave it at the path. */
function cutPath(bytes: Uint8Array, { count, pathStart, pathEnd }: Entries): void {
  if (pathStart[count] === ABSENT) return;
  for (let at = pathStart[count]!; at < pathEnd[count]!; at++) {
    if (bytes[at] === QUESTION_MARK) pathEnd[count] = at;
  }
}
