import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TopK } from '../../core/analysis/sketches/top-k.ts';
import { COUNT, FIRST, createTopK, keyIndex, mergeTopK, topRows } from '../../core/analysis/sketches/top-k.ts';
import { countBy, topOf } from '../support/naive-analysis.ts';

const encoder = new TextEncoder();

/** Keys as they come: few that are frequent, many that are not, some that are nearly alike. */
const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('/', '/a', '/b', '/item/1', '/item/2', '') },
  { weight: 1, arbitrary: fc.nat(200).map(id => `/item/${id}`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
);
const keys = fc.array(key, { maxLength: 400 });

describe('the most frequent keys', () => {
  it('are exact while all keys fit', () => {
    fc.assert(
      fc.property(keys, keys => {
        const rows = topRows(tableOf(keys), 10);
        deepEqual(
          rows.map(({ key, count, atMost }) => [key, count, atMost]),
          topOf(
            countBy(keys, key => key),
            10,
          ).map(([key, count]) => [key, count, undefined]),
        );
      }),
    );
  });

  it('keep a byte order mark that a client put before them', () => {
    deepEqual(
      topRows(tableOf(['\uFEFF/a', '\uFEFF/a', '/a']), 10).map(({ key, count }) => [key, count]),
      [
        ['\uFEFF/a', 2],
        ['/a', 1],
      ],
    );
  });

  it('merging two halves equals counting all, while all keys fit', () => {
    fc.assert(
      fc.property(keys, keys, (some, others) => {
        const merged = tableOf(some);
        merge(merged, tableOf(others));
        deepEqual(rowsOf(merged), rowsOf(tableOf([...some, ...others])));
      }),
    );
  });

  it('are within what they say when not all keys fit, also after merging', () => {
    fc.assert(
      fc.property(keys, keys, (some, others) => {
        const merged = tableOf(some, 8);
        merge(merged, tableOf(others, 8));
        const exact = countBy([...some, ...others], key => key);
        for (const { key, count, atMost = count } of topRows(merged, 100)) {
          ok(count <= exact.get(key)! && exact.get(key)! <= atMost, `${key}: ${count} to ${atMost}`);
        }
        ok(merged.size <= 8);
      }),
    );
  });

  it('a key that was always there is exact, however many others passed by', () => {
    const table = createTopK({ limit: 100 });
    for (let round = 0; round < 5000; round++) {
      add(table, '/hot');
      add(table, `/once/${round}`);
    }
    const [row] = topRows(table, 1);
    deepEqual([row?.key, row?.count, row?.atMost], ['/hot', 5000, undefined]);
    equal(table.size <= 100, true);
  });

  it('the columns beside a count stay with their key when the table grows and when it gives up keys', () => {
    const table = createTopK({ limit: 1000, columns: 1, words: 1 });
    for (let round = 0; round < 3000; round++) {
      add(table, '/hot');
      const index = add(table, `/item/${round}`);
      table.numbers[index * table.stride + FIRST] = round;
      table.words[index] = round;
    }
    for (const { key, index } of topRows(table, 1000).filter(({ key }) => key !== '/hot')) {
      const round = Number(key.slice('/item/'.length));
      deepEqual([table.numbers[index * table.stride + FIRST], table.words[index]], [round, round]);
    }
  });

  it('long keys do not take more memory than is allowed', () => {
    const table = createTopK({});
    const tail = 'x'.repeat(8000);
    for (let round = 0; round < 5000; round++) add(table, `/${round}/${tail}`);
    ok(table.keys.length <= 2 ** 25);
    ok(table.bound > 0);
  });
});

function add(table: TopK, text: string): number {
  // Inside other bytes, so that reading beyond either end would show.
  const bytes = encoder.encode(`"${text}"`);
  const index = keyIndex(table, bytes, 1, bytes.length - 1);
  table.numbers[index * table.stride + COUNT]!++;
  return index;
}

function tableOf(keys: readonly string[], limit?: number): TopK {
  const table = createTopK(limit === undefined ? {} : { limit });
  for (const key of keys) add(table, key);
  return table;
}

function merge(into: TopK, from: TopK): void {
  mergeTopK(into, from, () => undefined);
}

const rowsOf = (table: TopK) => topRows(table, 1000).map(({ key, count }) => [key, count]);
