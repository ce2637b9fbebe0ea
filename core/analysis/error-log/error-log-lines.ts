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
    const { line, end } = createErrorEntries(onEntry, errorUnwrap(head));
    return { line, tooLong: line, end };
  }
  const prefix = prefixOfFormat(requests)?.looks;
  const entries = createErrorEntries(onEntry, prefix ? line => line.replace(prefix, '') : null);
  return { ...besideRequests(requests, entries), end: entries.end };
}

/** What `createScan` rejects, and takes for the error log; only lines that may be are looked at. */
function besideRequests(format: Format, entries: ErrorEntries): LineHandler {
  const readers = [format, ...(format.others ?? [])].map(each => compileReader(each, []));
  const [reader] = readers;
  const kindOf = createLookingAt(format);
  const row = createEntries();
  let before = NOTHING_BEFORE;
  let lines = 0;

  function hand(bytes: Uint8Array, start: number, end: number): void {
    const kind = kindOf(bytes, start, end);
    if (isErrorLine(kind, before)) entries.line(bytes, start, end, lines);
    before = behind(kind, before);
  }

  return {
    line(bytes, start, end) {
      lines++;
      if (before === NOTHING_BEFORE && !mayBegin(bytes, start, end)) return;
      const marked = lines === 1 && hasByteOrderMark(bytes, start, end) ? start + 3 : start;
      const own = bytes.slice(behindNuls(bytes, marked, end), end);
      // Escapes of JSON are undone in the memory that the line is in, so the one that tells where its text is comes last.
      if (
        readers.slice(1).some(other => other.read(own.slice(), 0, own.length, row)) ||
        reader!.read(own, 0, own.length, row)
      ) {
        before = behindRequest(before);
      } else hand(own, reader!.line.start, reader!.line.end);
    },
    tooLong(bytes, start, end) {
      lines++;
      hand(bytes, start, end);
    },
  };
}

/** Whether an entry, a traceback or what joins two of them may begin in the line: each has one of these in it. */
function mayBegin(bytes: Uint8Array, start: number, end: number): boolean {
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
