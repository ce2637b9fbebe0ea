/**
 * One request as a line tells it. A reader fills the same entry again and again, so that nothing is allocated per line:
 * numbers are numbers, texts are offsets into `bytes`. What a line does not tell is `ABSENT`.
 */
export interface AccessEntry {
  bytes: Uint8Array;
  /** When the request ended: epoch milliseconds, UTC. */
  time: number;
  /** Hour of day (0–23) on the clock of the server that wrote the line. */
  localHour: number;
  status: number;
  sizeBytes: number;
  durationMicros: number;
  addressStart: number;
  addressEnd: number;
  methodStart: number;
  methodEnd: number;
  /** Without the query string. */
  pathStart: number;
  pathEnd: number;
  /** Where reading stopped, when the line did not fit; and the index of the step it stopped at. */
  failedAt: number;
  failedStep: number;
}

export const ABSENT = -1;

export function createEntry(): AccessEntry {
  return {
    bytes: new Uint8Array(0),
    // A fraction from the start: the engine then never has to change how it keeps this number.
    time: ABSENT + 0.5,
    localHour: ABSENT,
    status: ABSENT,
    sizeBytes: ABSENT + 0.5,
    durationMicros: ABSENT + 0.5,
    addressStart: ABSENT,
    addressEnd: ABSENT,
    methodStart: ABSENT,
    methodEnd: ABSENT,
    pathStart: ABSENT,
    pathEnd: ABSENT,
    failedAt: ABSENT,
    failedStep: ABSENT,
  };
}

/** Forgets the last line. */
export function clear(entry: AccessEntry): void {
  entry.time = ABSENT;
  entry.localHour = ABSENT;
  entry.status = ABSENT;
  entry.sizeBytes = ABSENT;
  entry.durationMicros = ABSENT;
  entry.addressStart = ABSENT;
  entry.methodStart = ABSENT;
  entry.pathStart = ABSENT;
  entry.failedAt = ABSENT;
  entry.failedStep = ABSENT;
}
