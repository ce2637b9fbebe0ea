import type { Localize } from '../../base/localize.ts';
import type { LineMatch } from '../../query/line-match.ts';
import type { InsightSeverity, Report } from '../report.ts';

/** Looks for one thing in a report that somebody should know. Pure: the same report gives the same finding. */
export interface Insight {
  /** Also the file name. */
  readonly id: string;
  /** One English sentence: what it looks for. */
  readonly says: string;
  /** The usual severity; a finding may say otherwise where the case is worse or milder. */
  readonly severity: InsightSeverity;
  /** Null where there is nothing to say, or too little to say it of. */
  readonly find: (report: Report, t: Localize) => Finding | null;
}

export interface Finding {
  /** Localized, with the numbers it rests on. */
  readonly says: string;
  /** The times in `says`, in their order: epoch milliseconds, which it says as `timeText` does. */
  readonly times?: readonly number[];
  /** Localized: what would help. */
  readonly advice?: string;
  readonly severity?: InsightSeverity;
  /** The lines it speaks of, where they can be named. */
  readonly match?: LineMatch;
}

/** Shares of fewer requests than this are chance. */
export const FEWEST_REQUESTS = 100;
