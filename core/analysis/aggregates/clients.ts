import { MOST_ROWS } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import { leadingRows } from '../leaders.ts';
import type { ClientRow } from '../report.ts';
import type { Row, TopK } from '../sketches/top-k.ts';
import { COUNT, FIRST, createTopK, findKeys, mergeTopK, packed, topRows, withBound } from '../sketches/top-k.ts';

interface Clients {
  readonly table: TopK;
  /** Where the addresses of the rows are in the table. */
  readonly indices: Int32Array;
}

/** Requests, bytes and what was not found by client address. */
export const clients: Aggregate<Clients> = {
  id: 'clients',
  needs: ['address'],
  uses: ['size', 'status'],
  create: (room = HEAP) => ({ table: createTopK({ columns: 2 }, room), indices: room.int32(MOST_ROWS) }),

  add({ table, indices }, { bytes, count, addressStart, addressEnd, sizeBytes, status }) {
    findKeys(table, bytes, addressStart, addressEnd, count, indices);
    const { numbers, stride } = table;
    for (let row = 0; row < count; row++) {
      if (indices[row]! < 0) continue;
      const at = indices[row]! * stride;
      numbers[at + COUNT]!++;
      if (sizeBytes[row]! > 0) numbers[at + BYTES]! += sizeBytes[row]!;
      if (status[row] === 404) numbers[at + NOT_FOUND]!++;
    }
  },

  merge: ({ table: into }, { table: from }) =>
    mergeTopK(into, from, (intoIndex, fromIndex) => {
      for (const column of [BYTES, NOT_FOUND]) {
        into.numbers[intoIndex * into.stride + column]! += from.numbers[fromIndex * from.stride + column]!;
      }
    }),

  pack: ({ table }) => ({ table: packed(table), indices: new Int32Array(0) }),

  finish({ table }, { top, leading = 0, has }) {
    const rowOf = ({ key, index, count, atMost }: Row): ClientRow => {
      const at = index * table.stride;
      const bytesSent = has('size') ? table.numbers[at + BYTES]! : null;
      const notFound = has('status') ? table.numbers[at + NOT_FOUND]! : null;
      return withBound({ address: key, requests: count, bytesSent, notFound }, atMost);
    };
    const measureOf = (column: number) => ({ of: (index: number) => table.numbers[index * table.stride + column]! });
    const measures = [has('size') ? measureOf(BYTES) : [], has('status') ? measureOf(NOT_FOUND) : []].flat();
    const listed = { table, measures, rowOf, isExact: table.bound === 0 };
    return {
      clients: topRows(table, top).map(rowOf),
      ...(leading > 0 && { leadingClients: leadingRows(listed, leading) }),
    };
  },
};

const BYTES = FIRST;
const NOT_FOUND = BYTES + 1;
