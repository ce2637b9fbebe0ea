// Finding single bytes, sixteen at a time. Every search ends at `end`; up to fifteen bytes behind it are read, never used.

export const QUOTE: u8 = 0x22;
export const BLANK: u8 = 0x20;
export const BACKSLASH: u8 = 0x5c;
export const COMMA: u8 = 0x2c;

/** The first place of the byte, or `end`. */
export function findByte(at: usize, end: usize, byte: u8): usize {
  const wanted = i8x16.splat(<i8>byte);
  for (; at < end; at += 16) {
    const hits = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (hits) return min(at + ctz(hits), end);
  }
  return end;
}

/** The same for what is far away. */
export function findFarByte(at: usize, end: usize, byte: u8): usize {
  const wanted = i8x16.splat(<i8>byte);
  for (; at + 64 <= end; at += 64) {
    const hits = v128.or(
      v128.or(i8x16.eq(v128.load(at), wanted), i8x16.eq(v128.load(at, 16), wanted)),
      v128.or(i8x16.eq(v128.load(at, 32), wanted), i8x16.eq(v128.load(at, 48), wanted)),
    );
    if (v128.any_true(hits)) break;
  }
  return findByte(at, end, byte);
}

/** The first place of either byte, or `end`. */
export function findEither(at: usize, end: usize, one: u8, other: u8): usize {
  const first = i8x16.splat(<i8>one);
  const second = i8x16.splat(<i8>other);
  for (; at < end; at += 16) {
    const bytes = v128.load(at);
    const hits = i8x16.bitmask(v128.or(i8x16.eq(bytes, first), i8x16.eq(bytes, second)));
    if (hits) return min(at + ctz(hits), end);
  }
  return end;
}

/** The first blank or control character, or `end`. */
export function findAfterWord(at: usize, end: usize): usize {
  const blank = i8x16.splat(<i8>BLANK);
  for (; at < end; at += 16) {
    const hits = i8x16.bitmask(i8x16.le_u(v128.load(at), blank));
    if (hits) return min(at + ctz(hits), end);
  }
  return end;
}

/** Whether `length` bytes are the same. */
export function isSame(one: usize, other: usize, length: usize): bool {
  while (length >= 8) {
    if (load<u64>(one) != load<u64>(other)) return false;
    one += 8;
    other += 8;
    length -= 8;
  }
  // Both stand in memory that goes on behind them, so one last word is read whole and cut.
  return length == 0 || (load<u64>(one) ^ load<u64>(other)) << (64 - ((<u64>length) << 3)) == 0;
}

/** Whether the text of this length stands at this place. */
export function stands(at: usize, end: usize, text: usize, length: usize): bool {
  return at + length <= end && isSame(at, text, length);
}
