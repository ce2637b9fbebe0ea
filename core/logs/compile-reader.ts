import type { Field } from '../gunicorn/atoms.ts';
import type { Entries } from './entries.ts';
import { clearRow } from './entries.ts';
import { createUnwrapper } from './envelope.ts';
import { fieldSources } from './fields.ts';
import type { Format } from './format.ts';
import { endOfNumber } from './numbers.ts';
import { compileObjectReader } from './object-reader.ts';
import { createResolver } from './resolve.ts';
import { compileSteps } from './steps.ts';
import type { Step } from './steps.ts';
import { compileStores } from './stores.ts';
import { createClock } from './timestamps.ts';
import {
  BLANK,
  QUOTE,
  endBeforeQuote,
  endBeforeText,
  endOfAddress,
  endOfPid,
  endOfWord,
  matches,
} from './value-ends.ts';

/** Reads one line after the other. Made once for a format, which it never looks at again. */
export interface LineReader {
  /**
   * Reads the line in bytes[start, end), line break excluded, into the row behind the last, which becomes a row when
   * whoever called counts it. False when the line does not fit the format.
   */
  readonly read: (bytes: Uint8Array, start: number, end: number, into: Entries) => boolean;
  /** Of the line that did not fit: the offset where reading stopped, and the index of the step there. */
  readonly failure: { at: number; step: number };
  /** The line that was read last, as it stands behind whatever is around it. */
  readonly line: { start: number; end: number };
  /** Where each value of the line that was read last stands; one per atom of the format, in its order. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Compiles a format into a reader. `wanted` are the fields that somebody will look at; others are checked, not kept. */
export function compileReader(format: Format, wanted: readonly Field[]): LineReader {
  const reader = format.keys ? compileObjectReader(format, format.keys, wanted) : compileTextReader(format, wanted);
  return format.envelope === undefined ? reader : insideEnvelope(format.envelope, reader);
}

/** Lines that are in the JSON of a logger. */
function insideEnvelope(key: string, reader: LineReader): LineReader {
  const { failure, line, read } = reader;
  const { open, text } = createUnwrapper(key);
  return {
    ...reader,
    read(bytes, start, end, into) {
      if (open(bytes, start, end)) return read(bytes, text.start, text.end, into);
      line.start = failure.at = start;
      line.end = end;
      failure.step = NO_ENVELOPE;
      return false;
    },
  };
}

/**
 * A line is first read from left to right, every value ending at the first place that its own shape and the text
 * behind it allow. Nearly all lines are done then. Where that fails, `resolve` looks at all ends of all values, in time
 * proportional to the length of the line: a hostile line cannot make us try for long.
 */
function compileTextReader(format: Format, wanted: readonly Field[]): LineReader {
  const { lead, steps } = compileSteps(format);
  const clock = createClock();
  const resolve = createResolver(steps, clock);
  const starts = new Int32Array(steps.length);
  const ends = new Int32Array(steps.length);
  const sources = fieldSources(format).filter(({ field }) => wanted.includes(field));
  const stores = compileStores(sources, steps, clock);
  /** Up to this step no value can end in two places, so a failure is final. */
  const firstChoice = steps.findIndex(hasChoice);

  const failure = { at: 0, step: 0 };
  const line = { start: 0, end: 0 };

  function read(bytes: Uint8Array, start: number, end: number, into: Entries): boolean {
    line.start = start;
    line.end = end;
    if (!matches(bytes, start, end, lead)) return fail(start, -1);
    clock.at = -1;
    let position = start + lead.length;
    let count = 0;
    for (; count < steps.length; count++) {
      const step = steps[count]!;
      const valueEnd = step.width > 0 ? -1 : endOfValue(step, bytes, position, end);
      const { literal } = step;
      if (valueEnd < 0 || !matches(bytes, valueEnd, end, literal)) break;
      starts[count] = position;
      ends[count] = valueEnd;
      position = valueEnd + literal.length;
    }
    if (count < steps.length || position !== end) {
      const isFinal = firstChoice < 0 || count < firstChoice;
      const first = start + lead.length;
      if (isFinal || !resolve(bytes, first, end, starts, ends)) return fail(position, count);
    }
    clearRow(into, into.count);
    into.lineStart[into.count] = start;
    into.lineEnd[into.count] = end;
    for (let index = 0; index < stores.length; index++) stores[index]!(bytes, starts, ends, into);
    return true;
  }

  /** The first end that the shape and the text behind it allow, or -1. */
  function endOfValue(step: Step, bytes: Uint8Array, start: number, end: number): number {
    const { shape, first } = step;
    if (shape === 'text') return endOfText(step, bytes, start, end);
    if (shape === 'number') return endOfNumber(bytes, start, end);
    if (shape === 'time') return clock.read(bytes, start, end);
    if (shape === 'word') {
      const wordEnd = endOfWord(bytes, start, end);
      if (first === BLANK) return wordEnd;
      const valueEnd = endOfText(step, bytes, start, end);
      return valueEnd <= wordEnd ? valueEnd : -1;
    }
    if (shape === 'address') return endOfAddress(bytes, start, end);
    return shape === 'pid' ? endOfPid(bytes, start, end) : -1;
  }

  function fail(at: number, step: number): false {
    failure.at = at;
    failure.step = step;
    return false;
  }

  return { read, failure, line, starts, ends };
}

/** In place of a step: the line is in nothing that it should be in. */
export const NO_ENVELOPE = -3;

/** Whether a value could end in more than one place. */
function hasChoice({ shape, width, first }: Step): boolean {
  return shape === 'text' || shape === 'anything' || width > 0 || (shape === 'word' && first !== BLANK);
}

function endOfText({ first, literal, prefer }: Step, bytes: Uint8Array, start: number, end: number): number {
  if (first === QUOTE) return endBeforeQuote(bytes, start, end);
  if (first >= 0) return endBeforeText(bytes, start, end, literal);
  return prefer === 'first' && endBeforeQuote(bytes, start, end) < 0 ? end : -1;
}
