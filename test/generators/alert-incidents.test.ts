import assert from 'node:assert/strict';
import { INCIDENTS } from '../../core/generators/alert-incidents.ts';
import { ALERT_RULES } from '../../core/generators/alert-rules.ts';

describe('incidents', () => {
  it('there is one for each alert', () => {
    assert.deepEqual(Object.keys(INCIDENTS).toSorted(), ALERT_RULES.map(({ name }) => name).toSorted());
  });

  it('each alert holds for whole minutes, which the tests count in', () => {
    for (const rule of ALERT_RULES) assert.match(rule.for, /^[1-9]\d*m$/, rule.name);
  });
});
