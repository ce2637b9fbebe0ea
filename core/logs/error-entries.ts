import { behindNuls, hasByteOrderMark } from './line-begin.ts';

/**
 * Lines of an error log → entries. What Gunicorn writes below an entry without a prefix (tracebacks, the settings at
 * level debug, what the application prints) belongs to the entry above it. A traceback is followed line by line and
 * never kept, so memory does not depend on how long one is.
 */
export interface ErrorEntry {
  /** Epoch milliseconds, UTC. Null, as pid and level, for the lines before the first entry of a file. */
  readonly time: number | null;
  readonly pid: number | null;
  readonly level: string | null;
  /** Cut when long; invalid UTF-8 shown as U+FFFD. */
  readonly message: string;
  /** 1-based, of its first line. */
  readonly line: number;
  /** The lines below it, all of them. */
  readonly continuationLines: number;
  /** The first few of these, each cut when long. */
  readonly continuation: readonly string[];
  /** The last traceback among them: Python prints causes first. */
  readonly traceback: Traceback | null;
}

export interface Traceback {
  readonly exception: string;
  /** The first line of it; empty where the exception had none. */
  readonly message: string;
  /** Where it was raised: null when the traceback names no file. */
  readonly file: string | null;
  readonly fileLine: number | null;
}

/** `[2026-11-22 10:46:59 +0000] [17765] [INFO] …`: an entry of Gunicorn's own error log, which nothing else writes. */
export function beginsErrorEntry(line: string): boolean {
  return PREFIX.test(line);
}

/** What the first line of an entry says. */
export type ErrorEntryHead = Readonly<Record<'time' | 'pid', number> & Record<'level' | 'message', string>>;

/** Null for a line that begins no entry. */
export function errorEntryHead(line: string): ErrorEntryHead | null {
  const prefix = PREFIX.exec(line);
  return prefix && headOf(prefix, line.slice(prefix[0].length));
}

/** Whether the line is the heading of a traceback, as Python prints it. */
export function beginsTraceback(line: string): boolean {
  return line === HEADING;
}

/** Takes what splits a file into lines; each line is valid during the call only. */
export interface ErrorEntries {
  /** `number` counts from 1; absent: it is the line behind the last. */
  readonly line: (bytes: Uint8Array, start: number, end: number, number?: number) => void;
  /** The number of the last line. */
  readonly lines: () => number;
  /** The last entry has no line after it that would end it. */
  readonly end: () => void;
}

/** @param unwrap what has to be done to each line before it is one of an error log */
export function createErrorEntries(
  onEntry: (entry: ErrorEntry) => void,
  unwrap: ((line: string) => string) | null = null,
): ErrorEntries {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let open: OpenEntry | null = null;
  let lines = 0;
  const follower = followTracebacks();

  function finish(): void {
    if (!open) return;
    const { time, pid, level, message, line, continuationLines, continuation } = open;
    const traceback = follower.found();
    open = null;
    onEntry({ time, pid, level, message, line, continuationLines, continuation, traceback });
  }

  function begin(head: ErrorEntryHead | null, message: string): void {
    finish();
    follower.begin();
    const { time, pid, level } = head ?? NOBODY;
    open = { time, pid, level, message, line: lines, continuationLines: 0, continuation: [] };
  }

  function follow(entry: OpenEntry, text: string): void {
    entry.continuationLines++;
    if (entry.continuation.length < MOST_CONTINUATION) entry.continuation.push(text);
    follower.line(text);
  }

  return {
    line(bytes, start, end, number = lines + 1) {
      lines = number;
      const marked = lines === 1 && hasByteOrderMark(bytes, start, end) ? start + 3 : start;
      const from = behindNuls(bytes, marked, end);
      const most = unwrap ? LONGEST_WRAPPED : LONGEST_TEXT;
      const written = decoder.decode(bytes.subarray(from, Math.min(end, from + most)));
      const text = unwrap ? unwrap(written).slice(0, LONGEST_TEXT) : written;
      const head = errorEntryHead(text);
      if (head) begin(head, head.message);
      else if (open) follow(open, text);
      else if (text !== '') {
        begin(null, text);
        follower.line(text);
      }
    },
    lines: () => lines,
    end: finish,
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface OpenEntry extends Omit<Mutable<ErrorEntry>, 'continuation' | 'traceback'> {
  readonly continuation: string[];
}

/** Bytes of a line that are looked at. Longer ones hold values, which nobody reads to the end. */
const LONGEST_TEXT = 4096;
/** Of an object only all of it can be read. */
const LONGEST_WRAPPED = 16 * LONGEST_TEXT;
const MOST_CONTINUATION = 20;

/** Of lines without a prefix. */
const NOBODY = { time: null, pid: null, level: null } as const;

/** Some loggers leave the message empty, and an editor may take the blank at the end of a line. */
const PREFIX = /^\[(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)\] \[(\d{1,10})\] \[([A-Z]+)\](?: |$)/;

function headOf(prefix: RegExpExecArray, message: string): ErrorEntryHead {
  const number = (group: number) => Number(prefix[group]);
  const offset = (prefix[7] === '-' ? -1 : 1) * (number(8) * 60 + number(9));
  return {
    time: Date.UTC(number(1), number(2) - 1, number(3), number(4), number(5) - offset, number(6)),
    pid: number(10),
    level: prefix[11]!,
    message,
  };
}

interface TracebackFollower {
  /** Another entry begins. */
  readonly begin: () => void;
  readonly line: (text: string) => void;
  /** The last traceback of the entry. */
  readonly found: () => Traceback | null;
}

/** A traceback begins with its heading and ends with the first line that is not indented: the exception. */
function followTracebacks(): TracebackFollower {
  let found: Traceback | null = null;
  let isInside = false;
  let file: string | null = null;
  let fileLine: number | null = null;
  return {
    begin() {
      found = null;
      isInside = false;
    },
    line(text) {
      if (beginsTraceback(text)) {
        isInside = true;
        file = null;
        fileLine = null;
        return;
      }
      if (!isInside || text === '') return;
      const place = PLACE.exec(text);
      if (place) {
        file = place[1]!;
        fileLine = Number(place[2]);
        return;
      }
      if (text.startsWith(' ')) return;
      isInside = false;
      const colon = text.indexOf(': ');
      const exception = (colon < 0 ? text : text.slice(0, colon)).replace(/:$/, '');
      found = { exception, message: colon < 0 ? '' : text.slice(colon + 2), file, fileLine };
    },
    found: () => found,
  };
}

const HEADING = 'Traceback (most recent call last):';
const PLACE = /^ {2}File "(.*)", line (\d+)/;
