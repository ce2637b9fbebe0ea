import assert from 'node:assert/strict';
import type { ErrorEvent, ErrorLog } from '../../core/analysis/error-log/report.ts';
import { proposalsFor } from '../../core/comparison/proposals.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const WEEKS = { first: NOON - 20 * DAY, last: NOON + DAY };
const AN_HOUR = 'path:/api/* time>=2026-11-22T12:00:00Z time<2026-11-22T13:00:00Z';

describe('what there is to compare', () => {
  it('is the time before, and the same time of other days', () => {
    assert.deepEqual(
      proposalsFor(AN_HOUR, WEEKS, null).map(({ kind, baseline, asked }) => [
        kind,
        baseline.from,
        baseline.until,
        asked,
      ]),
      [
        ['just-before', NOON - 60 * MINUTE, NOON, AN_HOUR],
        ['day-before', NOON - DAY, NOON - DAY + 60 * MINUTE, AN_HOUR],
        ['week-before', NOON - 7 * DAY, NOON - 7 * DAY + 60 * MINUTE, AN_HOUR],
        ['keep', NOON, NOON + 60 * MINUTE, 'path:/api/*'],
      ],
    );
  });

  it('is no time of which the log tells nothing', () => {
    const span = { first: NOON, last: NOON + DAY };
    assert.deepEqual(
      proposalsFor(AN_HOUR, span, null).map(({ kind }) => kind),
      ['keep'],
    );
  });

  it('is the time before a restart and that after it, as far as the next', () => {
    const errorLog = logWith(['master-start', 0], ['reload', 30], ['worker-timeout', 40], ['promoted', 50]);
    const span = { first: NOON, last: NOON + 60 * MINUTE };
    const restarts = proposalsFor('-is:bot', span, errorLog).filter(({ kind }) => kind === 'restart');
    assert.deepEqual(
      restarts.map(({ baseline, asked, event }) => [baseline.from, baseline.until, asked, event?.kind]),
      [
        [NOON + 30 * MINUTE, NOON + 50 * MINUTE, '-is:bot time>=2026-11-22T12:50:00Z', 'promoted'],
        [null, NOON + 30 * MINUTE, '-is:bot time>=2026-11-22T12:30:00Z time<2026-11-22T12:50:00Z', 'reload'],
      ],
    );
  });

  it('is one half of a log and the other, where nothing else is known', () => {
    const span = { first: NOON, last: NOON + 60 * MINUTE };
    assert.deepEqual(proposalsFor('', span, null), [
      { kind: 'halves', baseline: { from: null, until: NOON + 30 * MINUTE }, asked: 'time>=2026-11-22T12:30:00Z' },
    ]);
  });

  it('is nothing in a log without times, or of a minute', () => {
    assert.deepEqual(proposalsFor('', null, null), []);
    assert.deepEqual(proposalsFor('', { first: NOON, last: NOON + MINUTE }, null), []);
  });
});

function logWith(...events: readonly (readonly [kind: ErrorEvent['kind'], minute: number])[]): ErrorLog {
  return {
    sources: [],
    entries: 0,
    levels: {},
    events: events.map(([kind, minute]) => ({
      time: NOON + minute * MINUTE,
      kind,
      pid: 1,
      source: 'error.log',
      line: 1,
    })),
    eventCounts: {},
    tracebacks: [],
    tracebackCount: 0,
    timedOut: { count: 0, logged: null, requests: [] },
  };
}
