import type { Room } from '../kernel.ts';
import { HEAP } from '../kernel.ts';
import { BUCKETS_OF_PAGE, PAGES_OF_SKETCH, createQuantiles } from './quantiles.ts';
import type { Quantiles } from './quantiles.ts';

/**
 * The bucket counts of many sketches (see quantiles.ts), side by side in a few large arrays. A sketch has a page for
 * each power of two in which it counted anything, and a directory that tells which page that is. So a sketch of
 * durations that are much alike is small, thousands of them are sent as two arrays, and the kernel can count in them.
 */
export interface SketchPages {
  /** Sketches that are in use. */
  size: number;
  /** Of each sketch by power of two: the number of the page + 1, or 0. */
  directories: Uint16Array;
  /** Sketches that were ever in use are the first ones. */
  sketchesUsed: number;
  readonly freeSketches: number[];
  counts: Uint32Array;
  pagesUsed: number;
  readonly freePages: number[];
}

/**
 * With room for so many from the beginning. In the memory of a kernel, which is taken only as it is used, that is for all
 * that there may ever be.
 */
export function createSketchPages(
  room: Room = HEAP,
  { sketches, pages } = room.tables ? { sketches: MOST_SKETCHES, pages: MOST_PAGES } : { sketches: 0, pages: 0 },
): SketchPages {
  return {
    size: 0,
    directories: room.uint16(sketches * PAGES_OF_SKETCH),
    sketchesUsed: 0,
    freeSketches: [],
    counts: room.uint32(pages * BUCKETS_OF_PAGE),
    pagesUsed: 0,
    freePages: [],
  };
}

/** A new sketch without counts. There must be room for it. */
export function createSketch(pages: SketchPages): number {
  const sketch = pages.freeSketches.pop() ?? pages.sketchesUsed++;
  if (pages.directories.length < pages.sketchesUsed * PAGES_OF_SKETCH) growDirectories(pages);
  pages.directories.fill(0, sketch * PAGES_OF_SKETCH, (sketch + 1) * PAGES_OF_SKETCH);
  pages.size++;
  return sketch;
}

export function hasRoomForPages({ pagesUsed, freePages }: SketchPages, more: number): boolean {
  return pagesUsed - freePages.length + more <= MOST_PAGES;
}

/** Whether there is room for a sketch more, with so many pages. */
export function hasRoomForSketch(pages: SketchPages, more: number): boolean {
  return pages.size < MOST_SKETCHES && hasRoomForPages(pages, more);
}

/** Up to where more may be used one after the other: not at all, while there are any that were given back. */
export function limitsOfUsed({ sketchesUsed, freeSketches, pagesUsed, freePages }: SketchPages) {
  return {
    sketches: freeSketches.length > 0 ? sketchesUsed : MOST_SKETCHES,
    pages: freePages.length > 0 ? pagesUsed : MOST_PAGES,
  };
}

/** There must be room for a page. */
export function countInSketch(pages: SketchPages, sketch: number, bucket: number): void {
  const at = sketch * PAGES_OF_SKETCH + Math.floor(bucket / BUCKETS_OF_PAGE);
  const page = (pages.directories[at] ||= createPage(pages)) - 1;
  pages.counts[page * BUCKETS_OF_PAGE + (bucket % BUCKETS_OF_PAGE)]!++;
}

/** How many pages the sketch has. */
export function pagesOf({ directories }: SketchPages, sketch: number): number {
  let count = 0;
  for (let at = sketch * PAGES_OF_SKETCH; at < (sketch + 1) * PAGES_OF_SKETCH; at++) if (directories[at]! > 0) count++;
  return count;
}

/** Adds the counts of a sketch to another one. There must be room for as many pages as the first one has. */
export function pourSketch(into: SketchPages, intoSketch: number, from: SketchPages, fromSketch: number): void {
  for (let power = 0; power < PAGES_OF_SKETCH; power++) {
    const theirs = from.directories[fromSketch * PAGES_OF_SKETCH + power]! - 1;
    if (theirs < 0) continue;
    const mine = (into.directories[intoSketch * PAGES_OF_SKETCH + power] ||= createPage(into)) - 1;
    for (let bucket = 0; bucket < BUCKETS_OF_PAGE; bucket++) {
      into.counts[mine * BUCKETS_OF_PAGE + bucket]! += from.counts[theirs * BUCKETS_OF_PAGE + bucket]!;
    }
  }
}

export function freeSketch(pages: SketchPages, sketch: number): void {
  const { directories, freePages, freeSketches } = pages;
  for (let at = sketch * PAGES_OF_SKETCH; at < (sketch + 1) * PAGES_OF_SKETCH; at++) {
    if (directories[at]! > 0) freePages.push(directories[at]! - 1);
  }
  pages.size--;
  freeSketches.push(sketch);
}

/** Calls back for every bucket that counted anything, in order. */
export function forEachBucket(
  { directories, counts }: SketchPages,
  sketch: number,
  tell: (bucket: number, count: number) => void,
): void {
  for (let power = 0; power < PAGES_OF_SKETCH; power++) {
    const page = directories[sketch * PAGES_OF_SKETCH + power]! - 1;
    if (page < 0) continue;
    for (let bucket = 0; bucket < BUCKETS_OF_PAGE; bucket++) {
      const count = counts[page * BUCKETS_OF_PAGE + bucket]!;
      if (count > 0) tell(power * BUCKETS_OF_PAGE + bucket, count);
    }
  }
}

/** Empty, with room for all buckets that the sketch counts. */
export function quantilesFor({ directories }: SketchPages, sketch: number): Quantiles {
  const pages = directories.subarray(sketch * PAGES_OF_SKETCH, (sketch + 1) * PAGES_OF_SKETCH);
  const first = pages.findIndex(page => page > 0);
  const end = pages.findLastIndex(page => page > 0) + 1;
  const buckets = new Uint32Array(Math.max(0, end - first) * BUCKETS_OF_PAGE);
  return { ...createQuantiles(), offset: Math.max(0, first) * BUCKETS_OF_PAGE, buckets };
}

/** Forgets all sketches, and keeps the memory. */
export function clearSketches(pages: SketchPages): void {
  pages.size = 0;
  pages.sketchesUsed = 0;
  pages.pagesUsed = 0;
  pages.freeSketches.length = 0;
  pages.freePages.length = 0;
}

/** A sketch takes a few kilobytes. */
const MOST_SKETCHES = 1024;
/** 16 MB of them; their numbers fit 16 bits. */
const MOST_PAGES = 32_768;

/** The number of a page without counts, + 1. */
function createPage(pages: SketchPages): number {
  const page = pages.freePages.pop() ?? pages.pagesUsed++;
  if (pages.counts.length < pages.pagesUsed * BUCKETS_OF_PAGE) growPages(pages);
  pages.counts.fill(0, page * BUCKETS_OF_PAGE, (page + 1) * BUCKETS_OF_PAGE);
  return page + 1;
}

function growDirectories(pages: SketchPages): void {
  const { directories } = pages;
  pages.directories = new Uint16Array(Math.max(2 * directories.length, 16 * PAGES_OF_SKETCH));
  pages.directories.set(directories);
}

function growPages(pages: SketchPages): void {
  const { counts } = pages;
  pages.counts = new Uint32Array(Math.max(2 * counts.length, 64 * BUCKETS_OF_PAGE));
  pages.counts.set(counts);
}
