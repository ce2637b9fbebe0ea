import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Range } from '../plan.ts';
import { decoded, encodingOf } from '../encoding.ts';
import { readZstd, readZstdStream } from './read-zstd.ts';

/**
 * The bytes of ranges of a plain file that begin on lines, one right after the other. Every chunk is in `space`, the same
 * memory again: it is read, then filled anew. Synchronous, because a worker has nothing else to do meanwhile. Throws
 * where the path no longer is the file that was looked at, or that has become shorter. A line in the end that was still
 * being written when the file was measured is read to its end, as far as it has one by now.
 */
export function* readRanges(
  path: string,
  ranges: readonly Range[],
  space: Uint8Array,
  identity: string,
): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    if (identityOf(fstatSync(file)) !== identity) throw new ChangedFile('REPLACED');
    let filled = 0;
    let isWhole = true;
    for (const { start, end } of ranges) {
      for (let position = start; position < end;) {
        if (filled === space.length) {
          yield space;
          filled = 0;
        }
        const length = readSync(file, space, filled, Math.min(space.length - filled, end - position), position);
        if (length === 0) {
          if (filled > 0) yield space.subarray(0, filled);
          throw new ChangedFile('SHORTENED');
        }
        position += length;
        filled += length;
        isWhole = space[filled - 1] === LINE_BREAK;
      }
    }
    if (filled > 0) yield space.subarray(0, filled);
    for (let position = ranges.at(-1)!.end; !isWhole;) {
      const length = readSync(file, space, 0, space.length, position);
      if (length === 0) return;
      position += length;
      const lineBreak = space.subarray(0, length).indexOf(LINE_BREAK);
      isWhole = lineBreak >= 0;
      yield space.subarray(0, isWhole ? lineBreak + 1 : length);
    }
  } finally {
    closeSync(file);
  }
}

/** The same for two names of one file, and no other file's. */
export const identityOf = ({ dev, ino }: { readonly dev: number; readonly ino: number }) => `${dev}:${ino}`;

/** The file is not what it was when it was looked at. Has a code, as errors of the system have. */
class ChangedFile extends Error {
  readonly code: 'REPLACED' | 'SHORTENED';

  constructor(code: 'REPLACED' | 'SHORTENED') {
    super(code);
    this.code = code;
  }
}

const LINE_BREAK = 0x0a;

/** How a file that can be read here is compressed. */
export type Compression = 'gzip' | 'zstd';

/** Told by its first bytes, whatever its name is. */
export function compressionOf(head: Uint8Array): Compression | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? 'zstd' : null;
}

/** A file that is read from its start to its end, and what its text is decoded from unless that is UTF-8. */
export interface Whole {
  readonly path: string;
  readonly encoding: string | null;
}

/**
 * A file, decompressed and in UTF-8; it may be several compressed ones behind each other. Throws where it is damaged or
 * cut, after everything before that place was handed on.
 */
export async function* readWhole({ path, encoding }: Whole, onRead: (bytes: number) => void = () => undefined) {
  const bytes = readDecompressed(path, onRead);
  yield* encoding === null ? bytes : decoded(bytes, encoding);
}

async function* readDecompressed(path: string, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const compression = await compressionOfFile(path);
  if (compression === 'zstd') yield* readZstd(path, onRead);
  else if (compression === 'gzip') yield* readGzip(path, onRead);
  else {
    const file = createReadStream(path, { highWaterMark: CHUNK });
    file.on('data', chunk => onRead(chunk.length));
    yield* file as AsyncIterable<Uint8Array>;
  }
}

async function compressionOfFile(path: string): Promise<Compression | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(4), 0, 4, 0);
    return compressionOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

async function* readGzip(path: string, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  // The default of 16 KB makes inflating take nearly twice as long.
  const gunzip = createGunzip({ chunkSize: CHUNK >> 2 });
  file.on('data', chunk => onRead(chunk.length));
  file.on('error', error => gunzip.destroy(error));
  file.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) yield chunk;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

/** The decompressed beginning of a gzip file, as far as it can be read. */
export async function inflateHead(path: string, length: number): Promise<Uint8Array> {
  try {
    for await (const chunk of readDecompressed(path, () => undefined)) return chunk.slice(0, length);
  } catch {
    // Whoever reads the whole file will find out, and say so.
  }
  return new Uint8Array(0);
}

/** Bytes that come once: standard input, a pipe. */
export interface Stream {
  /** The first bytes, decompressed; `chunks` has them again. */
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly close: () => void;
}

/** Opens standard input (`-`) or a pipe and waits for its first lines. */
export async function openStream(path: string, headLength: number, declared: string | null): Promise<Stream> {
  const input: Readable = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
  const raw = await withHead(input, 4);
  const compression = compressionOf(raw.head);
  const plain = compression === null ? raw : await withHead(UNDO[compression](raw.chunks), 2);
  const encoding = encodingOf(plain.head, declared);
  const { head, chunks } = encoding === null ? plain : await withHead(decoded(plain.chunks, encoding), 1);
  return { head: head.subarray(0, headLength), chunks, close: () => void input.destroy() };
}

const UNDO: Readonly<Record<Compression, (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>>> = {
  gzip: chunks => Readable.from(chunks).pipe(createGunzip({ chunkSize: CHUNK >> 2 })) as AsyncIterable<Uint8Array>,
  zstd: readZstdStream,
};

/** Waits for at least `least` bytes, and gives everything back as if nothing had been taken. */
async function withHead(input: AsyncIterable<Uint8Array>, least: number) {
  const iterator = input[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < least) {
    const { done, value } = await iterator.next();
    if (done) break;
    head = joined(head, value);
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      yield value;
    }
  }
  return { head, chunks: chunks() };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Large enough for few calls, small enough to stay in a processor's cache between reading and looking. */
const CHUNK = 1 << 20;
