// The kernel: what core/analysis/scan.ts does line by line, with the vector instructions of the processor. It owns no
// memory but a few words; the host lays out everything else behind `heapBase`.
export { position, scan, turnTo, unread } from './scan';
export { addRequests, pagesUsed, pourRows, sketchesUsed, turnToRows } from './rows';
export { findKeys, findRareKeys, moveKeys, tableBound, tableKeysUsed, tableSize, turnToTable } from './keys';
export { writeTemplates } from './path-template';

/** The first address that the host may use. */
export function heapBase(): usize {
  return __heap_base;
}
