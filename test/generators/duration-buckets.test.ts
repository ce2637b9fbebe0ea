import { deepEqual, ok } from 'node:assert/strict';
import { mtail } from '../../core/generators/mtail.ts';
import { EXACT_SECONDS, durationBuckets } from '../../core/generators/duration-buckets.ts';
import { facts, settings } from './situations.ts';

describe('buckets of durations', () => {
  it('have one that ends at what is slow, and one above it, so that an alert on it guesses nothing', () => {
    for (const slow of [0.0013, 0.3, 1, 7.5, 42, 599]) {
      const buckets = durationBuckets(null, EXACT_SECONDS, slow);
      ok(buckets.includes(slow) && buckets.at(-1)! > slow, `${slow}: ${buckets.join(' ')}`);
      deepEqual(
        buckets,
        [...new Set(buckets)].toSorted((one, other) => one - other),
      );
    }
  });

  it('have none below a unit where the log has whole ones', () => {
    deepEqual(durationBuckets(null, { type: 'integer', unit: 'seconds' }, 0.3)[0], 1);
    ok(durationBuckets(null, { type: 'integer', unit: 'seconds' }, 7).includes(7));
  });

  it('are those of the alert in a program of mtail', () => {
    const { text } = mtail.generate(
      facts({
        settings: settings({ access_log_format: '%(h)s %(t)s "%(r)s" %(s)s %(D)s' }),
        overrides: { slow_seconds: '0.75' },
      }),
    );
    ok(/buckets .*, 0\.5, 0\.75, 1,/.test(text), text);
  });
});
