import type { Aggregate } from '../aggregate.ts';

/** Requests by hour of day, on the clock of the server. */
export const hours: Aggregate<{ counts: Float64Array }> = {
  id: 'hours',
  needs: ['time'],
  create: () => ({ counts: new Float64Array(24) }),

  add({ counts }, { count, localHour }) {
    for (let row = 0; row < count; row++) if (localHour[row]! >= 0) counts[localHour[row]!]!++;
  },

  merge: (into, from) => from.counts.forEach((count, hour) => void (into.counts[hour]! += count)),
  finish: ({ counts }) => ({ hours: [...counts] }),
};
