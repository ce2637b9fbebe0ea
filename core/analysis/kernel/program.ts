// The program of a format, as core/analysis/kernel-program.ts lays it out in memory: words of 32 bits, addresses among
// them. Both files are to be read together.
//
// A step has eight words: what the value looks like; the text behind it, its address and length; what to keep of it;
// the columns to keep it in, one or two; a word that depends on what is kept; whether it yields to what stands there.

export const STEP_BYTES: usize = 8 * 4;

export function shapeOf(step: usize): u32 {
  return load<u32>(step);
}

export function literalOf(step: usize): usize {
  return load<u32>(step, 4);
}

export function literalLengthOf(step: usize): usize {
  return load<u32>(step, 8);
}

export function keptOf(step: usize): u32 {
  return load<u32>(step, 12);
}

export function columnOf(step: usize): usize {
  return load<u32>(step, 16);
}

export function otherColumnOf(step: usize): usize {
  return load<u32>(step, 20);
}

export function lastWordOf(step: usize): u32 {
  return load<u32>(step, 24);
}

/** A text that another step of the program knows better, before it or behind it. */
export function yields(step: usize): bool {
  return load<u32>(step, 28) != 0;
}

export const NUMBER: u32 = 0;
export const TIME: u32 = 1;
export const PID: u32 = 2;
/** Up to a blank. */
export const WORD: u32 = 3;
/** A word that another text ends. */
export const WORD_BEFORE: u32 = 4;
export const ADDRESS: u32 = 5;
/** Up to a quote. */
export const QUOTED: u32 = 6;
export const TEXT_BEFORE: u32 = 7;
export const REST: u32 = 8;

export const KEEP_NOTHING: u32 = 0;
export const KEEP_TIME: u32 = 1;
/** A number below 1000. */
export const KEEP_STATUS: u32 = 2;
export const KEEP_SIZE: u32 = 3;
/** The last word is the number of microseconds in the unit. */
export const KEEP_DURATION: u32 = 4;
export const KEEP_PID: u32 = 5;
/** The last word is the address of the signs for "absent": each its length, then its bytes; a length of 255 ends them. */
export const KEEP_TEXT: u32 = 6;
/** The same, up to the first comma. */
export const KEEP_ADDRESS: u32 = 7;
/** The column is the address of four pairs of columns: method, path, query, protocol. */
export const KEEP_REQUEST: u32 = 8;
