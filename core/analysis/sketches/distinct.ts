/**
 * How many different keys there were, by their hashes: a HyperLogLog of 16 KB, read with Ertl's estimator ("New
 * cardinality estimation algorithms for HyperLogLog sketches", 2017), which needs no correction for few or many. What
 * it holds depends on the keys alone, not on who saw them or how often.
 */
export interface Distinct {
  /** Of each bucket the longest run of zeros, and one; null before the first key. */
  registers: Uint8Array | null;
}

/** The usual error of `estimated`: one standard deviation, as a share. */
export const DISTINCT_ERROR = 0.008;

export function createDistinct(): Distinct {
  return { registers: null };
}

/** @param hash 32 bits, of which the low ones are good enough for a table of slots */
export function addDistinct(distinct: Distinct, hash: number): void {
  const registers = (distinct.registers ??= new Uint8Array(BUCKETS));
  const mixed = finished(hash);
  const bucket = mixed >>> REST;
  // The bit behind the last ends every run.
  const run = Math.clz32((mixed << INDEX) | (1 << (INDEX - 1))) + 1;
  if (run > registers[bucket]!) registers[bucket] = run;
}

export function mergeDistinct(into: Distinct, { registers: from }: Distinct): void {
  if (!from) return;
  const registers = (into.registers ??= new Uint8Array(BUCKETS));
  for (let bucket = 0; bucket < BUCKETS; bucket++) registers[bucket] = Math.max(registers[bucket]!, from[bucket]!);
}

export function copyOfDistinct({ registers }: Distinct): Distinct {
  return { registers: registers && registers.slice() };
}

export function estimated({ registers }: Distinct): number {
  if (!registers) return 0;
  const buckets = new Float64Array(REST + 2);
  for (const run of registers) buckets[run]!++;
  let sum = BUCKETS * tau(1 - buckets[REST + 1]! / BUCKETS);
  for (let run = REST; run >= 1; run--) sum = (sum + buckets[run]!) / 2;
  sum += BUCKETS * sigma(buckets[0]! / BUCKETS);
  return Math.round((BUCKETS / (2 * Math.LN2)) * (BUCKETS / sum));
}

/** Bits of a hash that choose its bucket, and the others. */
const INDEX = 14;
const REST = 32 - INDEX;
const BUCKETS = 2 ** INDEX;

/** Every bit of the hash changes every bit of the result in half of all cases: the end of MurmurHash3. */
function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Of buckets that no key has fallen into. */
function sigma(share: number): number {
  if (share === 1) return Infinity;
  let sum = share;
  for (let power = share, weight = 1, before = -1; sum !== before; weight *= 2) {
    power *= power;
    before = sum;
    sum += power * weight;
  }
  return sum;
}

/** Of buckets whose run is as long as a run can be. */
function tau(share: number): number {
  if (share === 0 || share === 1) return 0;
  let sum = 1 - share;
  for (let root = share, weight = 1, before = -1; sum !== before;) {
    root = Math.sqrt(root);
    before = sum;
    weight /= 2;
    sum -= (1 - root) ** 2 * weight;
  }
  return sum / 3;
}
