import assert from 'node:assert/strict';
import { timeTicks } from '../../webview/charts/time-axis.ts';

const HOUR = 3_600_000;

/** Ticks as the clock of the zone shows them. */
function ticks(from: string, hours: number, most: number, timeZone: string): string[] {
  const start = Date.parse(from);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return timeTicks(start, start + hours * HOUR, most, timeZone).map(tick => clock.format(tick));
}

const CASES: [says: string, from: string, hours: number, most: number, zone: string, ticks: string[]][] = [
  [
    'an hour has ticks every quarter',
    '2026-11-17T13:30:00Z',
    1,
    6,
    'UTC',
    ['17, 13:30:00', '17, 13:45:00', '17, 14:00:00', '17, 14:15:00', '17, 14:30:00'],
  ],
  [
    'ticks are whole hours on a clock that is half an hour off',
    '2026-11-17T13:10:00Z',
    3,
    4,
    'Asia/Kolkata',
    ['17, 19:00:00', '17, 20:00:00', '17, 21:00:00'],
  ],
  [
    'days begin at midnight of the zone',
    '2026-11-17T13:30:00Z',
    48,
    3,
    'Asia/Shanghai',
    ['18, 00:00:00', '19, 00:00:00'],
  ],
  [
    'days begin at midnight after the clock was set back',
    '2026-10-24T12:00:00Z',
    72,
    4,
    'Europe/Berlin',
    ['25, 00:00:00', '26, 00:00:00', '27, 00:00:00'],
  ],
  [
    'ten seconds have ticks too',
    '2026-11-17T13:30:00Z',
    10 / 3600,
    4,
    'UTC',
    ['17, 13:30:00', '17, 13:30:05', '17, 13:30:10'],
  ],
];

describe('the ticks of a time axis', () => {
  for (const [says, from, hours, most, zone, expected] of CASES) {
    it(says, () => assert.deepEqual(ticks(from, hours, most, zone), expected));
  }

  it('are never more than asked for, whatever the length', () => {
    for (let hours = 0.001; hours < 1e5; hours *= 1.7) {
      const found = timeTicks(0, hours * HOUR, 5, 'UTC').length;
      assert.ok(found <= 5 + 1 && found >= 1, `${found} ticks in ${hours} h`);
    }
  });
});
