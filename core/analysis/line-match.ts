/**
 * What a click in the dashboard asks for: lines of the log that belong to a bar, a point or a row of a table.
 * Every condition that is given must hold; plain data, so it may cross a boundary.
 */
export interface LineMatch {
  /** Epoch milliseconds, inclusive. */
  readonly from?: number;
  /** Epoch milliseconds, exclusive. */
  readonly until?: number;
  /** A path exactly as `report.paths` names it. */
  readonly path?: string;
  /** A status code, `404`, or a class, `4xx`. */
  readonly status?: string;
  /** A client exactly as `report.clients` names it. */
  readonly address?: string;
  readonly method?: string;
  /** Hour of day on the clock of the server, 0 to 23. */
  readonly hour?: number;
  /** An endpoint exactly as `report.endpoints` names it. */
  readonly endpoint?: string;
  /** A family of user agents exactly as `report.userAgents` names it. */
  readonly userAgent?: string;
  /** A page exactly as `report.referrers` names it. */
  readonly referrer?: string;
  /** Took so long or longer, in microseconds. */
  readonly atLeastMicros?: number;
  /** Took less. */
  readonly belowMicros?: number;
}

/** A line of one of the report's sources. */
export interface LinePlace {
  /** Index into `report.sources`. */
  readonly source: number;
  /** 1-based. */
  readonly line: number;
}
