import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  RELATIVE_ERROR,
  addValues,
  bucketOf,
  createQuantiles,
  durationOf,
  mergeQuantiles,
  quantile,
} from '../../core/analysis/sketches/quantiles.ts';
import { exactQuantile } from '../support/naive-analysis.ts';

/** Whole numbers of every size: as many below a thousand as above a million. */
const value = fc.oneof(fc.nat(300), fc.nat(100_000), fc.nat(), fc.maxSafeNat());
const values = fc.array(value, { minLength: 1, maxLength: 300 });

const SHARES = [0, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

describe('quantiles', () => {
  it('are within the promised error of the nearest rank', () => {
    fc.assert(
      fc.property(values, values => {
        const sketch = sketchOf(values);
        for (const share of SHARES) {
          const exact = exactQuantile(values, share);
          const error = Math.abs(quantile(sketch, share) - exact);
          ok(error <= exact * RELATIVE_ERROR, `${share}: ${quantile(sketch, share)} instead of ${exact}`);
        }
      }),
    );
  });

  it('below 256 they are exact', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 1 }), values => {
        for (const share of SHARES) equal(quantile(sketchOf(values), share), exactQuantile(values, share));
      }),
    );
  });

  it('merging two halves equals adding all', () => {
    // Sums stay exact as long as they are safe integers: for durations, some three hundred years of requests.
    const values = fc.array(fc.oneof(fc.nat(300), fc.nat(), fc.nat(10 ** 12)), { maxLength: 300 });
    fc.assert(
      fc.property(values, values, (some, others) => {
        const merged = sketchOf(some);
        mergeQuantiles(merged, sketchOf(others));
        deepEqual(durationOf(merged), durationOf(sketchOf([...some, ...others])));
      }),
    );
  });

  it('merging with nothing changes nothing, on either side', () => {
    const merged = createQuantiles();
    mergeQuantiles(merged, sketchOf([7, 1000]));
    mergeQuantiles(merged, createQuantiles());
    deepEqual(durationOf(merged), durationOf(sketchOf([7, 1000])));
  });

  it('count, smallest, largest and mean are exact', () => {
    const { count, min, max, mean } = durationOf(sketchOf([1_000_003, 1_000_001, 2_000_005]))!;
    deepEqual([count, min, max, mean], [3, 1_000_001, 2_000_005, 1_333_336]);
  });

  it('the ranks of a hundred numbers are those numbers', () => {
    const sketch = sketchOf(Array.from({ length: 100 }, (_, index) => index + 1));
    deepEqual(
      [0.5, 0.9, 0.95, 0.99, 0.999].map(share => quantile(sketch, share)),
      [50, 90, 95, 99, 100],
    );
  });

  it('of nothing there is no duration', () => equal(durationOf(createQuantiles()), null));

  it('buckets rise with the numbers and fit 16 bits', () => {
    fc.assert(
      fc.property(value, value => {
        ok(bucketOf(value) <= bucketOf(value + 1));
        ok(bucketOf(value) < 2 ** 16);
      }),
    );
  });
});

function sketchOf(values: readonly number[]) {
  const sketch = createQuantiles();
  addValues(sketch, Float64Array.from(values), 0, values.length);
  return sketch;
}
