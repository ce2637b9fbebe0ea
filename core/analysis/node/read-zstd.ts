import { closeSync, openSync, readSync } from 'node:fs';
import { Decompress } from 'fzstd';

/** The decompressed bytes of a zstd file of any number of frames. Throws where it is damaged or cut, after what was before. */
export function* readZstd(path: string, onRead: (bytes: number) => void): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = new Uint8Array(CHUNK);
  try {
    const undoing = undoZstd();
    for (let step = undoing.next(null); !step.done;) {
      if (step.value) {
        yield step.value;
        step = undoing.next(null);
      } else {
        const length = readSync(file, buffer);
        onRead(length);
        step = undoing.next(buffer.subarray(0, length));
      }
    }
  } finally {
    closeSync(file);
  }
}

/** The same of bytes that come once. */
export async function* readZstdStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const undoing = undoZstd();
  for (let step = undoing.next(null); !step.done;) {
    if (step.value) {
      yield step.value;
      step = undoing.next(null);
    } else {
      const { done, value } = await iterator.next();
      step = undoing.next(done ? NOTHING : value);
    }
  }
}

/** Gives what was decompressed, or null to ask for the next bytes, which stay as they are until then; none are the end. */
type Undoing<Result = void> = Generator<Uint8Array | null, Result, Uint8Array | null>;

/**
 * The frames are walked here and fzstd undoes one block at a time, so that a window that would take all the memory is
 * refused before it is made, and a file may have more frames than a stack is deep. The checksums behind frames are not
 * looked at, because fzstd does not.
 */
function* undoZstd(): Undoing {
  const bytes = createByteReader();
  while (!(yield* bytes.isAtEnd())) {
    const magic = number(yield* bytes.take(4));
    if (isSkippable(magic)) yield* bytes.skip(number(yield* bytes.take(4)));
    else if (magic === MAGIC) yield* readFrame(bytes);
    else throw new ZstdError('Z_DATA_ERROR');
  }
}

/** Codes are those that zlib has for gzip, and one for what zlib does not know. */
const MESSAGES = {
  Z_BUF_ERROR: 'unexpected end of file',
  Z_DATA_ERROR: 'damaged zstd data',
  ZSTD_WINDOW: 'a window of more than 128 MB',
} as const;

class ZstdError extends Error {
  readonly code: keyof typeof MESSAGES;

  constructor(code: keyof typeof MESSAGES) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

const MAGIC = 0xfd2fb528;
/** Frames for whoever wrote them, as those of parallel compressors are. */
const isSkippable = (magic: number) => magic >>> 4 === 0x184d2a5;

function* readFrame(bytes: ByteReader): Undoing {
  const head = yield* readFrameHead(bytes);
  let decompressed: Uint8Array[] = [];
  const decompress = new Decompress(chunk => void decompressed.push(chunk));
  const undo = (block: Uint8Array, isLast: boolean) => {
    try {
      decompress.push(block, isLast);
    } catch {
      throw new ZstdError('Z_DATA_ERROR');
    }
  };
  undo(head.bytes, false);
  for (let isLast = false; !isLast;) {
    const blockHead = yield* bytes.take(3);
    const bits = number(blockHead);
    isLast = (bits & 1) === 1;
    const kind = (bits >> 1) & 3;
    const size = kind === REPEATED ? 1 : bits >> 3;
    if (kind === RESERVED || size > LARGEST_BLOCK) throw new ZstdError('Z_DATA_ERROR');
    const block = joined(blockHead, yield* bytes.take(size));
    // fzstd remembers the empty end of every block that comes whole, and what it is the end of, until one comes in parts.
    undo(block.subarray(0, -1), false);
    // The end of a frame has room for a checksum, whatever it is.
    const rest = block.subarray(-1);
    undo(isLast && head.hasChecksum ? joined(rest, NO_CHECKSUM) : rest, isLast);
    yield* decompressed.filter(({ length }) => length > 0);
    decompressed = [];
  }
  if (head.hasChecksum) yield* bytes.take(4);
}

const NO_CHECKSUM = new Uint8Array(4);
const REPEATED = 1;
const RESERVED = 3;
/** What the format allows. */
const LARGEST_BLOCK = 1 << 17;
/** The command `zstd` refuses more as well, unless it is told otherwise. */
const LARGEST_WINDOW = 1 << 27;

interface FrameHead {
  readonly bytes: Uint8Array;
  readonly hasChecksum: boolean;
}

function* readFrameHead(bytes: ByteReader): Undoing<FrameHead> {
  const flags = (yield* bytes.take(1))[0]!;
  const isSingle = (flags & 0x20) !== 0;
  const windowByte = isSingle ? NOTHING : yield* bytes.take(1);
  const dictionary = yield* bytes.take([0, 1, 2, 4][flags & 3]!);
  const size = yield* bytes.take([isSingle ? 1 : 0, 2, 4, 8][flags >> 6]!);
  const window = isSingle ? number(size) + (size.length === 2 ? 256 : 0) : windowOf(windowByte[0]!);
  if (window > LARGEST_WINDOW) throw new ZstdError('ZSTD_WINDOW');
  if (number(dictionary) !== 0) throw new ZstdError('Z_DATA_ERROR');
  return {
    bytes: joined(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, flags), windowByte, dictionary, size),
    hasChecksum: (flags & 4) !== 0,
  };
}

const windowOf = (code: number) => 2 ** (10 + (code >> 3)) * (1 + (code & 7) / 8);

interface ByteReader {
  /** As many bytes, which stay as they are. Throws where there are no more before. */
  readonly take: (length: number) => Undoing<Uint8Array>;
  readonly skip: (length: number) => Undoing;
  readonly isAtEnd: () => Undoing<boolean>;
}

function createByteReader(): ByteReader {
  let buffer: Uint8Array = NOTHING;
  let start = 0;

  function* fill(): Undoing<boolean> {
    if (start < buffer.length) return true;
    start = 0;
    buffer = (yield null) ?? NOTHING;
    return buffer.length > 0;
  }

  /** Hands on as many bytes in the pieces in which they come. */
  function* pass(length: number, receive: (piece: Uint8Array) => void): Undoing {
    for (let left = length; left > 0;) {
      if (!(yield* fill())) throw new ZstdError('Z_BUF_ERROR');
      const piece = buffer.subarray(start, Math.min(buffer.length, start + left));
      receive(piece);
      start += piece.length;
      left -= piece.length;
    }
  }

  return {
    *take(length) {
      const taken = new Uint8Array(length);
      let at = 0;
      yield* pass(length, piece => {
        taken.set(piece, at);
        at += piece.length;
      });
      return taken;
    },
    *skip(length) {
      yield* pass(length, () => undefined);
    },
    *isAtEnd() {
      return !(yield* fill());
    },
  };
}

const NOTHING = new Uint8Array(0);
const CHUNK = 1 << 18;

/** Little-endian. */
const number = (bytes: Uint8Array) => bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
