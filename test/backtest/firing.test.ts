import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Trial } from '../../core/backtest/firing.ts';
import { firings, furthest } from '../../core/backtest/firing.ts';

const NOON = Date.UTC(2026, 10, 22, 12);

function trial(values: Trial['values'], forMinutes = 2, operator: Trial['operator'] = '>'): Trial {
  return {
    alert: 'GunicornServerErrors',
    severity: 'critical',
    measure: 'Share of requests that fail',
    option: 'error_ratio',
    unit: 'share',
    operator,
    limit: 0.5,
    forMinutes,
    start: NOON,
    values,
  };
}

const minute = (number: number) => NOON + number * 60_000;

describe('when an alert would have fired', () => {
  it('it waits until the limit was passed for long enough, and ends with the first minute below', () => {
    deepEqual(firings(trial([0, 0.6, 0.7, 0.9, 0.8, 0.5, 0]), 0.5), [
      { from: minute(4), to: minute(6), minutes: 2, worst: 0.9 },
    ]);
  });

  it('it begins to wait anew after each minute below, and where there is nothing to compare', () => {
    deepEqual(firings(trial([0.6, 0.6, 0, 0.6, 0.6, null, 0.6, 0.6]), 0.5), []);
  });

  it('it goes on beyond the end of a log that ends in trouble', () => {
    deepEqual(firings(trial([0.6, 0.6, 0.6]), 0.5), [{ from: minute(3), to: null, minutes: 1, worst: 0.6 }]);
    deepEqual(firings(trial([0.6, 0.6]), 0.5), []);
  });

  it('it takes the limit itself only where the alert does', () => {
    deepEqual(firings(trial([0.5], 0), 0.5), []);
    deepEqual(firings(trial([0.5], 0, '>='), 0.5), [{ from: minute(1), to: null, minutes: 1, worst: 0.5 }]);
  });

  it('the furthest value is known where there is one', () => {
    deepEqual(
      [[0.1, null, 0.4, 0.2], [null], []].map(values => furthest(trial(values))),
      [0.4, null, null],
    );
  });

  it('it never fires longer with a limit that is further away, or when it waits longer', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 5 }), fc.nat(4), (values, limit, forMinutes) => {
        const now = total(values, limit, forMinutes);
        return total(values, limit + 1, forMinutes) <= now && total(values, limit, forMinutes + 1) <= now;
      }),
    );
  });
});

const total = (values: Trial['values'], limit: number, forMinutes: number) =>
  firings(trial(values, forMinutes), limit).reduce((sum, { minutes }) => sum + minutes, 0);
