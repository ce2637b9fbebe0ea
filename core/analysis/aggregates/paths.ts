import { MOST_ROWS } from '../../logs/entries.ts';
import type { About, Aggregate } from '../aggregate.ts';
import {
  copyOfEndpoints,
  createAdder,
  createEndpoints,
  endpointRows,
  mergeEndpoints,
  packedEndpoints,
} from '../endpoints.ts';
import type { Endpoints } from '../endpoints.ts';
import { HEAP, borrow } from '../kernel.ts';
import type { Room } from '../kernel.ts';
import { leadingRows } from '../leaders.ts';
import {
  addRequests,
  createRequestRows,
  isComplete,
  measuresOf,
  mergeRequestRows,
  onGiveUp,
  packedRows,
  requestRow,
} from '../request-rows.ts';
import type { RequestRows } from '../request-rows.ts';
import type { Report } from '../report.ts';
import { findKeys, topRows } from '../sketches/top-k.ts';
import type { Row } from '../sketches/top-k.ts';

/** Requests, status, bytes and durations by path, and by endpoint: the paths that differ in their variable parts only. */
export const paths: Aggregate<Paths> = {
  id: 'paths',
  needs: ['path'],
  uses: ['status', 'size', 'duration'],

  create(room = HEAP, asked = {}) {
    const rows = createRequestRows(room);
    const endpoints = createEndpoints(asked.endpoints ?? [], room);
    const { addPaths, addDurations } = createAdder(endpoints, room);
    onGiveUp(rows, indices => addPaths(rows, indices));
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
    onGiveUp(into.rows, null);
    into.rows.spill = null;
    mergeRequestRows(into.rows, from.rows);
  },

  // Workers do it at the same time, and each for its own paths; the host only merges what came of it.
  pack: state => ({
    rows: packedRows(state.rows),
    endpoints: borrow(state.rows.table.kernel, room => packedEndpoints(wholeEndpoints(state, room))),
    areWhole: true,
    indices: new Int32Array(0),
  }),

  finish: (state, about) => ({
    ...endpointRows(wholeEndpoints(state), about),
    ...pathRows(state.rows, about),
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

function pathRows(rows: RequestRows, { top, leading = 0, has }: About): Pick<Report, 'paths' | 'leadingPaths'> {
  const rowOf = (row: Row) => requestRow(rows, row, has);
  const { table } = rows;
  const paths = topRows(table, top).map(rowOf);
  if (leading === 0) return { paths };
  const listed = { table, measures: measuresOf(rows, has), rowOf, isExact: isComplete(rows) };
  return { paths, leadingPaths: leadingRows(listed, leading) };
}

function wholeEndpoints({ rows, endpoints, areWhole }: Paths, room: Room = HEAP): Endpoints {
  if (areWhole) return endpoints;
  const whole = copyOfEndpoints(endpoints, room);
  createAdder(whole, room).addPaths(
    rows,
    Int32Array.from({ length: rows.table.size }, (_, index) => index),
  );
  return whole;
}
