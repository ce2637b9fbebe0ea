import type { Growth } from '../analysis/log-growth.ts';

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
