import { open, readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { bytesBefore, isSame } from './bytes-before.ts';
import { identityOf } from './read-chunks.ts';

/**
 * A plain file that grows, read to the end of its last whole line. The file stays open: whatever a rotation calls it,
 * and until whoever writes to it has noticed, its lines are read here.
 */
export interface Tail {
  readonly handle: FileHandle;
  /** Where the lines that were read end. */
  offset: number;
  /** The last bytes before that, by which a copy of the file is known, and that it was emptied and written anew. */
  memory: Uint8Array;
}

/** How a file changed since it was looked at last. */
export type Change =
  /** It grew, or did not. */
  | 'none'
  /** What was read is no longer in it. */
  | 'emptied';

const CHUNK = 1 << 20;
const LINE_BREAK = 0x0a;

/** Opens a file of which the lines before `offset` were read. */
export async function openTail(path: string, offset: number): Promise<Tail> {
  const handle = await open(path, 'r');
  return { handle, offset, memory: await bytesBefore(handle, offset) };
}

/** Where the last whole line of the first `size` bytes ends. */
export async function endOfLines(path: string, size: number): Promise<number> {
  const handle = await open(path, 'r');
  const buffer = new Uint8Array(1 << 16);
  try {
    for (let end = size; end > 0;) {
      const start = Math.max(0, end - buffer.length);
      const { bytesRead } = await handle.read(buffer, 0, end - start, start);
      const lineBreak = buffer.subarray(0, bytesRead).lastIndexOf(LINE_BREAK);
      if (lineBreak >= 0) return start + lineBreak + 1;
      end = start;
    }
    return 0;
  } finally {
    await handle.close();
  }
}

/** The whole lines that were appended, in chunks; what follows the last line break is read when it is a line. */
export async function* appendedLines(tail: Tail): AsyncGenerator<Uint8Array> {
  const { size } = await tail.handle.stat();
  for (let length = CHUNK; tail.offset < size;) {
    const buffer = new Uint8Array(Math.min(length, size - tail.offset));
    const { bytesRead } = await tail.handle.read(buffer, 0, buffer.length, tail.offset);
    const end = buffer.subarray(0, bytesRead).lastIndexOf(LINE_BREAK) + 1;
    if (end > 0) {
      yield buffer.subarray(0, end);
      tail.offset += end;
      length = CHUNK;
    } else if (bytesRead < buffer.length || tail.offset + bytesRead >= size) break;
    else length *= 2;
  }
  tail.memory = await bytesBefore(tail.handle, tail.offset);
}

/** What follows the last line break, when nothing more will come. */
export async function lastPiece(tail: Tail): Promise<Uint8Array> {
  const { size } = await tail.handle.stat();
  const buffer = new Uint8Array(Math.max(0, size - tail.offset));
  const { bytesRead } = await tail.handle.read(buffer, 0, buffer.length, tail.offset);
  tail.offset += bytesRead;
  return buffer.subarray(0, bytesRead);
}

export async function changeOf(tail: Tail): Promise<Change> {
  const { size } = await tail.handle.stat();
  return size >= tail.offset && isSame(await bytesBefore(tail.handle, tail.offset), tail.memory) ? 'none' : 'emptied';
}

/** Where a rotation has put a file: the name that it has now; null when it has none in its folder. */
export async function newNameOf(path: string, identity: string): Promise<string | null> {
  for (const other of await namesakes(path)) {
    if ((await identityAt(other)) === identity) return other;
  }
  return null;
}

/** Null where there is no file. */
export async function identityAt(path: string): Promise<string | null> {
  try {
    return identityOf(await stat(path));
  } catch {
    return null;
  }
}

/** The copy that was made before the file was emptied, open where reading it ended; null when there is none. */
export async function copyOf(
  path: string,
  { offset, memory }: Tail,
): Promise<(Tail & { readonly path: string }) | null> {
  if (memory.length === 0) return null;
  for (const other of await namesakes(path)) {
    const handle = await open(other, 'r').catch(() => null);
    if (!handle) continue;
    if (isSame(await bytesBefore(handle, offset), memory)) return { handle, offset, memory, path: other };
    await handle.close();
  }
  return null;
}

/** What rotations have made of a file, by identity: the uncompressed files with its name and a number or date behind it. */
export async function rotatedFiles(path: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const other of await namesakes(path)) {
    if (!/^[.-]\d[\d-]*$/.test(other.slice(path.length))) continue;
    const identity = await identityAt(other);
    if (identity !== null) files.set(identity, other);
  }
  return files;
}

/** Files beside it whose names begin with its own, as rotation names them. */
async function namesakes(path: string): Promise<string[]> {
  const name = basename(path);
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter(other => other !== name && other.startsWith(name)).map(other => join(dirname(path), other));
}
