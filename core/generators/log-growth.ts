import type { Report } from '../analysis/report.ts';

/** How fast the access log grows, as far as the analyzed log tells. */
export interface Growth {
  readonly bytesPerDay: number;
  /** Over how long it was measured. */
  readonly seconds: number;
}

/** Less than this says nothing about a day. */
const SHORTEST_SECONDS = 600;
const DAY_SECONDS = 86_400;

/** Null without a log, for a log of a few minutes, and for compressed logs, whose size is not the size on the disk. */
export function logGrowth(report: Report | null): Growth | null {
  if (!report?.span || report.sources.some(source => source.path.endsWith('.gz'))) return null;
  const seconds = (report.span.last - report.span.first) / 1000;
  if (seconds < SHORTEST_SECONDS) return null;
  const bytes = report.sources.reduce((sum, source) => sum + source.bytes, 0);
  return { bytesPerDay: (bytes / seconds) * DAY_SECONDS, seconds };
}

/** When to rotate, how many old files to keep, and the size that does not wait for the day. */
export interface Policy {
  readonly frequency: 'daily' | 'weekly';
  readonly rotate: number;
  readonly maxMegabytes: number;
}

/** For when nothing was measured: two weeks, and a burst cannot fill the disk before the day is over. */
export const USUAL_POLICY: Policy = { frequency: 'daily', rotate: 14, maxMegabytes: 100 };

const MEGABYTE = 1024 ** 2;
const LARGEST_MEGABYTES = 1000;

/** Files that are worth opening and a history of one to eight weeks: the faster the growth, the shorter. */
export function rotationPolicy({ bytesPerDay }: Growth): Policy {
  const daily = bytesPerDay / MEGABYTE;
  if (daily < 1) return { frequency: 'weekly', rotate: 8, maxMegabytes: 20 };
  const twiceTheDay = roundUp(2 * daily);
  if (twiceTheDay <= LARGEST_MEGABYTES) return { frequency: 'daily', rotate: 14, maxMegabytes: twiceTheDay };
  return { frequency: 'daily', rotate: 7 * Math.ceil(daily / LARGEST_MEGABYTES), maxMegabytes: LARGEST_MEGABYTES };
}

/** Up to 1, 2 or 5 times a power of ten, at least 10: nobody wants `maxsize 41.3M`. */
function roundUp(megabytes: number): number {
  for (let power = 10; ; power *= 10) {
    const step = [1, 2, 5].find(step => step * power >= megabytes);
    if (step !== undefined) return step * power;
  }
}
