import type { Aggregate } from '../aggregate.ts';
import { addValue, createQuantiles, durationOf, mergeQuantiles } from '../sketches/quantiles.ts';
import type { Quantiles } from '../sketches/quantiles.ts';

/** How long requests took, all together. */
export const durations: Aggregate<Quantiles> = {
  id: 'durations',
  needs: ['duration'],
  create: createQuantiles,

  add(state, { count, durationMicros }) {
    for (let row = 0; row < count; row++) if (durationMicros[row]! >= 0) addValue(state, durationMicros[row]!);
  },

  merge: mergeQuantiles,
  finish: state => ({ duration: durationOf(state) }),
};
