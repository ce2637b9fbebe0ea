import { timeText } from '../../base/times.ts';
import { countText } from '../../base/units.ts';
import type { Report } from '../report.ts';

/** The error log as far as insights look at it. */
interface ErrorLog {
  /** In the order of the log; of each kind not more than some hundred. */
  readonly events: readonly ErrorEvent[];
  /** How many there were of each kind. */
  readonly eventCounts?: Readonly<Record<string, number | undefined>>;
  readonly timedOut?: { readonly requests: readonly { readonly path: string | null }[] };
}

export interface ErrorEvent {
  /** Epoch milliseconds. */
  readonly time: number | null;
  readonly kind: string;
  /** Of the end of a worker: why, as far as the log tells. */
  readonly cause?: string | null;
}

export function errorLogOf({ errorLog }: Report): ErrorLog {
  return errorLog ?? { events: [] };
}

export interface Occurrences {
  readonly count: string;
  /** Of the first that is known; null where the log tells no times. */
  readonly first: string | null;
  /** The same, as a finding names it. */
  readonly times?: readonly number[];
}

/** How often something happened and when first; null when it did not. */
export function occurrencesOf(events: readonly ErrorEvent[], all = events.length): Occurrences | null {
  if (events.length === 0) return null;
  const time = events.find(({ time }) => time !== null)?.time ?? null;
  const count = countText(Math.max(all, events.length));
  return time === null ? { count, first: null } : { count, first: timeText(time), times: [time] };
}
