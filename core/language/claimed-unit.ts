import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { Format } from '../logs/format.ts';

/** What the text beside an atom says its unit is. */
export interface ClaimedUnit {
  readonly unit: 'seconds' | 'milliseconds' | 'microseconds' | 'nanoseconds';
  /** The word that says so. */
  readonly at: Span;
}

/**
 * A unit right behind the atom, as in `%(D)sms`, or at the end of the name before it, as in `"took_ms": %(D)s`.
 * Where both speak, both are given. Only what can hardly mean anything else counts.
 */
export function claimedUnits({ text, parts }: Format, index: number): ClaimedUnit[] {
  const behind = parts[index + 1]?.kind === 'text' ? parts[index + 1]!.at : undefined;
  const before = parts[index - 1]?.kind === 'text' ? parts[index - 1]!.at : undefined;
  return [
    before && nameBefore(text.slice(0, before.end), Math.max(before.start, before.end - LONGEST_NAME)),
    behind && unitBehind(text.slice(behind.start, behind.end), behind.start, behind.end === text.length),
  ].flatMap(claim => claim ?? []);
}

/** Quotes and brackets may stand between. A word with an equals sign behind it is the name of the next column. */
function unitBehind(text: string, start: number, isLast: boolean): ClaimedUnit | undefined {
  const match = /^(["']?[ \t]?[([]?)([a-zµμ]+)(?![\w=:%µμ-])/iu.exec(text);
  const unit = match && unitOf(match[2]!);
  if (!match || !unit) return undefined;
  // A lone word that ends right before the next atom may as well belong to that one.
  if (match[1] !== '' && match[0].length === text.length && !isLast) return undefined;
  return { unit, at: span(start + match[1]!.length, start + match[0].length) };
}

/** `request_time_ms=`, `"durationMs": "`, `took (ms): ` and `time in ms `: the last word of the name counts. */
function nameBefore(text: string, start: number): ClaimedUnit | undefined {
  const match = /([\w.()[\]µμ -]*)["']?\s*[:=]\s*["']?$/u.exec(text.slice(start));
  const words = match && [...match[1]!.matchAll(/[a-zµμ]+|[A-Z][a-zµμ]*|[A-Z]+/gu)];
  const last = words?.at(-1);
  if (!match || !last) return undefined;
  const unit = unitOf(last[0]);
  // Whatever stands behind the word, but a bracket, makes it part of something else.
  if (!unit || !/^[)\]]?$/.test(match[1]!.slice(last.index + last[0].length))) return undefined;
  // A column may be called s for the status.
  if (last[0].length === 1 && !/[_.([-]/.test(match[1]![last.index - 1] ?? '')) return undefined;
  const at = start + match.index + last.index;
  return { unit, at: span(at, at + last[0].length) };
}

/** A search from each character of a long text would never end. */
const LONGEST_NAME = 100;

function unitOf(word: string): ClaimedUnit['unit'] | undefined {
  return UNITS.get(word.toLowerCase());
}

const WORDS = {
  seconds: ['s', 'sec', 'secs', 'second', 'seconds'],
  milliseconds: ['ms', 'msec', 'msecs', 'millis', 'millisec', 'millisecs', 'millisecond', 'milliseconds'],
  microseconds: ['us', 'usec', 'usecs', 'µs', 'μs', 'micros', 'microsec', 'microsecs', 'microsecond', 'microseconds'],
  nanoseconds: ['ns', 'nsec', 'nsecs', 'nanos', 'nanosec', 'nanosecs', 'nanosecond', 'nanoseconds'],
} satisfies Record<ClaimedUnit['unit'], string[]>;

const UNITS = new Map(
  Object.entries(WORDS).flatMap(([unit, words]) => words.map(word => [word, unit as ClaimedUnit['unit']] as const)),
);
