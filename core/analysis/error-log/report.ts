import type { ErrorMessageKind } from '../../gunicorn/error-messages.ts';

/** The part of the report that error logs tell. Plain JSON; times are epoch milliseconds, UTC. */
export interface ErrorLog {
  readonly sources: readonly { readonly path: string; readonly bytes: number; readonly entries: number }[];
  /** Messages, each with the lines below it that belong to it. */
  readonly entries: number;
  /** Entries by level; those without a level are in none. */
  readonly levels: Readonly<Record<string, number>>;
  /** In the order of the log; of each kind the last few hundred. */
  readonly events: readonly ErrorEvent[];
  /** How many events there were of each kind. Exact. */
  readonly eventCounts: Readonly<Partial<Record<ErrorEventKind, number>>>;
  /** By count, then by name. */
  readonly tracebacks: readonly TracebackRow[];
  /** All tracebacks, those of rows that are not listed too. */
  readonly tracebackCount: number;
  readonly timedOut: TimedOut;
}

export type ErrorEventKind = Exclude<ErrorMessageKind, 'halt-reason' | 'bind-failed'> | 'boot-failure';

export interface ErrorEvent {
  readonly time: number | null;
  readonly kind: ErrorEventKind;
  /** The process that it happened to: the worker, even where the master tells of it. */
  readonly pid: number | null;
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  /** A name, whatever the release wrote. */
  readonly signal?: string;
  readonly code?: number;
  /** Of the end of a worker: why, as far as the log tells; null where it does not. */
  readonly cause?: WorkerEnd | null;
  readonly address?: string;
  readonly path?: string;
  readonly reason?: string;
  readonly release?: string;
  readonly method?: string;
  readonly target?: string;
  /** What was raised: in the request, or before the boot failed. */
  readonly exception?: string;
}

/**
 * `out-of-memory` is a suspicion: the worker got a SIGKILL that was not Gunicorn's own. `timeout` is Gunicorn's kill of
 * a worker that did not answer, whatever the message about it guesses.
 */
export type WorkerEnd = 'timeout' | 'stop' | 'reload' | 'recycled' | 'out-of-memory' | 'crash';

export interface TracebackRow {
  readonly exception: string;
  /** That of the first. */
  readonly message: string;
  readonly count: number;
  readonly file: string | null;
  readonly fileLine: number | null;
  readonly first: number | null;
  readonly last: number | null;
}

/** Requests that were cut off because their worker did not answer in time. */
export interface TimedOut {
  /** Workers that timed out. Each of class `sync` was at one request. */
  readonly count: number;
  /** How many of these requests stand in the access log, as quick failures; null when no access log can tell. */
  readonly logged: number | null;
  /** The last few hundred. */
  readonly requests: readonly TimedOutRequest[];
}

export interface TimedOutRequest {
  readonly time: number | null;
  /** The worker. */
  readonly pid: number;
  readonly source: string;
  readonly line: number;
  /** Null where neither log tells. */
  readonly method: string | null;
  /** Without the query string. */
  readonly path: string | null;
  /** What the access log says of it: microseconds that are no duration. Null where it has no line. */
  readonly logged: { readonly time: number; readonly duration: number | null } | null;
}
