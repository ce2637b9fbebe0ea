import { behindNuls, hasByteOrderMark } from '../logs/line-begin.ts';
import type { Field } from '../gunicorn/atoms.ts';
import { compileReader } from '../logs/compile-reader.ts';
import type { Entries } from '../logs/entries.ts';
import { MOST_ROWS, clearRow, compileDropping, createEntries } from '../logs/entries.ts';
import { fieldsOf, tells } from '../logs/fields.ts';
import type { Format } from '../logs/format.ts';
import { compileFilter, fieldsOfQuery } from '../query/compile-filter.ts';
import type { Asked } from './aggregate.ts';
import { aggregatesFor } from './aggregates/index.ts';
import type { Kernel } from './kernel.ts';
import { HEAP, createKernelRoom } from './kernel.ts';
import { layOutProgram } from './kernel-program.ts';
import type { LineHandler } from './lines.ts';
import type { Indexing, RangeIndex } from './range-index.ts';
import { createIndexing } from './range-index.ts';
import type { Rejected } from './rejected.ts';
import { TOO_LONG, createLookingAt, createRejecting, joinedRejected } from './rejected.ts';
import { createLines } from './lines.ts';

/** What one worker has counted so far: the state of every aggregate, by id. Plain data. */
export type States = Readonly<Record<string, object>>;

/** What a stretch of a file held, beside what went into the states. Plain data. */
export interface Stretch {
  /** The first lines that were asked for. */
  readonly found: readonly FoundLine[];
  readonly lines: number;
  readonly parsed: number;
  /** Of those, the requests that were asked for. */
  readonly matched: number;
  /** The lines that are no requests. */
  readonly rejected: Rejected;
  /** Of each of the other formats of the log, in their order, what it read. */
  readonly others: readonly OtherRead[];
  /** What of it stands where, if that was asked for; two stretches as one have none. */
  readonly index?: RangeIndex;
}

/** Lines that were in one of the other formats. Counted from 0 at the start of the stretch; -1 where there are none. */
export interface OtherRead {
  readonly lines: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Epoch milliseconds; -1 where the format has no time. */
  readonly firstTime: number;
}

/** Two stretches that follow each other, as one. */
export function joined(one: Stretch, other: Stretch): Stretch {
  return {
    lines: one.lines + other.lines,
    parsed: one.parsed + other.parsed,
    matched: one.matched + other.matched,
    rejected: joinedRejected(one.rejected, other.rejected, one.lines),
    found: [...one.found, ...other.found.map(line => Object.assign({}, line, { line: line.line + one.lines }))],
    others: one.others.map((read, index) => joinedRead(read, other.others[index]!, one.lines)),
  };
}

/** @param linesBefore those of the stretch that `one` is of */
export function joinedRead(one: OtherRead, other: OtherRead, linesBefore: number): OtherRead {
  if (other.lines === 0) return one;
  const isFirst = one.lines === 0;
  return {
    lines: one.lines + other.lines,
    firstLine: isFirst ? linesBefore + other.firstLine : one.firstLine,
    lastLine: linesBefore + other.lastLine,
    firstTime: isFirst ? other.firstTime : one.firstTime,
  };
}

/** Before the first line. */
export function noneRead(): OtherReading {
  return { lines: 0, firstLine: -1, lastLine: -1, firstTime: -1 };
}

type OtherReading = { -readonly [Key in keyof OtherRead]: OtherRead[Key] };

/** A line that was asked for. */
export interface FoundLine {
  /** Counted from 0 at the start of the stretch. */
  readonly line: number;
  /** Epoch milliseconds; -1 where the format has no time. */
  readonly time: number;
  /** Its beginning. */
  readonly bytes: Uint8Array;
}

export interface Scan {
  /** Where whoever reads a file may put a chunk, which is then not copied once more. */
  readonly space: Uint8Array;
  /**
   * Tells that the next stretch begins inside a source, where a byte order mark is a part of the line that it stands
   * in: where a file was cut into ranges must not show in the report.
   */
  readonly beginInside: () => void;
  /** Tells that the next stretch is to have an index, in parts of at least so many bytes. */
  readonly beginIndex: (partBytes: number) => void;
  /** Chunks of one stretch, in order. */
  readonly push: (chunk: Uint8Array) => void;
  /** Ends the stretch. The next chunk begins another one. */
  readonly end: () => Stretch;
  /** Ends the stretch in the middle of a line, which does not count. */
  readonly abandon: () => Stretch;
  /** The stretch as far as it was read. */
  readonly open: () => Stretch;
  /** What was counted, for sending. */
  readonly states: () => States;
}

/**
 * Lines → entries → aggregates: the only hot loop of the house. It allocates nothing for a line that can be read.
 * With a kernel it gives the same, faster.
 */
export function createScan(format: Format, kernel: Kernel | null = null, asked: Asked = {}): Scan {
  const room = kernel ? createKernelRoom(kernel, MOST_ROWS) : HEAP;
  const fields = fieldsOf(format);
  const mostFound = asked.lines ?? 0;
  const aggregates = mostFound > 0 ? [] : aggregatesFor(field => tells(fields, field), asked);
  const states = aggregates.map(({ create }) => create(room, asked));
  const adders = aggregates.map(
    ({ add }, index) =>
      (entries: Entries) =>
        add(states[index]!, entries),
  );
  const [early, late] = [true, false].map(isEarly =>
    adders.filter((_, index) => (aggregates[index]!.ignoresFilter ?? false) === isEarly),
  ) as [typeof adders, typeof adders];
  const wanted = new Set<Field>(aggregates.flatMap(({ needs, uses = [] }) => [...needs, ...uses, ...HIDING]));
  const { filter } = asked;
  for (const field of filter ? fieldsOfQuery(filter) : []) wanted.add(field);
  for (const field of mostFound > 0 ? WHERE_AND_WHEN : INDEXED) wanted.add(field);
  const reader = compileReader(format, [...wanted]);
  const kindOf = createLookingAt(format);
  const others = format.others?.map(other => compileReader(other, [...wanted])) ?? [];
  const isRewriting = [format, ...(format.others ?? [])].some(each => each.envelope !== undefined || each.keys);
  const entries = createEntries(room);
  const dropRows = filter && compileDropping(entries, compileFilter(filter));
  let space = kernel && room.uint8(MOST_BYTES);
  const readBlock = kernel && blockReader(kernel);
  let lines = 0;
  let parsed = 0;
  let matched = 0;
  let rejecting = createRejecting();
  let found: FoundLine[] = [];
  let isInside = false;
  let othersRead = others.map(noneRead);
  let indexing: Indexing | null = null;
  let piece: Uint8Array = new Uint8Array(0);
  /** Where it begins in the stretch, in bytes. */
  let pieceStart = 0;

  const splitter = createLines({
    line(bytes, start, end) {
      // A line that is torn begins no part: where it began is gone.
      if (indexing && bytes === piece) beginPart(indexing, start);
      const from = lines++ === 0 && !isInside && hasByteOrderMark(bytes, start, end) ? start + 3 : start;
      if (bytes !== entries.bytes) turnTo(bytes);
      readLine(bytes, from, end);
    },
    tooLong(bytes, start, end) {
      lines++;
      reject(bytes, start, end, start, TOO_LONG);
    },
    ...(readBlock && { block: readBlock }),
  });

  function readLine(bytes: Uint8Array, lineStart: number, end: number): void {
    const start = behindNuls(bytes, lineStart, end);
    // Escapes of JSON are undone where the line is, and what one reader leaves behind another could not read.
    const own = others.length > 0 && isRewriting ? bytes.slice(start, end) : null;
    if (!reader.read(bytes, start, end, entries)) {
      if (others.length > 0 && readOther(bytes, start, end, own)) return;
      const { line, failure } = reader;
      return reject(bytes, line.start, line.end, failure.at, failure.step);
    }
    takeRow();
  }

  function takeRow(): void {
    parsed++;
    entries.lineIndex[entries.count] = lines - 1;
    indexing?.place(entries.count, entries.count + 1);
    if (++entries.count === MOST_ROWS) addRows();
  }

  /** At this offset of the piece a line begins, and with it a part of the index, if the last one is long enough. */
  function beginPart(index: Indexing, offset: number): void {
    const start = pieceStart + offset;
    if (start - index.start() >= index.partBytes) index.begin(start, lines);
  }

  /** Tries the other formats of the log; the first that reads the line has it. */
  function readOther(bytes: Uint8Array, start: number, end: number, own: Uint8Array | null): boolean {
    for (let index = 0; index < others.length; index++) {
      if (own) bytes.set(own, start);
      if (!others[index]!.read(bytes, start, end, entries)) continue;
      const read = othersRead[index]!;
      if (read.lines++ === 0) {
        read.firstLine = lines - 1;
        read.firstTime = entries.time[entries.count]!;
      }
      read.lastLine = lines - 1;
      takeRow();
      return true;
    }
    if (own) {
      // The sample shows what the format itself made of the line.
      bytes.set(own, start);
      reader.read(bytes, start, end, entries);
    }
    return false;
  }

  /** Reads many lines with the kernel, and those it cannot read one by one. Null when the format is beyond it. */
  function blockReader({ exports, buffer }: Kernel): LineHandler['block'] | null {
    const program = layOutProgram(format, [...wanted], entries, room);
    if (program === null) return null;
    exports.turnTo(program);
    const memory = new Uint8Array(buffer);
    return (chunk, blockStart, blockEnd) => {
      const end = chunk.byteOffset + blockEnd;
      let start = chunk.byteOffset + blockStart;
      if (lines === 0 && !isInside && hasByteOrderMark(memory, start, end)) start += 3;
      if (memory !== entries.bytes) turnTo(memory);
      while (start < end) {
        const { count } = entries;
        const until = indexing ? endOfPart(indexing, chunk, start, end) : end;
        entries.count = exports.scan(start, until, count, MOST_ROWS);
        indexing?.place(count, entries.count);
        if (found.length < mostFound) {
          for (let row = count; row < entries.count; row++) entries.lineIndex[row] = lines + row - count;
        }
        lines += entries.count - count;
        parsed += entries.count - count;
        if (entries.count === MOST_ROWS) addRows();
        start = exports.position();
        const lineEnd = exports.unread();
        if (lineEnd === 0) continue;
        lines++;
        readLine(memory, start, memory[lineEnd - 1] === CARRIAGE_RETURN && lineEnd > start ? lineEnd - 1 : lineEnd);
        start = lineEnd + 1;
      }
    };

    /** Where the part of the index may end that the line at `start` is in. */
    function endOfPart(index: Indexing, chunk: Uint8Array, start: number, end: number): number {
      beginPart(index, start - chunk.byteOffset);
      const least = chunk.byteOffset + index.start() + index.partBytes - pieceStart;
      return least >= end ? end : memory.indexOf(LINE_BREAK, Math.max(start, least - 1)) + 1;
    }
  }

  function addRows(): void {
    if (entries.count === 0) return;
    countRows();
    // What only another format tells, the kernel leaves as it finds it.
    if (others.length > 0) for (let row = 0; row < MOST_ROWS; row++) clearRow(entries, row);
  }

  function countRows(): void {
    indexing?.add(entries);
    for (let index = 0; index < early.length; index++) early[index]!(entries);
    matched += dropRows ? dropRows() : entries.count;
    if (entries.count === 0) return;
    for (let row = 0; row < entries.count && found.length < mostFound; row++) keepFound(row);
    for (let index = 0; index < late.length; index++) late[index]!(entries);
    entries.count = 0;
  }

  function keepFound(row: number): void {
    const { bytes, lineStart, lineEnd, lineIndex, time } = entries;
    const end = Math.min(lineEnd[row]!, lineStart[row]! + LONGEST_SAMPLE);
    found.push({ line: lineIndex[row]!, time: time[row]!, bytes: bytes.slice(lineStart[row], end) });
  }

  /** All rows are parts of the same bytes. */
  function turnTo(bytes: Uint8Array): void {
    addRows();
    entries.bytes = bytes;
  }

  function reject(bytes: Uint8Array, start: number, end: number, at: number, step: number): void {
    const line = lines - 1;
    const kind = kindOf(bytes, start, end);
    if (kind === 'text' && step !== TOO_LONG) rejecting.keep(bytes.slice(start, Math.min(end, start + LONGEST_KEPT)));
    rejecting.add(line, kind, () => {
      const shown = bytes.slice(start, Math.min(end, start + LONGEST_SAMPLE));
      return { line, bytes: shown, at: Math.min(at - start, shown.length), step };
    });
  }

  function pushPiece(next: Uint8Array): void {
    piece = next;
    splitter.push(piece);
    // The next piece may be in the same memory.
    addRows();
    pieceStart += piece.length;
  }

  const open = (): Stretch => ({
    lines,
    parsed,
    matched,
    rejected: rejecting.told(lines),
    found: [...found],
    others: othersRead.map(read => Object.assign({}, read)),
  });

  function finish(): Stretch {
    const stretch = indexing ? { ...open(), index: indexing.index() } : open();
    lines = 0;
    parsed = 0;
    matched = 0;
    rejecting = createRejecting();
    found = [];
    othersRead = others.map(noneRead);
    isInside = false;
    indexing = null;
    pieceStart = 0;
    return stretch;
  }

  return {
    // Whoever only pushes a few lines need not wait for it.
    get space() {
      return (space ??= room.uint8(MOST_BYTES));
    },
    beginInside: () => void (isInside = true),
    beginIndex: partBytes => void (indexing = createIndexing(partBytes)),
    push(chunk) {
      if (!readBlock || !space || chunk.buffer === space.buffer) pushPiece(chunk);
      else {
        for (let start = 0; start < chunk.length; start += space.length) {
          const piece = chunk.subarray(start, start + space.length);
          space.set(piece);
          pushPiece(space.subarray(0, piece.length));
        }
      }
    },
    open,
    end() {
      splitter.end();
      addRows();
      return finish();
    },
    abandon() {
      splitter.abandon();
      return finish();
    },
    states: () =>
      Object.fromEntries(aggregates.map(({ id, pack }, index) => [id, pack ? pack(states[index]!) : states[index]!])),
  };
}

const WHERE_AND_WHEN: readonly Field[] = ['request', 'time'];
const INDEXED: readonly Field[] = ['time', 'status', 'duration', 'size'];
/** Method and path hide in the request line. */
const HIDING: readonly Field[] = ['request'];
const LONGEST_SAMPLE = 1024;
/** Of a line that may be in another format, which tells by its end as well: as long as a request line may be. */
const LONGEST_KEPT = 8192;
/** Large enough for few calls, small enough to stay in a processor's cache between reading and looking. */
const MOST_BYTES = 1 << 20;
const CARRIAGE_RETURN = 0x0d;
const LINE_BREAK = 0x0a;
