import { deepEqual } from 'node:assert/strict';
import type { Report } from '../../core/analysis/report.ts';
import { saturationOf } from '../../core/analysis/saturation.ts';

const START = Date.UTC(2026, 10, 22, 12);

describe('saturation', () => {
  it('is the mean until the last line, the busiest step, and how many steps are nearly full', () => {
    deepEqual(saturationOf(reportOf([1, 3, 3.5, 0.5], 60, 225), 4), {
      capacity: 4,
      busyMean: (8 * 60) / 225,
      busyPeak: 3.5,
      shareAbove80: 1 / 4,
    });
  });

  it('looks at ten seconds at a time where steps are shorter', () => {
    const busy = [0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0];
    deepEqual(saturationOf(reportOf(busy, 1, 12), 2), { capacity: 2, busyMean: 1, busyPeak: 1, shareAbove80: 0 });
  });

  it('has no shares of a capacity that nobody knows', () => {
    deepEqual(saturationOf(reportOf([1, 1], 60, 120), null), {
      capacity: null,
      busyMean: 1,
      busyPeak: 1,
      shareAbove80: null,
    });
  });

  it('is not known of a log that covers no time, or tells no durations', () => {
    deepEqual(saturationOf(reportOf([0], 1, 0), 4), null);
    deepEqual(saturationOf(reportOf(null, 60, 225), 4), null);
    deepEqual(saturationOf({}, 4), null);
  });
});

/** A log that ends so many seconds after its first step began. */
function reportOf(busyWorkers: readonly number[] | null, stepSeconds: number, seconds: number): Partial<Report> {
  const requests = [60, 60, 60, 60];
  return {
    span: { first: START, last: START + seconds * 1000 },
    series: {
      start: START,
      stepSeconds,
      requests,
      bytesSent: null,
      status: null,
      duration: null,
      heat: null,
      busyWorkers,
    },
  };
}
