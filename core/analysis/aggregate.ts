import type { Field } from '../gunicorn/atoms.ts';
import type { Entries } from '../logs/entries.ts';
import type { AskedTimeout } from './aggregates/timed-out.ts';
import type { ErrorLog } from './error-log/report.ts';
import type { Query } from '../query/query.ts';
import type { Room } from './kernel.ts';
import type { Report } from './report.ts';

/**
 * Something that accumulates entries. Any number of workers share a job: each has a state of its own, and merging two
 * states gives what one of them would be had it seen all the lines.
 *
 * A state is plain data, because it crosses from a worker to its host. Its size depends on what is counted, never on
 * how long the log is.
 */
export interface Aggregate<State extends object> {
  /** Also the file name. */
  readonly id: string;
  /** Without these fields there is nothing to count, and the part of the report stays null. */
  readonly needs: readonly Field[];
  /** Fields that are used where the format has them. */
  readonly uses?: readonly Field[];
  /** Whether there is anything to count for what was asked; always, unless said. */
  readonly isAsked?: (asked: Asked) => boolean;
  /** Counts the requests that the filter drops, too. */
  readonly ignoresFilter?: true;
  /** `room` makes arrays that the hot loop works on; what is sent or merged needs none. */
  readonly create: (room?: Room, asked?: Asked) => State;
  /** Counts all rows. */
  readonly add: (state: State, entries: Entries) => void;
  readonly merge: (into: State, from: State) => void;
  /** What to send to the host instead of the state itself, when that has room for growth. */
  readonly pack?: (state: State) => State;
  readonly finish: (state: State, about: About) => Partial<Report>;
}

/** What is to be counted that the lines do not tell by themselves. Plain data. */
export interface Asked {
  /** Patterns of endpoints such as `/shop/{name}/cart`; the first that a path fits is its endpoint. */
  readonly endpoints?: readonly string[];
  /** Requests that were cut off, to be found among the lines. */
  readonly timeouts?: readonly AskedTimeout[];
  /** Every minute is to be counted by itself. */
  readonly minutes?: boolean;
  /** So many rows are to be found of each list that come first in other orders than that of requests. */
  readonly leading?: number;
  /** So many lines are to be found that fit, and nothing is counted. */
  readonly lines?: number;
  /** Only requests that fit are counted; all its times are resolved. */
  readonly filter?: Query;
}

/** What an aggregate may know when it writes its part of the report. */
export interface About {
  /** How many rows a list may have. */
  readonly top: number;
  /** How many rows lists have in other orders than that of requests; absent: nobody asked for them. */
  readonly leading?: number;
  /** The fields that the lines tell. */
  readonly has: (field: Field) => boolean;
  /** What the error logs told, where there were any. */
  readonly errorLog?: ErrorLog | null;
}
