import { MOST_ROWS } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import type { ClientRow } from '../report.ts';
import type { TopK } from '../sketches/top-k.ts';
import { COUNT, FIRST, createTopK, findKeys, mergeTopK, packed, topRows, withBound } from '../sketches/top-k.ts';

interface Clients {
  readonly table: TopK<never>;
  /** Where the addresses of the rows are in the table. */
  readonly indices: Int32Array;
}

/** Requests and bytes by client address. */
export const clients: Aggregate<Clients> = {
  id: 'clients',
  needs: ['address'],
  uses: ['size'],
  create: (room = HEAP) => ({ table: createTopK({ columns: 1 }, room), indices: room.int32(MOST_ROWS) }),

  add({ table, indices }, { bytes, count, addressStart, addressEnd, sizeBytes }) {
    findKeys(table, bytes, addressStart, addressEnd, count, indices);
    const { numbers, stride } = table;
    for (let row = 0; row < count; row++) {
      if (indices[row]! < 0) continue;
      const at = indices[row]! * stride;
      numbers[at + COUNT]!++;
      if (sizeBytes[row]! > 0) numbers[at + BYTES]! += sizeBytes[row]!;
    }
  },

  merge: ({ table: into }, { table: from }) =>
    mergeTopK(into, from, (intoIndex, fromIndex) => {
      into.numbers[intoIndex * into.stride + BYTES]! += from.numbers[fromIndex * from.stride + BYTES]!;
    }),

  pack: ({ table }) => ({ table: packed(table), indices: new Int32Array(0) }),

  finish: ({ table }, { top, has }) => ({
    clients: topRows(table, top).map(({ key, index, count, atMost }): ClientRow => {
      const bytesSent = has('size') ? table.numbers[index * table.stride + BYTES]! : null;
      return withBound({ address: key, requests: count, bytesSent }, atMost);
    }),
  }),
};

const BYTES = FIRST;
