/**
 * Requests as lines tell them, some hundreds at a time: a column for each value, a row for each line. Columns are
 * filled again and again, so that nothing is allocated per line; whoever counts goes down one column after the other.
 * Numbers are numbers; texts are offsets into `bytes`. What a line does not tell is `ABSENT`.
 */
export interface Entries {
  /** What the texts of all rows are parts of. */
  bytes: Uint8Array;
  /** Rows that are filled. */
  count: number;
  /** When the request ended: epoch milliseconds, UTC. */
  readonly time: Float64Array;
  /** Hour of day (0–23) on the clock of the server that wrote the line. */
  readonly localHour: Int32Array;
  readonly status: Int32Array;
  readonly sizeBytes: Float64Array;
  readonly durationMicros: Float64Array;
  /** Process id of the worker. */
  readonly pid: Int32Array;
  readonly addressStart: Int32Array;
  readonly addressEnd: Int32Array;
  readonly userStart: Int32Array;
  readonly userEnd: Int32Array;
  readonly methodStart: Int32Array;
  readonly methodEnd: Int32Array;
  /** Without the query string. */
  readonly pathStart: Int32Array;
  readonly pathEnd: Int32Array;
  /** Without the question mark. */
  readonly queryStart: Int32Array;
  readonly queryEnd: Int32Array;
  readonly protocolStart: Int32Array;
  readonly protocolEnd: Int32Array;
  readonly referrerStart: Int32Array;
  readonly referrerEnd: Int32Array;
  readonly userAgentStart: Int32Array;
  readonly userAgentEnd: Int32Array;
}

export const ABSENT = -1;

/** Rows at most: enough to be worth the change of column, few enough for all columns to stay in the nearest cache. */
export const MOST_ROWS = 256;

export function createEntries(): Entries {
  return {
    bytes: new Uint8Array(0),
    count: 0,
    time: new Float64Array(MOST_ROWS),
    localHour: new Int32Array(MOST_ROWS),
    status: new Int32Array(MOST_ROWS),
    sizeBytes: new Float64Array(MOST_ROWS),
    durationMicros: new Float64Array(MOST_ROWS),
    pid: new Int32Array(MOST_ROWS),
    addressStart: new Int32Array(MOST_ROWS),
    addressEnd: new Int32Array(MOST_ROWS),
    userStart: new Int32Array(MOST_ROWS),
    userEnd: new Int32Array(MOST_ROWS),
    methodStart: new Int32Array(MOST_ROWS),
    methodEnd: new Int32Array(MOST_ROWS),
    pathStart: new Int32Array(MOST_ROWS),
    pathEnd: new Int32Array(MOST_ROWS),
    queryStart: new Int32Array(MOST_ROWS),
    queryEnd: new Int32Array(MOST_ROWS),
    protocolStart: new Int32Array(MOST_ROWS),
    protocolEnd: new Int32Array(MOST_ROWS),
    referrerStart: new Int32Array(MOST_ROWS),
    referrerEnd: new Int32Array(MOST_ROWS),
    userAgentStart: new Int32Array(MOST_ROWS),
    userAgentEnd: new Int32Array(MOST_ROWS),
  };
}

/** Forgets what the row told before. */
export function clearRow(entries: Entries, row: number): void {
  entries.time[row] = ABSENT;
  entries.localHour[row] = ABSENT;
  entries.status[row] = ABSENT;
  entries.sizeBytes[row] = ABSENT;
  entries.durationMicros[row] = ABSENT;
  entries.pid[row] = ABSENT;
  entries.addressStart[row] = ABSENT;
  entries.userStart[row] = ABSENT;
  entries.methodStart[row] = ABSENT;
  entries.pathStart[row] = ABSENT;
  entries.queryStart[row] = ABSENT;
  entries.protocolStart[row] = ABSENT;
  entries.referrerStart[row] = ABSENT;
  entries.userAgentStart[row] = ABSENT;
}
