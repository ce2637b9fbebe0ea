import { MOST_ROWS } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import type { TopK } from '../sketches/top-k.ts';
import { countKeys, createTopK, mergeTopK, packed, topRows } from '../sketches/top-k.ts';

interface Methods {
  total: number;
  readonly table: TopK;
  /** Where the methods of the rows are in the table. */
  readonly indices: Int32Array;
}

/** Requests by method. There are few, unless somebody sends made-up ones: the rarest of those are counted together. */
export const methods: Aggregate<Methods> = {
  id: 'methods',
  needs: ['method'],
  create: (room = HEAP) => ({
    total: 0,
    table: createTopK({ limit: 2 * MOST_METHODS }, room),
    indices: room.int32(MOST_ROWS),
  }),

  add(state, entries) {
    const { count, methodStart, methodEnd } = entries;
    countKeys(state.table, entries, methodStart, methodEnd, state.indices);
    for (let row = 0; row < count; row++) if (methodStart[row]! >= 0) state.total++;
  },

  merge(into, from) {
    into.total += from.total;
    mergeTopK(into.table, from.table, () => undefined);
  },

  pack: ({ total, table }) => ({ total, table: packed(table), indices: new Int32Array(0) }),

  finish({ total, table }) {
    const rows = topRows(table, MOST_METHODS);
    const rest = rows.reduce((left, { count }) => left - count, total);
    const entries = rows.map(({ key, count }) => [key, count] as const);
    return { methods: Object.fromEntries(rest > 0 ? [...entries, ['…', rest]] : entries) };
  },
};

const MOST_METHODS = 1024;
