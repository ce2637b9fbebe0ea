import { open } from 'node:fs/promises';
import type { Format } from '../../logs/format.ts';
import type { Asked } from '../aggregate.ts';
import { compilePartTest } from '../fitting-parts.ts';
import type { KnownRange } from '../fitting-parts.ts';
import { bytesBefore, isSame } from './bytes-before.ts';
import type { Knowledge } from './job.ts';
import type { LogSource } from './log-source.ts';

/**
 * What earlier questions learned of plain files: what stands where in them, so that the next question need not read what
 * has nothing for it. A file that has grown since is known as far as it was read; one that has changed otherwise is not.
 */
export interface KnownLogs {
  /** The ranges that are known, from the start of the file on and without a gap; none where it is not known. */
  readonly find: (source: LogSource, format: Format) => Promise<readonly KnownRange[]>;
  /** Takes on the ranges of a file that was read whole, in its order. */
  readonly keep: (source: LogSource, format: Format, ranges: readonly KnownRange[]) => Promise<void>;
  /** The format with those that only reading all of these logs showed; null: reading them showed no more. */
  readonly overlooked: (sources: readonly LogSource[], seen: Format) => Format | null;
  readonly keepOverlooked: (sources: readonly LogSource[], seen: Format, format: Format) => void;
  /** Bytes that a part of an index should have at least, for files of so many bytes. */
  readonly partBytes: (bytes: number) => number;
}

/** What of plain files needs to be read for a question; null where that is all of them. */
export function knowledgeFor(asked: Asked, format: Format, known?: KnownLogs): Knowledge | null {
  const test = compilePartTest(asked);
  if (!known || !test) return null;
  return { rangesOf: async source => await known.find(source, format), test };
}

interface KnownLog {
  readonly key: string;
  readonly bytes: number;
  readonly modified: number;
  /** How it begins, and the last bytes of what is known. */
  readonly head: Uint8Array;
  readonly memory: Uint8Array;
  readonly ranges: readonly KnownRange[];
}

export function createKnownLogs(mostParts = MOST_PARTS): KnownLogs {
  /** The one that was asked for last in the end. */
  let logs: readonly KnownLog[] = [];
  let formats: readonly { readonly key: string; readonly format: Format }[] = [];

  function forget(key: string): void {
    logs = logs.filter(log => log.key !== key);
  }

  return {
    async find(source, format) {
      if (source.kind !== 'plain') return [];
      const key = keyOf(source, format);
      const log = logs.find(log => log.key === key);
      if (!log) return [];
      forget(key);
      if (!(await isStill(log, source))) return [];
      logs = [...logs, log];
      return log.ranges;
    },
    async keep(source, format, ranges) {
      if (source.kind !== 'plain') return;
      const key = keyOf(source, format);
      forget(key);
      const known = await endingOnLines(source.path, ranges);
      const end = known.at(-1)?.range.end;
      if (end === undefined) return;
      const { bytes, modified, head } = source;
      const memory = await readBefore(source.path, end);
      logs = [...logs, { key, bytes, modified, head: head.slice(0, Math.min(HEAD, end)), memory, ranges: known }];
      while (partsOf(logs) > mostParts) logs = logs.slice(1);
    },
    overlooked: (sources, seen) => formats.find(({ key }) => key === keyOfAll(sources, seen))?.format ?? null,
    keepOverlooked(sources, seen, format) {
      const key = keyOfAll(sources, seen);
      formats = [...formats.filter(other => other.key !== key), { key, format }].slice(-MOST_FORMATS);
    },
    partBytes: bytes => Math.max(SMALLEST_PART, Math.ceil((2 * bytes) / mostParts)),
  };
}

/** Of all logs together: some 40 bytes each. One log may have half of them. */
const MOST_PARTS = 1 << 19;
/** Some twenty lines: in fewer the index would take longer to look at than it saves. */
const SMALLEST_PART = 1 << 12;

/** Bytes of the beginning that are compared. */
const HEAD = 1 << 12;
const LINE_BREAK = 0x0a;

const MOST_FORMATS = 64;

const keyOfAll = (sources: readonly LogSource[], format: Format) =>
  JSON.stringify(sources.map(source => (source.kind === 'stream' ? source.path : keyOf(source, format))));

const keyOf = ({ identity }: Extract<LogSource, { kind: 'plain' | 'whole' }>, { text, others = [] }: Format) =>
  JSON.stringify([identity, text, ...others.map(other => other.text)]);

const partsOf = (logs: readonly KnownLog[]) =>
  logs.reduce((sum, { ranges }) => sum + ranges.reduce((all, { index }) => all + index.starts.length, 0), 0);

/** Whether the file has what is known of it: it is as it was, or something was appended. */
async function isStill(log: KnownLog, source: Extract<LogSource, { kind: 'plain' | 'whole' }>): Promise<boolean> {
  const { path, bytes, modified, head } = source;
  if (bytes < log.bytes || (bytes === log.bytes && modified !== log.modified)) return false;
  if (!isSame(head.subarray(0, log.head.length), log.head)) return false;
  return isSame(await readBefore(path, log.ranges.at(-1)!.range.end), log.memory);
}

/** Without the last where it does not end in a line break: what follows may be the rest of its last line. */
async function endingOnLines(path: string, ranges: readonly KnownRange[]): Promise<readonly KnownRange[]> {
  const end = ranges.at(-1)?.range.end ?? 0;
  const isWhole = (await readBefore(path, end)).at(-1) === LINE_BREAK;
  return isWhole ? ranges : ranges.slice(0, -1);
}

/** Nothing where the file can no longer be read. */
async function readBefore(path: string, offset: number): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      return await bytesBefore(handle, offset);
    } finally {
      await handle.close();
    }
  } catch {
    return new Uint8Array(0);
  }
}
