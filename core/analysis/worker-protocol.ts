import type { Asked } from './aggregate.ts';
import type { Range } from './plan.ts';
import type { States, Stretch } from './scan.ts';

/** What the host may ask of a worker. One call is answered after the other. */
export interface Worker {
  /** What it is to count, once, before all else. */
  begin(job: WorkerJob): Promise<void>;
  /**
   * Reads ranges of a plain file, in their order and as one stretch, if the path still is the file that was looked at.
   * Its index has parts of so many bytes; null: nobody wants one.
   */
  scanRanges(path: string, identity: string, ranges: readonly Range[], partBytes: number | null): Promise<Read>;
  /** Reads a whole file, decompressed and decoded. */
  scanWhole(path: string, encoding: string | null): Promise<Read>;
  /**
   * Reads what the host receives from a stream, or what was appended to a file; `endStream` ends the stretch, in the
   * middle of a line if it was cut.
   */
  scanChunk(chunk: Uint8Array, isInside?: boolean): Promise<void>;
  endStream(isCut: boolean): Promise<Stretch>;
  /** What was counted so far, and the stretch that is being read. */
  snapshot(): Promise<Snapshot>;
}

/** What a worker may tell the host. */
export interface Host {
  progress(bytesRead: number): Promise<void>;
}

export interface Read {
  readonly stretch: Stretch;
  /** Why a file could not be read to its end: the code or message of the error. */
  readonly error: string | null;
}

export interface Snapshot {
  readonly states: States;
  readonly open: Stretch;
}

export interface WorkerJob {
  readonly format: string;
  /** Those that other lines are in. */
  readonly others: readonly string[];
  readonly asked: Asked;
  /** One 32-bit number; not 0 once the job was cancelled. Seen in the middle of a range, where a message is not. */
  readonly cancelled: SharedArrayBuffer;
}
