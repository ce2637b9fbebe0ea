import type { Aggregate } from '../aggregate.ts';
import { addValue, createQuantiles, durationOf, mergeQuantiles } from '../sketches/quantiles.ts';
import type { Quantiles } from '../sketches/quantiles.ts';

/** How long requests took, all together. */
export const durations: Aggregate<Quantiles> = {
  id: 'durations',
  needs: ['duration'],
  create: createQuantiles,

  add(state, { durationMicros }) {
    if (durationMicros >= 0) addValue(state, durationMicros);
  },

  merge: mergeQuantiles,
  finish: state => ({ duration: durationOf(state) }),
};
