import type { Field } from '../../gunicorn/atoms.ts';
import type { Aggregate, Asked } from '../aggregate.ts';
import { clients } from './clients.ts';
import { durations } from './durations.ts';
import { hours } from './hours.ts';
import { methods } from './methods.ts';
import { minutes } from './minutes.ts';
import { notFound } from './not-found.ts';
import { paths } from './paths.ts';
import { referrers } from './referrers.ts';
import { slowest } from './slowest.ts';
import { status } from './status.ts';
import { timedOut } from './timed-out.ts';
import { timeline } from './timeline.ts';
import { totals } from './totals.ts';
import { userAgents } from './user-agents.ts';

/** Each knows the type of its own states only; whoever holds them as a list takes care that they meet. */
export type AnyAggregate = Aggregate<object>;

export const AGGREGATES = [
  totals,
  status,
  methods,
  durations,
  paths,
  clients,
  userAgents,
  referrers,
  notFound,
  slowest,
  timeline,
  hours,
  minutes,
  timedOut,
] as unknown as readonly AnyAggregate[];

/** Those that have something to count in lines that tell these fields, of what was asked. */
export function aggregatesFor(has: (field: Field) => boolean, asked: Asked): readonly AnyAggregate[] {
  return AGGREGATES.filter(({ needs, isAsked }) => needs.every(has) && (isAsked?.(asked) ?? true));
}
