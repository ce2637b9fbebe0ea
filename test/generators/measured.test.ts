import assert from 'node:assert/strict';
import type { Report, Series } from '../../core/analysis/report.ts';
import { alertThresholds } from '../../core/generators/alert-thresholds.ts';
import { logGrowth } from '../../core/analysis/log-growth.ts';
import { rotationPolicy } from '../../core/generators/rotation-policy.ts';
import { facts, incident } from './situations.ts';

const MEGABYTE = 1024 ** 2;

describe('growth of a log', () => {
  it('is extrapolated to a day', () => {
    assert.deepEqual(logGrowth(incident()), { bytesPerDay: 720_000 * 24, seconds: 3600 });
  });

  const UNMEASURED: [says: string, report: Partial<Report>][] = [
    ['a few minutes say nothing about a day', { span: { first: 0, last: 599_000 } }],
    ['a log without times says nothing', { span: null }],
    [
      'a compressed file has not the size that it had on the disk',
      { sources: [{ path: 'access.log.1.gz', bytes: 1, lines: 1, parsed: 1, unparsed: 0 }] },
    ],
  ];
  for (const [says, change] of UNMEASURED) {
    it(says, () => assert.equal(logGrowth({ ...incident(), ...change }), null));
  }

  const POLICIES: [says: string, megabytesPerDay: number, policy: string][] = [
    ['a trickle is kept for eight weeks', 0.1, 'weekly, rotate 8, maxsize 20M'],
    ['a usual log is kept for two weeks', 20, 'daily, rotate 14, maxsize 50M'],
    ['a day has room for twice its size', 101, 'daily, rotate 14, maxsize 500M'],
    ['a flood is cut into gigabytes, a week of them', 5000, 'daily, rotate 35, maxsize 1000M'],
  ];
  for (const [says, megabytes, expected] of POLICIES) {
    it(says, () => {
      const policy = rotationPolicy({ bytesPerDay: megabytes * MEGABYTE, seconds: 3600 });
      assert.equal(`${policy.frequency}, rotate ${policy.rotate}, maxsize ${policy.maxMegabytes}M`, expected);
    });
  }
});

describe('thresholds of alerts', () => {
  it('an incident in the log does not become the norm', () => {
    const { slowSeconds, errorRatio } = alertThresholds(facts({ report: incident() }));
    assert.deepEqual(slowSeconds, { value: 2, from: 'log', usual: 0.4 });
    assert.deepEqual(errorRatio, { value: 0.05, from: 'log', usual: 0 });
  });

  it('what always fails is not worth an alert until it doubles', () => {
    const { requests } = incident().series!;
    const failing = { '2xx': [], '3xx': [], '4xx': [], '5xx': requests.map(count => count * 0.1) };
    assert.equal(withSeries({ status: failing }).errorRatio.value, 0.2);
  });

  it('a server that is silent for an hour may be silent for two', () => {
    const requests = [1, ...Array.from({ length: 60 }, () => 0), 1];
    assert.deepEqual(withSeries({ requests }).quietMinutes, { value: 120, from: 'log', usual: 60 });
  });

  it('where most requests take none of the whole seconds of the log, slow is assumed', () => {
    const { requests } = incident().series!;
    const p99 = requests.map((_, minute) => (minute < 10 ? 2_000_000 : 0));
    assert.deepEqual(withSeries({ duration: { p50: p99, p95: p99, p99 } }).slowSeconds, { value: 1, from: 'assumed' });
  });

  it('slow is three times the usual of the quantile that the metrics have', () => {
    assert.deepEqual(slowWith('statsd'), { value: 2, from: 'log', usual: 0.4 });
    assert.deepEqual(slowWith('mtail'), { value: 1, from: 'log', usual: 0.2 });
  });

  it('without durations in the log, slow is assumed', () => {
    assert.deepEqual(withSeries({ duration: null }).slowSeconds, { value: 1, from: 'assumed' });
  });

  it('codes that the log has are counted beside the common ones', () => {
    assert.deepEqual(alertThresholds(facts({ report: incident() })).errorCodes, [500, 501, 502, 503, 504, 520]);
  });

  it('what the user says is taken as it is', () => {
    const { slowSeconds, workers } = alertThresholds(
      facts({ report: incident(), overrides: { slow_seconds: '0.33', workers: '7' } }),
    );
    assert.deepEqual(slowSeconds, { value: 0.33, from: 'option' });
    assert.equal(workers, 7);
  });
});

function withSeries(change: Partial<Series>) {
  return alertThresholds(facts({ report: { ...incident(), series: { ...incident().series!, ...change } } }));
}

function slowWith(source: string) {
  return alertThresholds(facts({ report: incident(), overrides: { source } })).slowSeconds;
}
