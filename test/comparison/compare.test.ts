import assert from 'node:assert/strict';
import type { PathRow } from '../../core/analysis/report.ts';
import { compareReports } from '../../core/comparison/compare.ts';
import type { Change } from '../../core/comparison/comparison.ts';
import { durationOf, quietReport } from '../support/quiet-report.ts';
import { seededRandom } from '../support/random.ts';

describe('a comparison', () => {
  it('has what fails more, and what got slower, by what it costs', () => {
    const before = [took('/a', 1000, 20), took('/b', 1000, 20), took('/c', 1000, 20, 10), took('/same', 1000, 20, 5)];
    const after = [took('/a', 500, 50), took('/b', 2000, 30), took('/c', 1000, 20, 60), took('/same', 900, 20, 4)];
    assert.deepEqual(changes(before, after), [
      ['fails-more', '/c', 50],
      ['slower', '/b', 20_000_000],
      ['slower', '/a', 15_000_000],
    ]);
  });

  it('has what got better', () => {
    const before = [took('/a', 1000, 50, 40), took('/b', 1000, 80)];
    const after = [took('/a', 1000, 20), took('/b', 100, 30)];
    assert.deepEqual(changes(before, after), [
      ['fails-less', '/a', -40],
      ['faster', '/a', -30_000_000],
      ['faster', '/b', -5_000_000],
    ]);
  });

  it('has what is new and what is gone, when it was asked for more than a few times', () => {
    const before = [took('/old', 300, 20), took('/rare', 9, 20)];
    const after = [took('/new', 40, 20), took('/rarer', 3, 20)];
    assert.deepEqual(changes(before, after), [
      ['new', '/new', 40],
      ['gone', '/old', -300],
    ]);
    assert.equal(compared(before, after).tooFew, 2);
  });

  const NOTHING: readonly [says: string, before: PathRow, after: PathRow][] = [
    ['a millisecond less than that', took('/a', 10_000, 2), took('/a', 10_000, 2.9)],
    [
      'one request that hung',
      took('/a', 100, 20),
      { ...took('/a', 100, 20), duration: { ...durationOf(100, 20_000), mean: 3e6 } },
    ],
    ['two failures in a hundred requests', took('/a', 100, 20), took('/a', 100, 20, 2)],
    ['nine requests', took('/a', 9, 20), took('/a', 9, 90)],
  ];
  for (const [says, before, after] of NOTHING)
    it(`is not upset by ${says}`, () => assert.deepEqual(changes([before], [after]), []));

  it('adds up paths that the other side knows as one endpoint', () => {
    const before = [took('/book/{slug}', 300, 20), took('/book/{slug}/cover', 30, 20)];
    const after = [took('/book/dune', 100, 80), took('/book/emma', 100, 80), took('/book/emma/cover', 30, 20)];
    const [change, ...others] = compared(before, after).changes;
    assert.deepEqual(others, []);
    assert.deepEqual([change!.kind, change!.endpoint, change!.after.requests], ['slower', '/book/{slug}', 200]);
    assert.equal(change!.after.p95, null);
  });

  it('says nothing of durations or failures that a side does not tell', () => {
    const mute = (path: string): PathRow => ({ ...took(path, 1000, 0), status: null, duration: null });
    assert.deepEqual(changes([mute('/a')], [took('/a', 1000, 900, 500)]), []);
  });

  it('hardly ever finds a difference where there is only chance', () => {
    const all = trials();
    const found = (slower: boolean) => all.filter(({ isSlower, found }) => found && isSlower === slower).length;
    assert.ok(found(false) <= 6, `of 1000 pairs of the same, ${found(false)} differ`);
    assert.ok(found(true) >= 990, `of 1000 pairs of which one is half as slow again, ${found(true)} differ`);
  });
});

interface Trial {
  readonly isSlower: boolean;
  readonly found: boolean;
}

/** Durations that are spread as real ones are, many times. */
function trials(): Trial[] {
  const random = seededRandom(7);
  const even = () => (random.below(1e9) + 1) / 1e9;
  const normal = () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
  const sample = (count: number, median: number): PathRow => {
    const all = Array.from({ length: count }, () => median * Math.exp(0.8 * normal())).toSorted((a, b) => a - b);
    const at = (share: number) => all[Math.ceil(share * count) - 1]!;
    const mean = all.reduce((sum, value) => sum + value, 0) / count;
    const [p50, p90, p95, p99] = [at(0.5), at(0.9), at(0.95), at(0.99)];
    return { ...took('/a', count, 1), duration: { ...durationOf(count, 1), mean, p50, p90, p95, p99 } };
  };
  return Array.from({ length: 2000 }, (_, trial) => {
    const isSlower = trial % 2 === 1;
    const before = sample(400, 50_000);
    const after = sample(isSlower ? 400 : 100 + random.below(400), isSlower ? 75_000 : 50_000);
    return { isSlower, found: compared([before], [after]).changes.length > 0 };
  });
}

function compared(before: readonly PathRow[], after: readonly PathRow[]) {
  return compareReports({ ...quietReport(), endpoints: before }, { ...quietReport(), endpoints: after });
}

function changes(before: readonly PathRow[], after: readonly PathRow[]) {
  return compared(before, after).changes.map(({ kind, endpoint, cost }: Change) => [kind, endpoint, Math.round(cost)]);
}

/** An endpoint whose requests take about as long, of which some fail. */
function took(path: string, requests: number, millis: number, failed = 0): PathRow {
  const status = { '2xx': requests - failed, '5xx': failed };
  return { path, requests, status, bytesSent: null, duration: durationOf(requests, 1000 * millis) };
}
