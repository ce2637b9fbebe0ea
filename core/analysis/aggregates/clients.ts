import type { Aggregate } from '../aggregate.ts';
import type { ClientRow } from '../report.ts';
import type { TopK } from '../sketches/top-k.ts';
import { COUNT, FIRST, createTopK, keyIndex, mergeTopK, topRows, withBound } from '../sketches/top-k.ts';

/** Requests and bytes by client address. */
export const clients: Aggregate<TopK<never>> = {
  id: 'clients',
  needs: ['address'],
  uses: ['size'],
  create: () => createTopK({ columns: 1 }),

  add(table, { bytes, addressStart, addressEnd, sizeBytes }) {
    if (addressStart < 0) return;
    const index = keyIndex(table, bytes, addressStart, addressEnd);
    if (index < 0) return;
    const { numbers, stride } = table;
    numbers[index * stride + COUNT]!++;
    if (sizeBytes > 0) numbers[index * stride + BYTES]! += sizeBytes;
  },

  merge: (into, from) =>
    mergeTopK(into, from, (intoIndex, fromIndex) => {
      into.numbers[intoIndex * into.stride + BYTES]! += from.numbers[fromIndex * from.stride + BYTES]!;
    }),

  finish: (table, { top, has }) => ({
    clients: topRows(table, top).map(({ key, index, count, atMost }): ClientRow => {
      const bytesSent = has('size') ? table.numbers[index * table.stride + BYTES]! : null;
      return withBound({ address: key, requests: count, bytesSent }, atMost);
    }),
  }),
};

const BYTES = FIRST;
