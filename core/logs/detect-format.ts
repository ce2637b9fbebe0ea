import type { Localize } from '../base/localize.ts';
import { compileReader } from './compile-reader.ts';
import { detectObject } from './detect-object.ts';
import { createEntries } from './entries.ts';
import { createUnwrapper, inEnvelope, textKeysOf } from './envelope.ts';
import type { Format } from './format.ts';
import { parseFormat } from './format.ts';
import { KNOWN_FORMATS } from './known-formats.ts';
import type { KnownFormat } from './known-formats.ts';
import type { LinePrefix } from './line-prefixes.ts';
import { prefixOf } from './line-prefixes.ts';

/** What a few lines look like. */
export interface Detected {
  readonly format: Format;
  /** Localized: why this format was chosen. */
  readonly reason: string;
  /** Localized sentences about what the lines do not say and had to be assumed. */
  readonly assumed: readonly string[];
  /** How many of the lines it reads. */
  readonly read: number;
}

/**
 * The known format, perhaps with values appended, that reads most of these lines; null when none reads any.
 * What an appended number means cannot be seen, so it is taken for a duration only where that is likely, and said so.
 */
export function detectFormat(lines: readonly Uint8Array[], t: Localize): Detected | null {
  const wrapped = textKeysOf(lines).map(key => detectWrapped(key, lines, t));
  return [detectBare(lines, t), ...wrapped].reduce((best, other) =>
    other && other.read > (best?.read ?? 0) ? other : best,
  );
}

function detectWrapped(key: string, lines: readonly Uint8Array[], t: Localize): Detected | null {
  const detected = detectBare(unwrapped(key, lines), t);
  if (!detected) return null;
  const format = parseFormat(inEnvelope({ key, inner: detected.format.text }));
  const reason = t('Each line is JSON with a text under {key}. {reason}', { key, reason: detected.reason });
  return { ...detected, format, reason };
}

/** The texts under a key, of the lines that have one. */
function unwrapped(key: string, lines: readonly Uint8Array[]): readonly Uint8Array[] {
  const { open, text } = createUnwrapper(key);
  return lines.flatMap(line => {
    const copy = line.slice();
    return open(copy, 0, copy.length) ? [copy.subarray(text.start, text.end)] : [];
  });
}

function detectBare(lines: readonly Uint8Array[], t: Localize): Detected | null {
  const prefix = prefixOf(lines);
  const behind = prefix ? KNOWN_FORMATS.map(known => ({ ...known, text: prefix.text + known.text, prefix })) : [];
  const candidates = [...behind, ...KNOWN_FORMATS].flatMap((known: SeenFormat) => {
    const itself: readonly Candidate[] = [{ text: known.text, known, assumed: [] }];
    return known.isExtended ? itself.concat(extensions(known, lines, t)) : itself;
  });
  let best: { candidate: Candidate; format: Format; read: number } | null = null;
  for (const candidate of candidates) {
    const format = parseFormat(candidate.text);
    const read = countRead(format, lines);
    if (read > (best?.read ?? 0)) best = { candidate, format, read };
  }
  const inObjects = detectKeys(lines, t);
  if (!best || (inObjects && inObjects.read > best.read)) return inObjects;
  const { candidate, format, read } = best;
  return { format, reason: reasonFor(candidate, t), assumed: candidate.assumed, read };
}

/** Objects of a logger, by their keys. */
function detectKeys(lines: readonly Uint8Array[], t: Localize): Detected | null {
  const object = detectObject(lines, t);
  if (!object) return null;
  const format = parseFormat(object.text);
  const read = countRead(format, lines);
  if (read === 0) return null;
  const reason = t('Each line is a JSON object with a request in its keys: {format}', { format: object.text });
  return { format, reason, assumed: object.assumed, read };
}

function reasonFor({ text, known }: Candidate, t: Localize): string {
  const values = { name: t(known.says), format: text, prefix: known.prefix ? t(known.prefix.says) : '' };
  const isWhole = text === known.text;
  if (known.prefix) {
    return isWhole
      ? t('Behind {prefix} the lines look like {name}: {format}', values)
      : t('Behind {prefix} the lines look like {name} with something appended: {format}', values);
  }
  return isWhole
    ? t('The lines look like {name}: {format}', values)
    : t('The lines look like {name} with something appended: {format}', values);
}

/** A known format, perhaps behind what a collector puts in front. */
interface SeenFormat extends KnownFormat {
  readonly prefix?: LinePrefix;
}

interface Candidate {
  readonly text: string;
  readonly known: SeenFormat;
  readonly assumed: readonly string[];
}

/** How many of the lines are in the format. */
export function countRead(format: Format, lines: readonly Uint8Array[]): number {
  const reader = compileReader(format, []);
  const entries = createEntries();
  // Escapes of JSON are undone in the memory that the line is in.
  const isChanged = format.envelope !== undefined || format.keys !== undefined;
  const own = isChanged ? lines.map(line => line.slice()) : lines;
  return own.reduce((count, line) => count + (reader.read(line, 0, line.length, entries) ? 1 : 0), 0);
}

/** A value whose meaning only the author of the format knows. */
const UNLABELLED = '%({unlabelled}i)s';

/** The known format and what most lines have behind it. */
function extensions(known: KnownFormat, lines: readonly Uint8Array[], t: Localize): Candidate[] {
  const tails = tailsOf(known.text, lines);
  const shapes = tails.map(shapeOfTail);
  const shape = mostFrequent(shapes);
  if (shape === undefined) return [];
  const numbers = tails.flatMap((tail, index) => (shapes[index] === shape ? wholeNumbers(tail) : []));
  // Two whole numbers could be anything; one is a duration more often than not.
  const unlabelled = shape.split(NUMBER).length - 1;
  if (unlabelled !== 1) return [{ text: `${known.text} ${shape.replaceAll(NUMBER, UNLABELLED)}`, known, assumed: [] }];
  const isDuration = looksLikeMicros(numbers);
  const assumed = isDuration
    ? t(
        'The lines do not say what the number behind them is. It was taken for the duration in microseconds, %(D)s, because no value is below {least}. If it is something else, name the access_log_format.',
        { least: LEAST_MICROS },
      )
    : t(
        'The lines do not say what the number behind them is, and its values are too small for microseconds. If it is a duration, name the access_log_format: %(M)s stands for milliseconds, %(T)s for seconds.',
      );
  return [
    { text: `${known.text} ${shape.replace(NUMBER, isDuration ? '%(D)s' : UNLABELLED)}`, known, assumed: [assumed] },
  ];
}

function tailsOf(text: string, lines: readonly Uint8Array[]): readonly string[] {
  // With %c a value may hold anything, bare quotes too, which is what a tail needs.
  const reader = compileReader(parseFormat(`${text} %({tail}i)c`), []);
  const entries = createEntries();
  const decoder = new TextDecoder();
  const last = reader.starts.length - 1;
  return lines.flatMap(line =>
    reader.read(line, 0, line.length, entries)
      ? [decoder.decode(line.subarray(reader.starts[last], reader.ends[last]))]
      : [],
  );
}

/** Stands for a whole number until it is known what it means. */
const NUMBER = '\0';

/** The format of a tail such as `1036 <12> rt=0.001036 "x"`. */
function shapeOfTail(tail: string): string {
  return tail.replaceAll(/(?<label>[\w.-]+=)?(?<value>"(?:[^"\\]|\\.)*"|[^\s"]+)/g, (...match) => {
    const { label = '', value } = match.at(-1) as { label?: string; value: string };
    return `${label.replaceAll('%', '%%')}${shapeOfValue(value)}`;
  });
}

function shapeOfValue(value: string): string {
  if (value.startsWith('"')) return `"${UNLABELLED}"`;
  if (/^<\d+>$/.test(value)) return '%(p)s';
  if (/^\d+\.\d+$/.test(value)) return '%(L)s';
  return /^\d+$/.test(value) ? NUMBER : UNLABELLED;
}

function wholeNumbers(tail: string): readonly number[] {
  return tail.split(/[\s=]/).flatMap(word => (/^\d+$/.test(word) ? [Number(word)] : []));
}

/** No request is served in less; of seconds and milliseconds some are nearly always below. */
const LEAST_MICROS = 10;

function looksLikeMicros(numbers: readonly number[]): boolean {
  return numbers.length > 0 && numbers.every(number => number >= LEAST_MICROS);
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
