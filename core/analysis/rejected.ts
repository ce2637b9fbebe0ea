import { beginsErrorEntry, beginsTraceback } from '../logs/error-entries.ts';
import type { Format } from '../logs/format.ts';
import { prefixOfFormat } from '../logs/line-prefixes.ts';

/**
 * Lines that are no requests. Where Gunicorn writes both of its logs to one place, as in a container, some of them are
 * its error log: entries, and what belongs to them.
 */
export interface Rejected {
  /** How many of them begin an entry of an error log. */
  readonly entries: number;
  /** The last of them that look like a log's, as they are in the file: perhaps they are in a format of their own. */
  readonly last: readonly Uint8Array[];
  /** One for each `Before`, because a stretch of a file may begin below an entry of the stretch before it. */
  readonly ways: readonly Way[];
}

interface Way {
  /** How many lines are the error log's. */
  readonly errorLines: number;
  /** What the next stretch begins with. */
  readonly after: Before;
  /** The first lines that are nobody's. */
  readonly samples: readonly Sample[];
}

/** A line that could not be read. */
export interface Sample {
  /** Counted from 0 at the start of the stretch. */
  readonly line: number;
  /** The line, or the beginning of a long one. */
  readonly bytes: Uint8Array;
  /** Offset into `bytes` where reading stopped, and the index of the format's step there. */
  readonly at: number;
  readonly step: number;
}

/** A stretch keeps this many samples; the report shows as many of all. */
export const MOST_SAMPLES = 10;
/** And so many of the last lines. */
export const MOST_LAST = 20;
/** `Sample.step` of a line that was too long to be looked at. */
export const TOO_LONG = -2;

/** How a line that is no request looks; what joins two tracebacks is a heading as well. */
export type LineKind = 'entry' | 'heading' | 'indented' | 'text';

/**
 * What is above a line: whether a traceback that has not come to its exception, and for how many lines of text there is
 * room below the error log's line right above, as `2 * room + inside`. Requests of other workers may come in between,
 * where two pipes become one log. Where there was no end of room, all lines of a format that nobody knows would belong
 * to the entry above them.
 */
export type Before = number;
/** The exception of a database has its statement below it. */
const MOST_ROOM = 20;
export const NOTHING_BEFORE: Before = 0;
const ALL_BEFORE: readonly Before[] = Array.from({ length: 2 * (MOST_ROOM + 1) }, (_, before) => before);

/** Whether a line that is no request is the error log's. */
export function isErrorLine(kind: LineKind, before: Before): boolean {
  return before !== NOTHING_BEFORE || kind === 'entry' || kind === 'heading';
}

/** What is above the line behind this one, which is no request. */
export function behind(kind: LineKind, before: Before): Before {
  if (kind === 'entry') return 2 * MOST_ROOM;
  if (kind === 'heading') return 2 * MOST_ROOM + 1;
  if (before === NOTHING_BEFORE || kind === 'indented') return before;
  // The exception ends its traceback.
  return isInside(before) ? 2 * MOST_ROOM : before - 2;
}

/** What is above the line behind a request. */
export const behindRequest = (before: Before): Before => (isInside(before) ? 1 : NOTHING_BEFORE);

const isInside = (before: Before) => before % 2 === 1;

/** How lines look that are not in this format, behind the same prefix as those that are. */
export function createLookingAt(format: Format): (bytes: Uint8Array, start: number, end: number) => LineKind {
  const prefix = prefixOfFormat(format)?.looks;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes, start, end) => {
    const first = bytes[start]!;
    if (!prefix && start < end && !FIRST.has(first)) return first === BLANK || first === TAB ? 'indented' : 'text';
    const written = decoder.decode(bytes.subarray(start, Math.min(end, start + LOOKED_AT)));
    const text = prefix ? written.replace(prefix, '') : written;
    if (beginsErrorEntry(text)) return 'entry';
    if (beginsTraceback(text) || JOINTS.has(text)) return 'heading';
    return text === '' || /^[ \t]/.test(text) ? 'indented' : 'text';
  };
}

/** What Python writes between a traceback and that of its cause. */
const JOINTS: ReadonlySet<string> = new Set([
  'The above exception was the direct cause of the following exception:',
  'During handling of the above exception, another exception occurred:',
]);

/** Longer than any prefix with the beginning of an entry behind it. */
const LOOKED_AT = 512;
/** How entries, headings and joints begin: `[`, `T`, `D`. */
const FIRST: ReadonlySet<number> = new Set([0x5b, 0x54, 0x44]);
const [BLANK, TAB] = [0x20, 0x09] as const;

/** Takes the lines of a stretch that are no requests, in their order. */
export interface Rejecting {
  /** The sample is made only where it is kept. */
  readonly add: (line: number, kind: LineKind, sample: () => Sample) => void;
  /** Keeps a line as one of the last. */
  readonly keep: (bytes: Uint8Array) => void;
  /** As far as the stretch was read. */
  readonly told: (lines: number) => Rejected;
}

export function createRejecting(): Rejecting {
  const ways = ALL_BEFORE.map((before): OpenWay => ({ before, errorLines: 0, samples: [] }));
  /** Since all ways have met: then what follows is the same for all. */
  let met: OpenWay | null = null;
  let entries = 0;
  let last = -1;
  let kept: Uint8Array[] = [];

  return {
    keep(bytes) {
      // Now and then, because moving all of them for each would take longer.
      if (kept.length === 2 * MOST_LAST) kept = kept.slice(-MOST_LAST);
      kept.push(bytes);
    },
    add(line, kind, sample) {
      if (kind === 'entry') entries++;
      const isNext = line === last + 1;
      last = line;
      if (met) return take(met, kind, isNext, sample);
      let made: Sample | null = null;
      for (const way of ways) take(way, kind, isNext, () => (made ??= sample()));
      const { before } = ways[0]!;
      if (ways.every(way => way.before === before)) met = { before, errorLines: 0, samples: [] };
    },
    told: lines => ({
      entries,
      last: kept.slice(-MOST_LAST),
      ways: ways.map(way => {
        const { before } = met ?? way;
        return {
          errorLines: way.errorLines + (met?.errorLines ?? 0),
          after: last === lines - 1 ? before : behindRequest(before),
          samples: [...way.samples, ...(met?.samples ?? [])].slice(0, MOST_SAMPLES),
        };
      }),
    }),
  };
}

interface OpenWay {
  before: Before;
  errorLines: number;
  readonly samples: Sample[];
}

function take(way: OpenWay, kind: LineKind, isNext: boolean, sample: () => Sample): void {
  const before = isNext ? way.before : behindRequest(way.before);
  if (isErrorLine(kind, before)) way.errorLines++;
  else if (way.samples.length < MOST_SAMPLES) way.samples.push(sample());
  way.before = behind(kind, before);
}

/** Two stretches that follow each other, as one. */
export function joinedRejected(one: Rejected, other: Rejected, linesBefore: number): Rejected {
  return {
    entries: one.entries + other.entries,
    last: [...one.last, ...other.last].slice(-MOST_LAST),
    ways: one.ways.map(way => {
      const next = other.ways[way.after]!;
      const more = next.samples.map(sample => Object.assign({}, sample, { line: sample.line + linesBefore }));
      return {
        errorLines: way.errorLines + next.errorLines,
        after: next.after,
        samples: [...way.samples, ...more].slice(0, MOST_SAMPLES),
      };
    }),
  };
}
