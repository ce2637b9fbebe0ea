import { closeSync, openSync, readSync } from 'node:fs';
import { Decompress } from 'fzstd';

/**
 * The decompressed bytes of a zstd file of any number of frames. Throws where it is damaged or cut, after everything
 * before that place was handed on. The frames are walked here and fzstd undoes one block at a time, so that a window
 * that would take all the memory is refused before it is made, and a file may have more frames than a stack is deep.
 * The checksums behind frames are not looked at, because fzstd does not.
 */
export function* readZstd(path: string, onRead: (bytes: number) => void): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const bytes = createByteReader(file, onRead);
    while (!bytes.isAtEnd()) {
      const magic = number(bytes.take(4));
      if (isSkippable(magic)) bytes.skip(number(bytes.take(4)));
      else if (magic === MAGIC) yield* readFrame(bytes);
      else throw new ZstdError('Z_DATA_ERROR');
    }
  } finally {
    closeSync(file);
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

function* readFrame(bytes: ByteReader): Generator<Uint8Array> {
  const head = readFrameHead(bytes);
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
    const blockHead = bytes.take(3);
    const bits = number(blockHead);
    isLast = (bits & 1) === 1;
    const kind = (bits >> 1) & 3;
    const size = kind === REPEATED ? 1 : bits >> 3;
    if (kind === RESERVED || size > LARGEST_BLOCK) throw new ZstdError('Z_DATA_ERROR');
    const block = joined(blockHead, bytes.take(size));
    // fzstd remembers the empty end of every block that comes whole, and what it is the end of, until one comes in parts.
    undo(block.subarray(0, -1), false);
    // The end of a frame has room for a checksum, whatever it is.
    const rest = block.subarray(-1);
    undo(isLast && head.hasChecksum ? joined(rest, NO_CHECKSUM) : rest, isLast);
    yield* decompressed.filter(({ length }) => length > 0);
    decompressed = [];
  }
  if (head.hasChecksum) bytes.take(4);
}

const NO_CHECKSUM = new Uint8Array(4);
const REPEATED = 1;
const RESERVED = 3;
/** What the format allows. */
const LARGEST_BLOCK = 1 << 17;
/** The command `zstd` refuses more as well, unless it is told otherwise. */
const LARGEST_WINDOW = 1 << 27;

function readFrameHead(bytes: ByteReader) {
  const flags = bytes.take(1)[0]!;
  const isSingle = (flags & 0x20) !== 0;
  const windowByte = isSingle ? bytes.take(0) : bytes.take(1);
  const dictionary = bytes.take([0, 1, 2, 4][flags & 3]!);
  const size = bytes.take([isSingle ? 1 : 0, 2, 4, 8][flags >> 6]!);
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
  /** As many bytes, which stay as they are. Throws where the file ends before. */
  readonly take: (length: number) => Uint8Array;
  readonly skip: (length: number) => void;
  readonly isAtEnd: () => boolean;
}

function createByteReader(file: number, onRead: (bytes: number) => void): ByteReader {
  const buffer = new Uint8Array(CHUNK);
  let start = 0;
  let end = 0;

  function fill(): boolean {
    if (start < end) return true;
    start = 0;
    end = readSync(file, buffer);
    onRead(end);
    return end > 0;
  }

  /** Hands on as many bytes in the pieces in which they come. */
  function pass(length: number, receive: (piece: Uint8Array) => void): void {
    for (let left = length; left > 0;) {
      if (!fill()) throw new ZstdError('Z_BUF_ERROR');
      const piece = buffer.subarray(start, Math.min(end, start + left));
      receive(piece);
      start += piece.length;
      left -= piece.length;
    }
  }

  return {
    take(length) {
      const taken = new Uint8Array(length);
      let at = 0;
      pass(length, piece => {
        taken.set(piece, at);
        at += piece.length;
      });
      return taken;
    },
    skip: length => pass(length, () => undefined),
    isAtEnd: () => !fill(),
  };
}

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
