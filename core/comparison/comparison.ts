import type { Duration } from '../analysis/report.ts';
import type { StretchOfTime } from '../query/conditions.ts';

/**
 * Two selections of requests side by side: what got slower and what fails more from one to the other, by what it costs.
 * Plain data. Times and durations are in the units of the report.
 */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** What changed beyond chance, each endpoint once a kind; within a kind what costs or saves most comes first. */
  readonly changes: readonly Change[];
  /** Endpoints that were asked for too seldom, on one side or both, to say anything about them. */
  readonly tooFew: number;
}

/** What the requests are compared with: another time, or other files. The rest of the question is the same for both. */
export interface Baseline extends StretchOfTime {
  /** Null: the same files. */
  readonly logs: readonly string[] | null;
}

export interface Side {
  readonly requests: number;
  readonly requestsPerSecond: number | null;
  /** Answered with 5xx; null when the format has no status. */
  readonly failed: number | null;
  readonly duration: Duration | null;
  readonly bytesSent: number | null;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly endpoint: string;
  readonly before: EndpointSide;
  readonly after: EndpointSide;
  /**
   * What the change adds to the later side or, below zero, takes from it: microseconds of duration where it is about
   * those, failed requests where it is about failures, and requests otherwise.
   */
  readonly cost: number;
}

/** In the order of their weight. */
export const CHANGE_KINDS = ['fails-more', 'slower', 'fails-less', 'faster', 'new', 'gone'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `mean` is exact; quantiles are null where several rows had to be added up. */
export interface EndpointSide {
  readonly requests: number;
  readonly failed: number | null;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}
