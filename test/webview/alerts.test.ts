import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Trial } from '../../core/backtest/firing.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import {
  alertChart,
  conditionText,
  draggedLimit,
  firedText,
  limitOf,
  limitTyped,
  possibleLimit,
  settable,
  stepOf,
  typedOf,
  valueText,
} from '../../webview/alerts.ts';
import { SIGHT } from './sight.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const ERRORS: Trial = {
  alert: 'GunicornServerErrors',
  severity: 'critical',
  measure: 'Share of requests that fail',
  option: 'error_ratio',
  unit: 'share',
  operator: '>',
  limit: 0.05,
  forMinutes: 5,
  start: NOON,
  values: [0, 0.1, null],
};
const SLOW: Trial = { ...ERRORS, alert: 'GunicornSlowRequests', option: 'slow_seconds', unit: 'seconds', limit: 2 };
const QUIET: Trial = { ...ERRORS, option: 'quiet_minutes', unit: 'minutes', operator: '>=', limit: 10 };
const TIMEOUTS: Trial = { ...ERRORS, alert: 'GunicornWorkerTimeouts', option: null, unit: 'timeouts', limit: 0 };

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('an alert that is tried', () => {
  it('says its limit as it was said, and values as everywhere', () => {
    deepEqual(
      [ERRORS, SLOW, QUIET, TIMEOUTS].map(trial => plain(conditionText(trial, trial.limit, SIGHT))),
      ['above 5% for 5 min', 'above 2 s for 5 min', '10 min or more for 5 min', 'above 0 for 5 min'],
    );
    deepEqual([valueText(0.1234, ERRORS, SIGHT), valueText(0.25, SLOW, SIGHT), valueText(0, QUIET, SIGHT)].map(plain), [
      '12.3%',
      '250 ms',
      '0',
    ]);
  });

  it('says how often and for how long it would have fired', () => {
    const firing = { from: NOON, to: null, minutes: 3, worst: 1 };
    deepEqual(
      [[], [firing], [firing, firing]].map(found => firedText(found, SIGHT)),
      ['would have been silent', 'would have fired once, for 3 min', 'would have fired 2 times, for 6 min in all'],
    );
  });

  it('takes only limits that the rules can have', () => {
    for (const trial of [ERRORS, SLOW, QUIET]) {
      const option = prometheusRules.options.find(({ name }) => name === trial.option)!;
      for (const wanted of [-1, 0, 1e-9, 0.00012345, 0.05, 0.999, 1, 1.23456, 17, 987.654, 1e12]) {
        const limit = String(possibleLimit(trial, wanted));
        ok(option.accepts.test(limit), `${trial.option}=${limit}`);
      }
    }
    deepEqual(
      [0.0512345, 7.77, 123].map(wanted => draggedLimit(SLOW, wanted)),
      [0.051, 7.8, 120],
    );
    equal(possibleLimit(QUIET, 3.4), 3);
  });

  it('has its limit typed, a share in percent', () => {
    equal(typedOf(0.075, ERRORS), '7.5');
    equal(typedOf(2, SLOW), '2');
    const typed = ['7.5', ' 7,5 % ', '0', 'many', '', '-3', 'Infinity'];
    deepEqual(
      typed.map(text => limitTyped(text, ERRORS)),
      [0.075, 0.075, 0, null, null, null, null],
    );
    equal(limitTyped('3', SLOW), 3);
  });

  it('is moved by steps that suit what is seen', () => {
    equal(stepOf(ERRORS, 0.2), 0.005);
    equal(stepOf(SLOW, 13), 0.5);
    equal(stepOf(QUIET, 500), 1);
    ok(stepOf(ERRORS, 0) > 0);
  });

  it('gives the rules what was changed', () => {
    const limits = { GunicornSlowRequests: 1.5, GunicornWorkerTimeouts: 3, Unknown: 1 };
    equal(limitOf(SLOW, limits), 1.5);
    equal(limitOf(ERRORS, limits), 0.05);
    deepEqual(settable([ERRORS, SLOW, TIMEOUTS], limits), { slow_seconds: '1.5' });
  });

  it('is drawn at the end of each minute, with gaps, and never with more points than can be seen', () => {
    const drawn = (values: Trial['values']) =>
      alertChart({ ...ERRORS, values }, 0.05, SIGHT).data.datasets[0]!.data as { x: number; y: number }[];
    deepEqual(drawn(ERRORS.values), [
      { x: NOON + 60_000, y: 0 },
      { x: NOON + 120_000, y: 0.1 },
      { x: NOON + 180_000, y: Number.NaN },
    ]);
    const long = drawn(Array.from({ length: 100_000 }, (_, minute) => (minute === 77_777 ? 0.9 : 0)));
    ok(long.length <= 1500);
    equal(Math.max(...long.map(({ y }) => y)), 0.9);
    equal(long.at(-1)!.x, NOON + 100_000 * 60_000);
  });
});
