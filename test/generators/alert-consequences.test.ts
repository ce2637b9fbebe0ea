import assert from 'node:assert/strict';
import { CONSEQUENCES } from '../../core/generators/alert-consequences.ts';
import { ALERT_RULES } from '../../core/generators/alert-rules.ts';

describe('consequences of alerts', () => {
  const severityOf = new Map(ALERT_RULES.map(({ name, severity }) => [name, severity]));

  for (const { cause, follow } of CONSEQUENCES) {
    it(`${cause} is an alert, and so is what follows from it`, () => {
      for (const name of [cause, ...follow]) assert.ok(severityOf.has(name), name);
    });

    it(`${cause} is told at least as loud as what it holds back`, () => {
      const isLoud = severityOf.get(cause) === 'critical';
      for (const name of follow) assert.ok(isLoud || severityOf.get(name) === 'warning', name);
    });
  }
});
