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
  /** The line itself, without its line break, and its number in what is being read, from 0. */
  readonly lineStart: Int32Array;
  readonly lineEnd: Int32Array;
  readonly lineIndex: Int32Array;
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
export const MOST_ROWS = 512;

export interface Columns {
  readonly int32: (length: number) => Int32Array;
  readonly float64: (length: number) => Float64Array;
}

const ON_THE_HEAP: Columns = {
  int32: length => new Int32Array(length),
  float64: length => new Float64Array(length),
};

/** `columns` makes the arrays, for who wants them in a memory of his own. */
export function createEntries(columns: Columns = ON_THE_HEAP): Entries {
  const { float64, int32 } = columns;
  return {
    bytes: new Uint8Array(0),
    count: 0,
    lineStart: int32(MOST_ROWS),
    lineEnd: int32(MOST_ROWS),
    lineIndex: int32(MOST_ROWS),
    time: float64(MOST_ROWS),
    localHour: int32(MOST_ROWS),
    status: int32(MOST_ROWS),
    sizeBytes: float64(MOST_ROWS),
    durationMicros: float64(MOST_ROWS),
    pid: int32(MOST_ROWS),
    addressStart: int32(MOST_ROWS),
    addressEnd: int32(MOST_ROWS),
    userStart: int32(MOST_ROWS),
    userEnd: int32(MOST_ROWS),
    methodStart: int32(MOST_ROWS),
    methodEnd: int32(MOST_ROWS),
    pathStart: int32(MOST_ROWS),
    pathEnd: int32(MOST_ROWS),
    queryStart: int32(MOST_ROWS),
    queryEnd: int32(MOST_ROWS),
    protocolStart: int32(MOST_ROWS),
    protocolEnd: int32(MOST_ROWS),
    referrerStart: int32(MOST_ROWS),
    referrerEnd: int32(MOST_ROWS),
    userAgentStart: int32(MOST_ROWS),
    userAgentEnd: int32(MOST_ROWS),
  };
}

/** Drops the rows that do not pass, in place; the others keep their order. Returns how many are left. */
export function compileDropping(entries: Entries, passes: (entries: Entries, row: number) => boolean): () => number {
  const columns = Object.values(entries).filter(
    column => column instanceof Int32Array || column instanceof Float64Array,
  );
  const kept = new Int32Array(MOST_ROWS);
  return () => {
    let count = 0;
    for (let row = 0; row < entries.count; row++) if (passes(entries, row)) kept[count++] = row;
    if (count < entries.count) for (let index = 0; index < columns.length; index++) close(columns[index]!, kept, count);
    entries.count = count;
    return count;
  };
}

function close(column: Int32Array | Float64Array, kept: Int32Array, count: number): void {
  for (let row = 0; row < count; row++) column[row] = column[kept[row]!]!;
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
