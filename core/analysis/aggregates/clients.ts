import { MOST_ROWS } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import { HEAP } from '../kernel.ts';
import { leadingRows } from '../leaders.ts';
import type { ClientRow, DifferentClients } from '../report.ts';
import {
  DISTINCT_ERROR,
  addDistinct,
  copyOfDistinct,
  createDistinct,
  estimated,
  mergeDistinct,
} from '../sketches/distinct.ts';
import type { Distinct } from '../sketches/distinct.ts';
import type { Row, TopK } from '../sketches/top-k.ts';
import {
  COUNT,
  FIRST,
  createTopK,
  findKeys,
  hashAt,
  mergeTopK,
  packed,
  topRows,
  withBound,
} from '../sketches/top-k.ts';

interface Clients {
  readonly table: TopK;
  /** Addresses that the table gave up, to be counted still. */
  readonly givenUp: Distinct;
  /** Where the addresses of the rows are in the table. */
  readonly indices: Int32Array;
}

/** Requests, bytes and what was not found by client address, and how many there are. */
export const clients: Aggregate<Clients> = {
  id: 'clients',
  needs: ['address'],
  uses: ['size', 'status'],
  create(room = HEAP) {
    const state = {
      table: createTopK({ columns: 2 }, room),
      givenUp: createDistinct(),
      indices: room.int32(MOST_ROWS),
    };
    state.table.giveUp = indices => addAddresses(state.givenUp, state.table, indices);
    return state;
  },

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

  merge({ table: into, givenUp }, { table: from, givenUp: givenUpByOther }) {
    into.giveUp = indices => addAddresses(givenUp, into, indices);
    mergeTopK(into, from, (intoIndex, fromIndex) => {
      for (const column of [BYTES, NOT_FOUND]) {
        into.numbers[intoIndex * into.stride + column]! += from.numbers[fromIndex * from.stride + column]!;
      }
    });
    mergeDistinct(givenUp, givenUpByOther);
  },

  pack({ table, givenUp }) {
    const all = copyOfDistinct(givenUp);
    const kept = packed(table, indices => addAddresses(all, table, indices));
    return { table: kept, givenUp: all, indices: new Int32Array(0) };
  },

  finish({ table, givenUp }, { top, leading = 0, has }) {
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
      differentClients: differentClients(table, givenUp),
      ...(leading > 0 && { leadingClients: leadingRows(listed, leading) }),
    };
  },
};

function addAddresses(distinct: Distinct, table: TopK, indices: Iterable<number>): void {
  for (const index of indices) addDistinct(distinct, hashAt(table, index));
}

function differentClients(table: TopK, givenUp: Distinct): DifferentClients {
  if (table.bound === 0) return { count: table.size, relativeError: 0 };
  const all = copyOfDistinct(givenUp);
  addAddresses(all, table, Array(table.size).keys());
  return { count: estimated(all), relativeError: DISTINCT_ERROR };
}

const BYTES = FIRST;
const NOT_FOUND = BYTES + 1;
