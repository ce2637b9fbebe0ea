// The program of a format, as core/analysis/kernel-program.ts lays it out in memory: words of 32 bits, addresses among
// them. Both files are to be read together.

/** The words of a step: what the value looks like, and the text behind it. */
export const STEP_BYTES: usize = 4 * 4;

export function shapeOf(step: usize): u32 {
  return load<u32>(step);
}
export function literalOf(step: usize): usize {
  return load<u32>(step, 4);
}
export function literalLengthOf(step: usize): usize {
  return load<u32>(step, 8);
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

/** The words of a store: what to keep, of which step, in which columns, and a word that depends on the kind. */
export const STORE_BYTES: usize = 6 * 4;

export const STORE_TIME: u32 = 0;
export const STORE_STATUS: u32 = 1;
export const STORE_SIZE: u32 = 2;
/** The last word is the number of microseconds in the unit. */
export const STORE_DURATION: u32 = 3;
export const STORE_PID: u32 = 4;
/** The last word is the address of the signs for "absent": each its length, then its bytes; a length of 255 ends them. */
export const STORE_TEXT: u32 = 5;
/** The same, up to the first comma. */
export const STORE_ADDRESS: u32 = 6;
/** The columns are the addresses of four pairs: method, path, query, protocol. */
export const STORE_REQUEST: u32 = 7;
