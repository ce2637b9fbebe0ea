import type { Aggregate } from '../aggregate.ts';
import { addValues, createQuantiles, durationOf, mergeQuantiles } from '../sketches/quantiles.ts';
import type { Quantiles } from '../sketches/quantiles.ts';

/** How long requests took, all together. */
export const durations: Aggregate<Quantiles> = {
  id: 'durations',
  needs: ['duration'],
  create: () => createQuantiles(),

  add: (state, { count, durationMicros }) => addValues(state, durationMicros, 0, count),

  merge: mergeQuantiles,
  finish: state => ({ duration: durationOf(state) }),
};
