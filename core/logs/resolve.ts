import { endOfNumber } from './numbers.ts';
import type { Step } from './steps.ts';
import type { Clock } from './timestamps.ts';
import { BLANK, QUOTE, endOfPid, isAfterWord, isBareQuote, isBlankAfterAddress, matches } from './value-ends.ts';

/** Finds all values of the line in bytes[start, end), or says that there is no way; fills `starts` and `ends`. */
export type Resolve = (bytes: Uint8Array, start: number, end: number, starts: Int32Array, ends: Int32Array) => boolean;

/**
 * The thorough way to read a line, for those where a value has more than one place to end: a user with a blank, an
 * agent that ends in a backslash, padded columns.
 *
 * It goes over the steps from the last to the first and notes for every offset where the value would end if it began
 * there and the rest of the line still fitted. That is time and memory of steps × length, whatever the line holds;
 * trying one end after the other could take longer than anyone lives.
 */
export function createResolver(steps: readonly Step[], clock: Clock): Resolve {
  // Kept from line to line, and as long as the longest line so far.
  let choices = new Int32Array(0);
  let goodEnds = new Int32Array(0);
  let limits = new Int32Array(0);

  return (bytes, start, end, starts, ends) => {
    const length = end - start;
    if (length > LONGEST) return false;
    const row = length + 1;
    if (goodEnds.length < row + 1) {
      choices = new Int32Array(steps.length * row);
      goodEnds = new Int32Array(row + 1);
      limits = new Int32Array(row + 1);
    }
    for (let step = steps.length - 1; step >= 0; step--) if (!chooseEnds(step, bytes, start, end)) return false;
    return follow(bytes, start, end, starts, ends);
  };

  /** For one step: `choices[step * row + offset]` becomes the offset of the end, or -1. False when all are -1. */
  function chooseEnds(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const step = steps[index]!;
    const row = end - start + 1;
    const isMeasured = step.shape === 'number' || step.shape === 'time' || step.shape === 'pid';
    markGoodEnds(index, bytes, start, end);
    if (!isMeasured) markLimits(step, bytes, start, end);
    let isPossible = false;
    for (let offset = 0; offset < row; offset++) {
      const choice = isMeasured ? measure(step, bytes, start, end, offset) : search(step, row - 1, offset);
      choices[index * row + offset] = choice;
      if (choice >= 0) isPossible = true;
    }
    return isPossible;
  }

  /** The end that the step prefers among those between its least width and its limit. */
  function search(step: Step, length: number, offset: number): number {
    const least = offset + step.width;
    if (least > length) return -1;
    const limit = limits[offset]!;
    const choice = step.prefer === 'first' ? goodEnds[least]! : goodEnds[limit]!;
    return choice >= least && choice <= limit ? choice : -1;
  }

  function measure(step: Step, bytes: Uint8Array, start: number, end: number, offset: number): number {
    const from = start + offset;
    const least = from + step.width;
    let valueStart = from;
    if (!step.leftAligned) while (valueStart < least && valueStart < end && bytes[valueStart] === BLANK) valueStart++;
    let valueEnd = endOfMeasured(step, bytes, valueStart, end);
    if (valueEnd < 0) return -1;
    if (step.leftAligned) while (valueEnd < least && valueEnd < end && bytes[valueEnd] === BLANK) valueEnd++;
    if (valueEnd < least) return -1;
    const choice = valueEnd - start;
    // Good ends are kept as the nearest one, so a good end is one that is its own nearest.
    return goodEnds[choice] === choice ? choice : -1;
  }

  function endOfMeasured(step: Step, bytes: Uint8Array, start: number, end: number): number {
    if (step.shape === 'number') return endOfNumber(bytes, start, end);
    return step.shape === 'time' ? clock.read(bytes, start, end) : endOfPid(bytes, start, end);
  }

  /** `goodEnds[offset]`: the nearest end, in the direction of the step's preference, from which the rest fits. */
  function markGoodEnds(index: number, bytes: Uint8Array, start: number, end: number): void {
    const { literal, prefer } = steps[index]!;
    const length = end - start;
    const row = length + 1;
    const isGood = (offset: number) => {
      if (!matches(bytes, start + offset, end, literal)) return false;
      const next = offset + literal.length;
      return index === steps.length - 1 ? next === length : choices[(index + 1) * row + next]! >= 0;
    };
    let nearest = -1;
    if (prefer === 'first') {
      for (let offset = length; offset >= 0; offset--) goodEnds[offset] = nearest = isGood(offset) ? offset : nearest;
    } else {
      for (let offset = 0; offset <= length; offset++) goodEnds[offset] = nearest = isGood(offset) ? offset : nearest;
    }
  }

  /** `limits[offset]`: how far a value that begins there can reach before something that it cannot hold. */
  function markLimits({ shape }: Step, bytes: Uint8Array, start: number, end: number): void {
    let limit = end - start;
    limits[limit] = limit;
    for (let offset = limit - 1; offset >= 0; offset--) {
      const at = start + offset;
      // Whether the byte ends a value that began before it; as the first byte it is looked at once more below.
      const ends =
        (shape !== 'anything' && isBareQuote(bytes, at, -1)) ||
        (shape === 'word' && isAfterWord(bytes, at)) ||
        (shape === 'address' && isBlankAfterAddress(bytes, at, -1));
      if (ends) limit = offset;
      const endsAtOnce =
        (shape !== 'anything' && isBareQuote(bytes, at, at)) ||
        (shape === 'address' && isBlankAfterAddress(bytes, at, at));
      limits[offset] = endsAtOnce ? offset : limit;
    }
  }

  function follow(bytes: Uint8Array, start: number, end: number, starts: Int32Array, ends: Int32Array): boolean {
    const row = end - start + 1;
    let offset = 0;
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index]!;
      const choice = choices[index * row + offset]!;
      if (choice < 0) return false;
      starts[index] = start + offset;
      ends[index] = start + choice;
      if (step.width > 0) trim(bytes, index, starts, ends);
      if (step.quoted) unquote(bytes, index, starts, ends);
      offset = choice + step.literal.length;
    }
    return true;
  }
}

/** Longer lines are read the quick way only. Gunicorn's limits keep even unusual lines well below this. */
const LONGEST = 65_536;

function trim(bytes: Uint8Array, index: number, starts: Int32Array, ends: Int32Array): void {
  while (starts[index]! < ends[index]! && bytes[starts[index]!] === BLANK) starts[index]!++;
  while (starts[index]! < ends[index]! && bytes[ends[index]! - 1] === BLANK) ends[index]!--;
}

/** Python's `repr` puts a text in apostrophes, or in quotes when there is an apostrophe in it. */
function unquote(bytes: Uint8Array, index: number, starts: Int32Array, ends: Int32Array): void {
  const first = bytes[starts[index]!];
  const isQuoted = ends[index]! - starts[index]! >= 2 && (first === QUOTE || first === APOSTROPHE);
  if (!isQuoted || bytes[ends[index]! - 1] !== first) return;
  starts[index]!++;
  ends[index]!--;
}

const APOSTROPHE = 0x27;
