/** Slices of bytes as the keys of a hash table: no string is made for them. */

/** Through a view, words of four bytes are read at once, wherever they begin. */
export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Sixteen bytes at a step in four lanes, which a processor works on at the same time; the last sixteen perhaps a second
 * time, and a last mix because slots are taken from low bits. The kernel has the same.
 */
export function hashOf(view: DataView, start: number, end: number): number {
  const length = end - start;
  let one = length;
  if (length < 8) {
    for (let index = start; index < end; index++) one = step(one, view.getUint8(index));
    return mixed(one);
  }
  let two = 0;
  if (length < 16) {
    one = step(one, view.getInt32(start, true));
    two = step(two, view.getInt32(start + 4, true));
    one = step(one, view.getInt32(end - 8, true));
    two = step(two, view.getInt32(end - 4, true));
    return mixed(step(one, two));
  }
  let three = 0;
  let four = 0;
  for (let index = start, last = end - 16; ; index = Math.min(index + 16, last)) {
    one = step(one, view.getInt32(index, true));
    two = step(two, view.getInt32(index + 4, true));
    three = step(three, view.getInt32(index + 8, true));
    four = step(four, view.getInt32(index + 12, true));
    if (index === last) return mixed(step(step(step(one, two), three), four));
  }
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
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
