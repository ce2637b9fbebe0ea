/** Slices of bytes as the keys of a hash table: no string is made for them. */

/** Through a view, words of four bytes are read at once, wherever they begin. */
export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Four bytes at a step, the last four perhaps a second time, and a last mix because slots are taken from low bits. */
export function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  if (hash < 4) {
    for (let index = start; index < end; index++) hash = Math.imul(hash ^ view.getUint8(index), 0x9e3779b1);
  } else {
    for (let index = start; index < end - 4; index += 4) {
      hash = Math.imul(hash ^ view.getInt32(index, true), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ view.getInt32(end - 4, true), 0x9e3779b1);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

export function isSame(
  keys: DataView,
  keyStart: number,
  keyEnd: number,
  view: DataView,
  start: number,
  end: number,
): boolean {
  const length = end - start;
  if (keyEnd - keyStart !== length) return false;
  let offset = 0;
  for (; offset + 4 <= length; offset += 4) {
    if (keys.getInt32(keyStart + offset) !== view.getInt32(start + offset)) return false;
  }
  for (; offset < length; offset++) {
    if (keys.getUint8(keyStart + offset) !== view.getUint8(start + offset)) return false;
  }
  return true;
}
