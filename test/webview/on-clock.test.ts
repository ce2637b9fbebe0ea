import { equal } from 'node:assert/strict';
import { createFormats } from '../../webview/formats.ts';
import { onClockOf } from '../../webview/on-clock.ts';

const TIME = Date.UTC(2026, 10, 17, 14, 10);
const [UTC, EAST] = ['UTC', 'Asia/Shanghai'].map(zone => createFormats('en', zone)) as [
  ReturnType<typeof createFormats>,
  ReturnType<typeof createFormats>,
];

describe('a sentence with times', () => {
  const SENTENCES: readonly [says: string, times: readonly number[], utc: string, east: string][] = [
    [
      'From 2026-11-17 14:10:00 to 2026-11-17 14:16:00 UTC 14.7% failed.',
      [TIME, TIME + 360_000],
      'From Nov 17 14:10:00 to 14:16:00 UTC 14.7% failed.',
      'From Nov 17 22:10:00 to 22:16:00 GMT+8 14.7% failed.',
    ],
    [
      'From 2026-11-17 14:10:00 to 2026-11-17 16:10:00 UTC.',
      [TIME, TIME + 7_200_000],
      'From Nov 17 14:10:00 to 16:10:00 UTC.',
      'From Nov 17 22:10:00 to Nov 18 00:10:00 GMT+8.',
    ],
    [
      'First at 2026-11-17 14:10:00 UTC, at work on /UTC/2026-11-17 14:10:00.',
      [TIME],
      'First at Nov 17 14:10:00 UTC, at work on /UTC/2026-11-17 14:10:00.',
      'First at Nov 17 22:10:00 GMT+8, at work on /UTC/2026-11-17 14:10:00.',
    ],
    [
      'Nothing of 2026-11-17 14:10:00 UTC.',
      [],
      'Nothing of 2026-11-17 14:10:00 UTC.',
      'Nothing of 2026-11-17 14:10:00 UTC.',
    ],
  ];
  for (const [says, times, utc, east] of SENTENCES) {
    it(`says them on the clock of the reader: ${says}`, () => {
      equal(onClockOf(UTC, says, times), utc);
      equal(onClockOf(EAST, says, times), east);
    });
  }
});
