import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { timeline } from '../../core/analysis/aggregates/timeline.ts';
import type { Series } from '../../core/analysis/report.ts';
import { MOST_ROWS, clearRow, createEntries } from '../../core/logs/entries.ts';
import { sumBy } from '../support/naive-analysis.ts';

interface Ended {
  /** Epoch seconds of the end. */
  readonly seconds: number;
  /** -1: the line does not tell. */
  readonly micros: number;
}

const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

const seconds = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 5000 }),
  fc.integer({ min: 0, max: 9_000_000 }),
);
const micros = fc.oneof(
  fc.constantFrom(-1, 0, 1, 999_999, 1_000_000, 60_000_000),
  fc.nat(3_000_000),
  fc.nat(2 ** 31 - 1),
  fc.maxSafeNat().map(long => long % 2_000_000_000_000),
);
const requests = fc.array(
  fc.record({ seconds, micros }).map(({ seconds, micros }) => ({ seconds: NOON + seconds, micros })),
  { minLength: 1, maxLength: 3000, size: 'max' },
);

describe('busy workers', () => {
  it('are the durations that fall into each step, divided by the step', () => {
    fc.assert(
      fc.property(requests, ended => {
        const series = seriesOf([ended]);
        series.busyWorkers!.forEach((busy, index) => {
          const expected = busyByHand(
            ended,
            series.start * 1000 + index * series.stepSeconds * 1e6,
            series.stepSeconds,
          );
          ok(Math.abs(busy - expected) <= 1e-9 * Math.max(1, expected), `step ${index}: ${busy}, not ${expected}`);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are the same when several workers count parts of the log, in any order', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 2, max: 5 }), (ended, workers) => {
        const parts = Array.from({ length: workers }, (_, part) =>
          ended.filter((_, index) => index % workers === part),
        );
        deepEqual(seriesOf(parts), seriesOf([ended]));
        deepEqual(seriesOf(parts.toReversed()), seriesOf([ended]));
      }),
      { numRuns: 15 },
    );
  });

  it('together are all durations when none began before the first step', () => {
    const ended = Array.from({ length: 20_000 }, (_, index) => ({
      seconds: NOON + 7 * index,
      micros: Math.min(7 * index * 1e6, (index * 7919) % 90_000_000_000),
    }));
    const { busyWorkers, stepSeconds } = seriesOf([ended]);
    const all = sumBy(ended, ({ micros }) => micros);
    const counted = sumBy(busyWorkers!, busy => busy) * stepSeconds * 1e6;
    ok(Math.abs(counted - all) <= all * 1e-12, `${counted}, not ${all}`);
  });

  it('of one request of a day before a short log are one in every step', () => {
    const { requests, start, busyWorkers } = seriesOf([
      [
        { seconds: NOON, micros: 0 },
        { seconds: NOON + 30, micros: 86_400_000_000 },
      ],
    ]);
    equal(start, NOON * 1000);
    equal(requests.length, 31);
    deepEqual(busyWorkers, [...Array.from({ length: 30 }, () => 1), 0]);
  });

  it('of requests that began in more steps than fit are exact in longer steps', () => {
    const ended = Array.from({ length: 20_000 }, (_, index) => ({
      seconds: NOON + (index % 3),
      micros: (index + (index % 3)) * 1e6,
    }));
    const series = seriesOf([ended]);
    equal(series.stepSeconds, 5);
    deepEqual(series.busyWorkers, [busyByHand(ended, NOON * 1e6, 5)]);
  });

  it('are not known of lines without durations', () => {
    const state = timeline.create();
    addAll(state, [{ seconds: NOON, micros: -1 }]);
    const { series } = timeline.finish(state, { top: 10, has: field => field === 'time' });
    equal(series!.busyWorkers, null);
  });
});

describe('the spread of durations', () => {
  it('counts every duration in its step once, in the band that it is in but for those at the edge', () => {
    fc.assert(
      fc.property(requests, ended => {
        const { start, stepSeconds, heat } = seriesOf([ended]);
        const { bounds, counts } = heat!;
        const byStep = counts.map((): number[] => []);
        for (const { seconds, micros } of ended)
          if (micros >= 0) byStep[Math.floor((seconds - start / 1000) / stepSeconds)]!.push(micros);
        counts.forEach((bands, index) => {
          const mine = byStep[index]!;
          equal(
            sumBy(bands, count => count),
            mine.length,
          );
          if (mine.length === 0) return;
          bands.forEach((count, band) => {
            const [least, most] = [bounds[band]!, bounds[band + 1] ?? Infinity];
            const within = (slack: number) =>
              mine.filter(micros => micros >= least * (1 + slack) && micros < most * (1 - slack)).length;
            ok(within(0.01) <= count && count <= within(-0.01), `step ${index}, band ${band}`);
          });
        });
      }),
      { numRuns: 30 },
    );
  });
});

function seriesOf(parts: readonly (readonly Ended[])[]): Series {
  const [first, ...rest] = parts.map(part => {
    const state = timeline.create();
    addAll(state, part);
    return structuredClone(timeline.pack!(state));
  });
  for (const state of rest) timeline.merge(first!, state);
  return timeline.finish(first!, { top: 10, has: () => true }).series!;
}

function addAll(state: ReturnType<typeof timeline.create>, ended: readonly Ended[]): void {
  for (let from = 0; from < ended.length; from += MOST_ROWS) {
    const entries = createEntries();
    ended.slice(from, from + MOST_ROWS).forEach(({ seconds, micros }, row) => {
      clearRow(entries, row);
      entries.time[row] = seconds * 1000;
      entries.durationMicros[row] = micros;
      entries.count++;
    });
    timeline.add(state, entries);
  }
}

/** Microseconds of all requests that lie in the step, one request at a time. */
function busyByHand(ended: readonly Ended[], start: number, stepSeconds: number): number {
  const end = start + stepSeconds * 1e6;
  const inside = sumBy(ended, ({ seconds, micros }) =>
    Math.max(0, Math.min(end, seconds * 1e6) - Math.max(start, seconds * 1e6 - Math.max(0, micros))),
  );
  return inside / (stepSeconds * 1e6);
}
