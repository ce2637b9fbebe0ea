import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { hashOf, viewOf } from '../../core/analysis/sketches/byte-keys.ts';
import {
  DISTINCT_ERROR,
  addDistinct,
  copyOfDistinct,
  createDistinct,
  estimated,
  mergeDistinct,
} from '../../core/analysis/sketches/distinct.ts';
import type { Distinct } from '../../core/analysis/sketches/distinct.ts';

const addressOf = (index: number) =>
  `${10 + (index >>> 24)}.${(index >>> 16) & 255}.${(index >>> 8) & 255}.${index & 255}`;

function distinctOf(texts: Iterable<string>): Distinct {
  const distinct = createDistinct();
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text);
    addDistinct(distinct, hashOf(viewOf(bytes), 0, bytes.length));
  }
  return distinct;
}

function* addresses(count: number): Generator<string> {
  for (let index = 0; index < count; index++) yield addressOf(index * 7);
}

describe('the number of different keys', () => {
  for (const count of [0, 1, 2, 10, 1000, 20_000, 100_000, 1_000_000]) {
    it(`is estimated of ${count}`, () => {
      const found = estimated(distinctOf(addresses(count)));
      ok(Math.abs(found - count) <= 4 * DISTINCT_ERROR * count, `${found}`);
    });
  }

  it('does not depend on how often a key came, in which order, and who saw it', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 60 }), fc.array(fc.string(), { maxLength: 60 }), (one, other) => {
        const merged = distinctOf(one);
        mergeDistinct(merged, distinctOf(other));
        deepEqual(merged, distinctOf([...other, ...one, ...other].toReversed()));
      }),
    );
  });

  it('is that of the copy as long as nothing is added', () => {
    const all = distinctOf(addresses(100));
    const copy = copyOfDistinct(all);
    equal(estimated(copy), estimated(all));
    addDistinct(all, 12_345_678);
    equal(estimated(copy), estimated(distinctOf(addresses(100))));
  });
});
