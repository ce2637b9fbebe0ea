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
    const rows = createRequestRows(room);
    const endpoints = createEndpoints(asked.endpoints ?? []);
    const { addPath, addDurations } = createAdder(endpoints);
    rows.table.giveUp = index => addPath(rows, index);
    rows.spill = addDurations;
    return { rows, endpoints, areWhole: false, indices: room.int32(MOST_ROWS) };
  },

  add({ rows, indices }, entries) {
    const { bytes, count, pathStart, pathEnd } = entries;
    findKeys(rows.table, bytes, pathStart, pathEnd, count, indices);
    addRequests(rows, indices, entries);
  },

  merge(into, from) {
    into.endpoints = wholeEndpoints(into);
    into.areWhole = true;
    mergeEndpoints(into.endpoints, wholeEndpoints(from));
    // They have everything already, so what is given up from now on is in them.
    into.rows.table.giveUp = null;
    into.rows.spill = null;
    mergeRequestRows(into.rows, from.rows);
  },

  // Workers do it at the same time, and each for its own paths; the host only merges what came of it.
  pack: state => ({
    rows: packedRows(state.rows),
    endpoints: packedEndpoints(wholeEndpoints(state)),
    areWhole: true,
    indices: new Int32Array(0),
  }),

  finish: (state, { top, has }) => ({
    endpoints: endpointRows(wholeEndpoints(state), top, has),
    paths: topRows(state.rows.table, top).map(row => requestRow(state.rows, row, has)),
  }),
};

interface Paths {
  readonly rows: RequestRows;
  /** While lines are added: of paths that were given up, and durations that others could not hold. Then of all paths. */
  endpoints: Endpoints;
  areWhole: boolean;
  /** Where the paths of the rows are in the table. */
  readonly indices: Int32Array;
}

function wholeEndpoints({ rows, endpoints, areWhole }: Paths): Endpoints {
  if (areWhole) return endpoints;
  const whole = copyOfEndpoints(endpoints);
  const { addPath } = createAdder(whole);
  for (let index = 0; index < rows.table.size; index++) addPath(rows, index);
  return whole;
}
