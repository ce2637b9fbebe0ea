import type { FileHandle } from 'node:fs/promises';

/** The last bytes before an offset, by which is known whether what was read there still is. */
export async function bytesBefore(handle: FileHandle, offset: number): Promise<Uint8Array> {
  const length = Math.min(MEMORY, offset);
  const buffer = new Uint8Array(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset - length);
  return buffer.subarray(0, bytesRead);
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

const MEMORY = 256;
