import { compileReader } from '../../logs/compile-reader.ts';
import { createEntries } from '../../logs/entries.ts';
import type { ErrorEntries, ErrorEntry } from '../../logs/error-entries.ts';
import { createErrorEntries } from '../../logs/error-entries.ts';
import { errorUnwrap } from '../../logs/error-wrapping.ts';
import type { Format } from '../../logs/format.ts';
import { behindNuls, hasByteOrderMark } from '../../logs/line-begin.ts';
import { prefixOfFormat } from '../../logs/line-prefixes.ts';
import type { LineHandler } from '../lines.ts';
import { NOTHING_BEFORE, behind, behindRequest, createLookingAt, isErrorLine } from '../rejected.ts';

/** The lines of one file, of which those that are the error log's become entries. */
export interface ErrorLogLines extends LineHandler {
  /** How many lines there were so far, whosever they are. */
  readonly lines: () => number;
  /** The last entry has no line after it that would end it. */
  readonly end: () => void;
}

/** @param requests the format of what else is in the file; null where it is an error log alone */
export function createErrorLogLines(
  onEntry: (entry: ErrorEntry) => void,
  head: Uint8Array,
  requests: Format | null,
): ErrorLogLines {
  if (!requests) {
    const { line, end, lines } = createErrorEntries(onEntry, errorUnwrap(head));
    return { line, tooLong: line, end, lines };
  }
  const prefix = prefixOfFormat(requests)?.looks;
  const entries = createErrorEntries(onEntry, prefix ? line => line.replace(prefix, '') : null);
  return { ...besideRequests(requests, entries), end: entries.end };
}

/** What `createScan` rejects, and takes for the error log; only lines that may be are looked at. */
function besideRequests(format: Format, entries: ErrorEntries): Omit<ErrorLogLines, 'end'> {
  const readers = [format, ...(format.others ?? [])].map(each => compileReader(each, []));
  const [reader] = readers;
  const kindOf = createLookingAt(format);
  const row = createEntries();
  const isWrapped = prefixOfFormat(format) !== null || format.envelope !== undefined;
  const mayBegin = isWrapped ? mayBeginInside : mayBeginHere;
  let before = NOTHING_BEFORE;
  let count = 0;

  function hand(bytes: Uint8Array, start: number, end: number): void {
    const kind = kindOf(bytes, start, end);
    if (isErrorLine(kind, before)) entries.line(bytes, start, end, count);
    before = behind(kind, before);
  }

  function line(bytes: Uint8Array, start: number, end: number): void {
    count++;
    if (before === NOTHING_BEFORE && !mayBegin(bytes, start, end)) return;
    const marked = count === 1 && hasByteOrderMark(bytes, start, end) ? start + 3 : start;
    const own = bytes.slice(behindNuls(bytes, marked, end), end);
    // Escapes of JSON are undone in the memory that the line is in, so the one that tells where its text is comes last.
    if (
      readers.slice(1).some(other => other.read(own.slice(), 0, own.length, row)) ||
      reader!.read(own, 0, own.length, row)
    ) {
      before = behindRequest(before);
    } else hand(own, reader!.line.start, reader!.line.end);
  }

  return {
    line,
    tooLong(bytes, start, end) {
      count++;
      hand(bytes, start, end);
    },
    /** Most lines are requests, of which only the number matters. */
    block(bytes, blockStart, blockEnd) {
      for (let start = blockStart; start < blockEnd;) {
        const end = bytes.indexOf(LINE_BREAK, start);
        if (before === NOTHING_BEFORE && !mayBegin(bytes, start, end)) count++;
        else line(bytes, start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
        start = end + 1;
      }
    },
    lines: () => count,
  };
}

/** Whether an entry, a traceback or what joins two of them may begin with this line: what they begin with, or may be put behind. */
function mayBeginHere(bytes: Uint8Array, start: number, end: number): boolean {
  return start < end && FIRST.has(bytes[start]!);
}

/** `[`, `T`, `D`; a NUL, and the first byte of a byte order mark. */
const FIRST: ReadonlySet<number> = new Set([0x5b, 0x54, 0x44, 0x00, 0xef]);

/** The same where something stands in front: each of them has one of these in it. */
function mayBeginInside(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end - 2; at++) {
    const byte = bytes[at];
    if (byte === OF_ENTRY[0] && bytes[at + 1] === OF_ENTRY[1] && bytes[at + 2] === OF_ENTRY[2]) return true;
    if (byte === OF_HEADING[0] && bytes[at + 1] === OF_HEADING[1] && bytes[at + 2] === OF_HEADING[2]) return true;
    if (byte === OF_JOINT[0] && bytes[at + 1] === OF_JOINT[1] && bytes[at + 2] === OF_JOINT[2]) return true;
  }
  return false;
}

/** `] [` */
const OF_ENTRY = [0x5d, 0x20, 0x5b] as const;
/** `Tra`, as in `Traceback`. */
const OF_HEADING = [0x54, 0x72, 0x61] as const;
/** `e a`, as in `the above exception`. */
const OF_JOINT = [0x65, 0x20, 0x61] as const;
const [LINE_BREAK, CARRIAGE_RETURN] = [0x0a, 0x0d] as const;
