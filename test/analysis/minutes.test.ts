import { deepEqual, equal, fail, ok } from 'node:assert/strict';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { english } from '../../core/base/localize.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { minutes, WINDOW_MINUTES } from '../../core/analysis/aggregates/minutes.ts';
import { minutesOf } from '../support/minutes.ts';
import { sumBy } from '../support/naive-analysis.ts';

const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

const requests = fc.array(
  fc.record({
    seconds: fc.oneof(fc.constant(-1), fc.integer({ min: NOON, max: NOON + 900 })),
    status: fc.constantFrom(200, 404, 499, 500, 503, 599, 600, -1),
    micros: fc.oneof(fc.constantFrom(-1, 0, 1_000_000), fc.nat(3_000_000), fc.nat(2 ** 31 - 1)),
  }),
  { minLength: 1, maxLength: 500, size: 'max' },
);

describe('every minute of a log', () => {
  it('has its requests, its failures, its durations and the 99th percentile of five minutes', () => {
    fc.assert(
      fc.property(requests, ended => {
        const told = minutesOf([ended]);
        const timed = ended.filter(({ seconds }) => seconds >= 0);
        if (timed.length === 0) return equal(told, undefined);
        const first = Math.floor(Math.min(...timed.map(({ seconds }) => seconds)) / 60);
        const last = Math.floor(Math.max(...timed.map(({ seconds }) => seconds)) / 60);
        equal(told!.start, first * 60_000);
        equal(told!.requests.length, last - first + 1);
        for (const [index, count] of told!.requests.entries()) {
          const within = (length: number) =>
            timed.filter(({ seconds }) => {
              const minute = Math.floor(seconds / 60) - first;
              return minute <= index && minute > index - length;
            });
          equal(count, within(1).length);
          equal(told!.failed![index], within(1).filter(({ status }) => status >= 500 && status < 600).length);
          equal(
            told!.micros![index],
            sumBy(within(1), ({ micros }) => Math.max(0, micros)),
          );
          const durations = within(WINDOW_MINUTES)
            .map(({ micros }) => micros)
            .filter(micros => micros >= 0)
            .toSorted((one, other) => one - other);
          for (const [share, quantiles] of [
            [0.95, told!.p95!],
            [0.99, told!.p99!],
          ] as const) {
            const exact = durations[Math.ceil(share * durations.length - 1e-6) - 1];
            const ours = quantiles[index];
            if (exact === undefined) equal(ours, null);
            else ok(Math.abs(ours! - exact) <= exact / 256, `${ours}, not ${exact}`);
          }
        }
      }),
    );
  });

  it('is the same when several workers count parts of the log, in any order', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 2, max: 5 }), (ended, workers) => {
        const parts = Array.from({ length: workers }, (_, part) =>
          ended.filter((_, index) => index % workers === part),
        );
        deepEqual(minutesOf(parts), minutesOf([ended]));
        deepEqual(minutesOf(parts.toReversed()), minutesOf([ended]));
      }),
    );
  });

  it('is null for a log of more than a hundred days, wherever its parts are counted', () => {
    equal(minutesOf([days(100)])!.requests.length, 144_000);
    equal(minutesOf([days(101)]), null);
    equal(minutesOf(days(101).map(one => [one])), null);
  });

  it('is not counted unless it is asked for', () => {
    equal(minutes.isAsked!({}), false);
    equal(minutes.isAsked!({ minutes: true }), true);
  });

  it('is the same however many threads read a log', async () => {
    const found = await Promise.all(
      [1, 2, 4].map(async threads => {
        const options = { paths: ['samples/access.log'], format: null, minutes: true, threads, t: english };
        const analysis = await analyzeFiles({ ...options, workerFile: resolve('dist/worker.js') });
        if ('failure' in analysis) fail(analysis.failure);
        const { minutes, requests } = analysis.report;
        equal(
          sumBy(minutes!.requests, count => count),
          requests,
        );
        return minutes;
      }),
    );
    deepEqual(found[1], found[0]);
    deepEqual(found[2], found[0]);
  });
});

/** A log that goes on for so many days. */
const days = (count: number) => [
  { seconds: NOON, status: 200, micros: 1 },
  { seconds: NOON + count * 86_400 - 60, status: 200, micros: 1 },
  { seconds: NOON + 60, status: 200, micros: 1 },
];
