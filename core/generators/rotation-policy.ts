import type { Growth } from '../analysis/log-growth.ts';

export const FREQUENCIES = ['hourly', 'daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** When to rotate, how many old files to keep, and the size that does not wait for the day. */
export interface Policy {
  readonly frequency: Frequency;
  readonly rotate: number;
  readonly maxMegabytes: number;
}

/** For when nothing was measured: two weeks, and a burst cannot fill the disk before the day is over. */
export const USUAL_POLICY: Policy = { frequency: 'daily', rotate: 14, maxMegabytes: 100 };

/** What the user has decided already. Sizes are in megabytes of 1024 × 1024 bytes, as logrotate counts them. */
export interface Decided {
  readonly frequency?: Frequency;
  readonly rotate?: number;
  readonly maxMegabytes?: number;
}

/** A policy and what one log comes to with it, the file in use included. */
export interface Fit extends Policy {
  readonly megabytes: number;
}

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

/**
 * The usual policy with so much less of everything that one log stays within `megabytes`: first fewer old files, then
 * shorter times between them. What cannot be made to fit comes out larger than that.
 */
export function policyWithin(megabytes: number, growth: Growth | null, decided: Decided): Fit {
  const usual = growth ? rotationPolicy(growth) : USUAL_POLICY;
  const fileOf = (frequency: Frequency) =>
    growth ? (growth.bytesPerDay / MEGABYTE) * DAYS[frequency] : (decided.maxMegabytes ?? 0);
  const shorter = FREQUENCIES.slice(0, FREQUENCIES.indexOf(usual.frequency) + 1).toReversed();
  const frequency = decided.frequency ?? shorter.find(each => fileOf(each) * inFiles(1) <= megabytes) ?? FREQUENCIES[0];

  const file = fileOf(frequency);
  const history = Math.ceil((usual.rotate * DAYS[usual.frequency]) / DAYS[frequency]);
  const fitting = Math.max(1, Math.floor((megabytes / file - inFiles(1)) / COMPRESSED + 1));
  const rotate = decided.rotate ?? Math.min(history, fitting);
  const most = megabytes / inFiles(rotate);
  const maxMegabytes = decided.maxMegabytes ?? Math.max(1, Math.floor(Math.min(usual.maxMegabytes, most)));
  return { frequency, rotate, maxMegabytes, megabytes: inFiles(rotate) * (growth ? file : maxMegabytes) };
}

/** How many whole files the disk must hold: the one in use, the newest old one, which is not compressed yet, and the others. */
const inFiles = (rotate: number) => 2 + (rotate - 1) * COMPRESSED;

/** gzip makes access logs a tenth to a sixth of what they were; with many different paths and agents it is less good at it. */
const COMPRESSED = 0.2;

const DAYS: Readonly<Record<Frequency, number>> = { hourly: 1 / 24, daily: 1, weekly: 7, monthly: 31 };

/** Up to 1, 2 or 5 times a power of ten, at least 10: nobody wants `maxsize 41.3M`. */
function roundUp(megabytes: number): number {
  for (let power = 10; ; power *= 10) {
    const step = [1, 2, 5].find(step => step * power >= megabytes);
    if (step !== undefined) return step * power;
  }
}
