import assert from 'node:assert/strict';
import { ALERT_RULES } from '../../core/generators/alert-rules.ts';
import { ALERT_TRIALS, alertTrials } from '../../core/generators/alert-trials.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { facts, incident, settings } from './situations.ts';

const MINUTES = {
  start: 0,
  requests: [60, 60],
  failed: [0, 30],
  micros: [1e6, 540e6],
  p95: [1e6, 1e6],
  p99: [1e6, 2e6],
};

describe('alerts on a log', () => {
  it('are all tried, or there is a reason why not', () => {
    assert.deepEqual(Object.keys(ALERT_TRIALS).toSorted(), ALERT_RULES.map(({ name }) => name).toSorted());
    const { trials, untried } = alertTrials(facts({ report: { ...incident(), minutes: MINUTES } }))!;
    assert.equal(trials.length + untried.length, ALERT_RULES.length);
    for (const { why } of untried) assert.match(why, /\.$/);
  });

  it('wait for so many whole minutes', () => {
    for (const rule of ALERT_RULES) assert.match(rule.for, /^[1-9]\d*m$/);
  });

  it('have limits that the rules know', () => {
    const names = new Set(prometheusRules.options.map(({ name }) => name));
    const { trials } = alertTrials(
      facts({ settings: settings({ workers: 3 }), report: { ...incident(), minutes: MINUTES } }),
    )!;
    assert.equal(trials.length, 4);
    for (const { option } of trials) assert.ok(option !== null && names.has(option), String(option));
  });

  it('compare only where there is enough traffic', () => {
    const report = { ...incident(), minutes: MINUTES };
    const values = (least: string) =>
      alertTrials(facts({ report, overrides: { min_requests_per_second: least } }))!.trials.map(({ values }) => values);
    assert.deepEqual(values('0.1'), [
      [0, 0.25],
      [1, 2],
      [0, 0],
    ]);
    assert.deepEqual(values('0.3'), [
      [null, 0.25],
      [null, 2],
      [0, 0],
    ]);
  });

  it('call slow what the metrics can tell: p95, or p99 where Gunicorn sends durations to an exporter that has no p95', () => {
    const report = { ...incident(), minutes: MINUTES };
    const slow = (source: string) =>
      alertTrials(facts({ report, overrides: { source } }))!.trials.find(
        ({ alert }) => alert === 'GunicornSlowRequests',
      );
    assert.deepEqual([slow('statsd')!.measure, slow('statsd')!.values], ['Duration (p99)', [1, 2]]);
    assert.deepEqual([slow('mtail')!.measure, slow('mtail')!.values], ['Duration (p95)', [1, 1]]);
  });

  it('are not tried on a log without statuses or durations, of which nobody counted the minutes', () => {
    const { trials, untried } = alertTrials(
      facts({ report: { ...incident(), minutes: { ...MINUTES, failed: null, micros: null, p95: null, p99: null } } }),
    )!;
    assert.deepEqual(
      trials.map(({ alert }) => alert),
      ['GunicornNoTraffic'],
    );
    assert.match(untried[0]!.why, /no status/);
    assert.equal(alertTrials(facts({ report: incident() })), null);
    assert.equal(alertTrials(facts({ report: { ...incident(), minutes: null } })), null);
  });
});
