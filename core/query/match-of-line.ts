import type { LineMatch } from './line-match.ts';

/** What a line tells that its neighbours tell, too. */
export interface LineFacts {
  /** Epoch milliseconds, UTC. */
  readonly time: number | null;
  readonly status: number | null;
  readonly path: string | null;
}

/** The steps of a chart over time, as a report has them. */
export interface TimeSteps {
  /** Epoch milliseconds, UTC. */
  readonly start: number;
  readonly stepSeconds: number;
}

/** What a line has in common with those to look at beside it: its step in time, its path and its status. */
export function matchOfLine({ time, status, path }: LineFacts, steps: TimeSteps | null): LineMatch {
  return {
    ...(time === null || !steps ? {} : stepAt(time, steps)),
    ...(path === null || path.length > LONGEST_PATH ? {} : { path }),
    ...(status === null ? {} : { status: String(status) }),
  };
}

/** Gunicorn takes no request line of more; what is longer was never a path. */
const LONGEST_PATH = 8190;

function stepAt(time: number, { start, stepSeconds }: TimeSteps): Pick<LineMatch, 'from' | 'until'> {
  const length = stepSeconds * 1000;
  const from = start + Math.floor((time - start) / length) * length;
  return { from, until: from + length };
}
