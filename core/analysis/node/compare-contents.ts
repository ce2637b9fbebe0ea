import { createReadStream } from 'node:fs';
import type { LogSource } from './log-source.ts';
import { readWhole } from './read-chunks.ts';

export interface Comparison {
  /** How many bytes both begin with. */
  readonly same: number;
  /** Which of them goes on behind those: `none` when they are equal, `both` when they differ. */
  readonly rest: 'none' | 'first' | 'second' | 'both';
}

type File = Exclude<LogSource, { readonly kind: 'stream' }>;

/** Compares what two files hold, decompressed and in UTF-8, up to the first difference. What is damaged ends where it is damaged. */
export async function compareContents(first: File, second: File, signal?: AbortSignal): Promise<Comparison> {
  const [one, other] = [createCursor(first), createCursor(second)];
  try {
    for (let same = 0; ;) {
      const [left, right] = [await one.peek(), await other.peek()];
      // Whoever gave up waiting is told of no double that was not found.
      if (signal?.aborted) return { same, rest: 'both' };
      if (left.length === 0) return { same, rest: right.length === 0 ? 'none' : 'second' };
      if (right.length === 0) return { same, rest: 'first' };
      const length = Math.min(left.length, right.length);
      if (!isSame(left, right, length)) return { same, rest: 'both' };
      one.skip(length);
      other.skip(length);
      same += length;
    }
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
}

function createCursor(file: File) {
  const chunks = bytesOf(file)[Symbol.asyncIterator]();
  let current: Uint8Array = new Uint8Array(0);
  return {
    /** The next bytes; none at the end. */
    async peek(): Promise<Uint8Array> {
      while (current.length === 0) {
        const next = await chunks.next().catch(() => null);
        if (next === null || next.done === true) break;
        current = next.value;
      }
      return current;
    },
    skip: (length: number) => void (current = current.subarray(length)),
    close: async () => void (await chunks.return?.(undefined)),
  };
}

async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const { kind, path, bytes } = file;
  if (bytes === 0) return;
  if (kind === 'whole') yield* readWhole(file);
  else yield* createReadStream(path, { end: bytes - 1, highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
}

function isSame(left: Uint8Array, right: Uint8Array, length: number): boolean {
  const { buffer, byteOffset } = left;
  return Buffer.from(buffer as ArrayBuffer, byteOffset, length).compare(right, 0, length) === 0;
}
