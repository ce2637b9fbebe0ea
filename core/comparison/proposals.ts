import type { ErrorEvent } from '../analysis/error-log/report.ts';
import type { Report } from '../analysis/report.ts';
import { ALL_TIME, stretchOf, withStretch } from '../query/conditions.ts';
import type { StretchOfTime } from '../query/conditions.ts';

/** Two stretches of time that are worth comparing. */
export interface Proposal {
  readonly kind: ProposalKind;
  /** What the rest is compared with. */
  readonly baseline: StretchOfTime;
  /** The question from then on. */
  readonly asked: string;
  /** What lies between the two. */
  readonly event?: ErrorEvent;
}

/**
 * - `just-before`: the time that is asked for and as much before it.
 * - `day-before`, `week-before`: the same hours then.
 * - `keep`: the time that is asked for becomes what is compared with; the other is chosen afterwards.
 * - `restart`: from one start of Gunicorn to the next, and before.
 * - `halves`: the second half of the log with the first.
 */
export type ProposalKind = 'just-before' | 'day-before' | 'week-before' | 'keep' | 'restart' | 'halves';

/**
 * What a log gives to compare.
 *
 * @param asked the question at present
 * @param span of all requests of the log
 */
export function proposalsFor(asked: string, span: Report['span'], errorLog: Report['errorLog']): Proposal[] {
  if (!span) return [];
  const { from, until } = stretchOf(asked) ?? ALL_TIME;
  const restarts = restartProposals(asked, span, errorLog?.events ?? []);
  if (from === null && until === null) {
    const middle = Math.ceil((span.first + span.last) / 2 / 1000) * 1000;
    const isLong = span.last - span.first >= SHORTEST;
    const halves = proposal('halves', { from: null, until: middle }, asked, { from: middle, until: null });
    return isLong ? [...restarts, halves] : restarts;
  }
  const [start, end] = [from ?? span.first, until ?? span.last + 1000];
  const earlier = (['just-before', 'day-before', 'week-before'] as const).flatMap(kind => {
    const shift = kind === 'just-before' ? end - start : kind === 'day-before' ? DAY : 7 * DAY;
    const baseline = { from: start - shift, until: end - shift };
    // Of the stretch of a day its day before is the one just before.
    const isTwice = kind !== 'just-before' && shift <= end - start;
    return isTwice || baseline.until <= span.first || shift <= 0 ? [] : [{ kind, baseline, asked }];
  });
  return [...earlier, { kind: 'keep', baseline: { from, until }, asked: withStretch(asked, ALL_TIME) }, ...restarts];
}

function proposal(kind: ProposalKind, baseline: StretchOfTime, asked: string, stretch: StretchOfTime): Proposal {
  return { kind, baseline, asked: withStretch(asked, stretch) };
}

/** The last restarts within the log, the latest first. */
function restartProposals(
  asked: string,
  { first, last }: NonNullable<Report['span']>,
  events: readonly ErrorEvent[],
): Proposal[] {
  const begins = events.filter(({ kind, time }) => time !== null && BEGINS.has(kind) && time > first && time <= last);
  const times = begins.map(({ time }) => Math.ceil(time! / 1000) * 1000);
  return begins
    .map((event, index): Proposal => {
      const [from, until] = [times[index]!, times[index + 1] ?? null];
      const baseline = { from: times[index - 1] ?? null, until: from };
      return Object.assign(proposal('restart', baseline, asked, { from, until }), { event });
    })
    .filter(({ baseline }) => baseline.from !== baseline.until)
    .slice(-MOST_RESTARTS)
    .toReversed();
}

/** What may make another Gunicorn of it: other code, another config. */
const BEGINS: ReadonlySet<string> = new Set(['master-start', 'reload', 'promoted']);
const MOST_RESTARTS = 5;
const DAY = 86_400_000;
/** Half of anything shorter says little. */
const SHORTEST = 120_000;
