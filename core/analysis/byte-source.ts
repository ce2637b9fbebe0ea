import type { Localize } from '../base/localize.ts';

/** A log on a host without files: whoever has it gives its bytes. */
export interface ByteSource {
  /** What the report calls it. */
  readonly path: string;
  readonly bytes: number;
  /**
   * Gives the bytes of a range, and none only where there are none. Whoever else lives in this thread must get a turn
   * before they come. Rejects where they cannot be had.
   */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}

/** All logs of an analysis together: one thread reads them, and whoever gives the bytes may hold them all in memory. */
export const MOST_BYTES = 64_000_000;

/** A few milliseconds of work. */
const CHUNK = 1 << 18;
/** Bytes of a log that are looked at before it is read. */
const HEAD = 1 << 16;

/** A log, and its beginning. */
export interface Looked {
  readonly source: ByteSource;
  readonly head: Uint8Array;
}

/** Looks at the beginnings; those that cannot be read here are told in a sentence. */
export async function lookAt(
  sources: readonly ByteSource[],
  t: Localize,
): Promise<{ readonly looked: readonly Looked[]; readonly failures: readonly string[] }> {
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  if (bytes > MOST_BYTES) {
    const name = sources.map(({ path }) => path).join(', ');
    const values = { name, size: Math.ceil(bytes / 1e6), most: MOST_BYTES / 1e6 };
    const failure = t(
      '{name} has {size} MB. Of logs that are not on disk at most {most} MB are read. Open a local copy and analyze that.',
      values,
    );
    return { looked: [], failures: [failure] };
  }
  const looked: Looked[] = [];
  const failures: string[] = [];
  for (const source of sources) {
    const { path } = source;
    try {
      const head = await source.read(0, Math.min(source.bytes, HEAD));
      if (isCompressed(head)) {
        failures.push(
          t('{path} is compressed, and such logs are read only from disk. Open a local copy and analyze that.', {
            path,
          }),
        );
      } else looked.push({ source, head });
    } catch (error) {
      failures.push(unreadable(path, error, t));
    }
  }
  return { looked, failures };
}

/**
 * Hands on all bytes, in order. Where that ends early, it is told why; null also where it was cancelled.
 */
export async function readBytes(
  { path, bytes, read }: ByteSource,
  onChunk: (chunk: Uint8Array) => void,
  signal: AbortSignal | undefined,
  t: Localize,
): Promise<string | null> {
  for (let start = 0; start < bytes;) {
    let chunk: Uint8Array;
    try {
      chunk = await read(start, Math.min(bytes, start + CHUNK));
    } catch (error) {
      return unreadable(path, error, t);
    }
    if (signal?.aborted) return null;
    if (chunk.length === 0) return t('{path} became shorter while it was read.', { path });
    onChunk(chunk);
    start += chunk.length;
  }
  return null;
}

function unreadable(path: string, error: unknown, t: Localize): string {
  const code = error instanceof Error ? error.message : String(error);
  return t('{path} could not be read: {code}.', { path, code });
}

function isCompressed(head: Uint8Array): boolean {
  return COMPRESSED.some(magic => magic.every((code, index) => head[index] === code));
}

/** How gzip, zstd, xz, bzip2 and lz4 begin. */
const COMPRESSED = [
  [0x1f, 0x8b],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x42, 0x5a, 0x68],
  [0x04, 0x22, 0x4d, 0x18],
];
