import type { Aggregate } from '../aggregate.ts';
import type { TopK } from '../sketches/top-k.ts';
import { COUNT, createTopK, keyIndex, mergeTopK, topRows } from '../sketches/top-k.ts';

/** Requests by method. There are few, unless somebody sends made-up ones: the rarest of those are counted together. */
export const methods: Aggregate<{ total: number; table: TopK<never> }> = {
  id: 'methods',
  needs: ['method'],
  create: () => ({ total: 0, table: createTopK({ limit: MOST_METHODS }) }),

  add(state, { bytes, methodStart, methodEnd }) {
    if (methodStart < 0) return;
    state.total++;
    const { table } = state;
    const index = keyIndex(table, bytes, methodStart, methodEnd);
    if (index >= 0) table.numbers[index * table.stride + COUNT]!++;
  },

  merge(into, from) {
    into.total += from.total;
    mergeTopK(into.table, from.table, () => undefined);
  },

  finish({ total, table }) {
    const rows = topRows(table, MOST_METHODS);
    const rest = rows.reduce((left, { count }) => left - count, total);
    const entries = rows.map(({ key, count }) => [key, count] as const);
    return { methods: Object.fromEntries(rest > 0 ? [...entries, ['…', rest]] : entries) };
  },
};

const MOST_METHODS = 1024;
