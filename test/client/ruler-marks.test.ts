import { deepEqual, equal, ok } from 'node:assert/strict';
import { array, assert, nat, property } from 'fast-check';
import { marksOf, slowFrom } from '../../client/ruler-marks.ts';

describe('marks beside the scroll bar', () => {
  it('are the lines themselves where there are few', () => {
    deepEqual(marksOf([7, 3, 4], 1000), [
      { first: 3, last: 3 },
      { first: 4, last: 4 },
      { first: 7, last: 7 },
    ]);
    deepEqual(marksOf([], 1000), []);
  });

  it('are never many, cover every line, begin and end at one, and none is higher than a pixel', () => {
    const lines = array(nat({ max: 499_999 }), { maxLength: 5000 });
    assert(
      property(lines, found => {
        const marks = marksOf(found, 500_000);
        ok(marks.length <= 2000);
        const all = new Set(found);
        for (const { first, last } of marks) {
          ok(all.has(first) && all.has(last));
          ok(last - first < 250);
        }
        for (const line of all) ok(marks.some(({ first, last }) => first <= line && line <= last));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is slow', () => {
  const duration = { count: 1000, min: 1, max: 900, mean: 20, p50: 10, p90: 11, p95: 15, p99: 300, p999: 800 };
  const slow = (changed: Partial<typeof duration>) => slowFrom({ ...duration, ...changed, relativeError: 0.005 });

  it('is among the slowest 1%', () => equal(slow({}), 300));
  it('is nothing where all took about as long', () => equal(slow({ p99: 15 }), null));
  it('is nothing among few requests', () => equal(slow({ count: 20 }), null));
  it('is nothing where nobody knows', () => equal(slowFrom(null), null));
});
