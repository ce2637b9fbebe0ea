/** A line of one of the report's sources. */
export interface LinePlace {
  /** Index into `report.sources`. */
  readonly source: number;
  /** 1-based. */
  readonly line: number;
}
