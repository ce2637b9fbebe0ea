import { MOST_ROWS } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import {
  copyOfEndpoints,
  createAdder,
  createEndpoints,
  endpointRows,
  mergeEndpoints,
  packedEndpoints,
} from '../endpoints.ts';
import type { Endpoints } from '../endpoints.ts';
import { HEAP } from '../kernel.ts';
import { addRequests, createRequestRows, mergeRequestRows, packedRows, requestRow } from '../request-rows.ts';
import type { RequestRows } from '../request-rows.ts';
import { findKeys, topRows } from '../sketches/top-k.ts';

/** Requests, status, bytes and durations by path, and by endpoint: the paths that differ in their variable parts only. */
export const paths: Aggregate<Paths> = {
  id: 'paths',
  needs: ['path'],
  uses: ['status', 'size', 'duration'],

  create(room = HEAP, asked = {}) {
    const state = {
      rows: createRequestRows(room),
      endpoints: createEndpoints(asked.endpoints ?? []),
      indices: room.int32(MOST_ROWS),
    };
    keepForEndpoints(state);
    return state;
  },

  add({ rows, indices }, entries) {
    const { bytes, count, pathStart, pathEnd } = entries;
    findKeys(rows.table, bytes, pathStart, pathEnd, count, indices);
    addRequests(rows, indices, entries);
  },

  merge(into, from) {
    keepForEndpoints(into);
    mergeRequestRows(into.rows, from.rows);
    mergeEndpoints(into.endpoints, from.endpoints);
  },

  pack({ rows, endpoints }) {
    const all = copyOfEndpoints(endpoints);
    const adder = createAdder(all);
    const kept = packedRows(rows, index => adder.addPath(rows, index));
    return { rows: kept, endpoints: packedEndpoints(all), indices: new Int32Array(0) };
  },

  finish({ rows, endpoints }, { top, has }) {
    const all = copyOfEndpoints(endpoints);
    const adder = createAdder(all);
    for (let index = 0; index < rows.table.size; index++) adder.addPath(rows, index);
    return {
      endpoints: endpointRows(all, top, has),
      paths: topRows(rows.table, top).map(row => requestRow(rows, row, has)),
    };
  },
};

interface Paths {
  readonly rows: RequestRows;
  /** What is known of paths that were given up, and durations that others could not hold. */
  readonly endpoints: Endpoints;
  /** Where the paths of the rows are in the table. */
  readonly indices: Int32Array;
}

function keepForEndpoints({ rows, endpoints }: Paths): void {
  const { addPath, addDurations } = createAdder(endpoints);
  rows.table.giveUp = index => addPath(rows, index);
  rows.spill = addDurations;
}
