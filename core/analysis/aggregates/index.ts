import type { Field } from '../../gunicorn/atoms.ts';
import type { Aggregate } from '../aggregate.ts';
import { clients } from './clients.ts';
import { durations } from './durations.ts';
import { hours } from './hours.ts';
import { methods } from './methods.ts';
import { paths } from './paths.ts';
import { referrers } from './referrers.ts';
import { status } from './status.ts';
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
  timeline,
  hours,
] as unknown as readonly AnyAggregate[];

/** Those that have something to count in lines that tell these fields. */
export function aggregatesFor(has: (field: Field) => boolean): readonly AnyAggregate[] {
  return AGGREGATES.filter(({ needs }) => needs.every(has));
}
