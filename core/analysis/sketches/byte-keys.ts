/** Slices of bytes as the keys of a hash table: no string is made for them. */

/** Through a view, words of four bytes are read at once, wherever they begin. */
export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Eight bytes at a step in two lanes, which a processor works on at the same time; the last eight perhaps a second time,
 * and a last mix because slots are taken from low bits. The kernel has the same.
 */
export function hashOf(view: DataView, start: number, end: number): number {
  const length = end - start;
  let one = length;
  let other = 0;
  if (length < 8) {
    for (let index = start; index < end; index++) one = step(one, view.getUint8(index));
  } else {
    for (let index = start; index < end - 8; index += 8) {
      one = step(one, view.getInt32(index, true));
      other = step(other, view.getInt32(index + 4, true));
    }
    one = step(one, view.getInt32(end - 8, true));
    other = step(other, view.getInt32(end - 4, true));
  }
  let hash = step(one, other);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Turning brings what multiplying has moved up down again. */
function step(hash: number, word: number): number {
  return Math.imul(((hash << 13) | (hash >>> 19)) ^ word, 0x9e3779b1);
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
