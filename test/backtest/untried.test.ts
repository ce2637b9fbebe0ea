import { deepEqual } from 'node:assert/strict';
import { byReason } from '../../core/backtest/untried.ts';

describe('alerts that are not tried', () => {
  it('are told together where the reason is the same', () => {
    const untried = [
      { alert: 'A', why: 'No log tells.' },
      { alert: 'B', why: 'The lines tell no status.' },
      { alert: 'C', why: 'No log tells.' },
    ];
    deepEqual(byReason(untried), [
      { alerts: ['A', 'C'], why: 'No log tells.' },
      { alerts: ['B'], why: 'The lines tell no status.' },
    ]);
  });
});
