import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { createClock } from '../../core/logs/timestamps.ts';

describe('times of access lines', () => {
  it('agree with the calendar, in any order and any zone', () => {
    const clock = createClock();
    const moment = fc.tuple(
      fc.integer({ min: 86_400, max: 4_000_000_000 }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
    );
    fc.assert(
      fc.property(moment, ([seconds, offsetMinutes]) => {
        const bytes = new TextEncoder().encode(gunicornTime(seconds, offsetMinutes));
        equal(clock.read(bytes, 0, bytes.length), bytes.length);
        deepEqual(
          [clock.time, clock.localHour],
          [seconds * 1000, new Date((seconds + offsetMinutes * 60) * 1000).getUTCHours()],
        );
      }),
    );
  });

  for (const text of [
    '[22/Nov/2026:11:15:40 +0000',
    '22/Nov/2026:11:15:40 +0000]',
    '[00/Nov/2026:11:15:40 +0000]',
    '[22/nov/2026:11:15:40 +0000]',
    '[22/Nov/2026:24:15:40 +0000]',
    '[22/Nov/2026:11:60:40 +0000]',
    '[22/Nov/2026:11:15:4x +0000]',
    '[22/Nov/2026:11:15:70 +0000]',
    '[22/Nov/2026:11:15:40 00000]',
    '[22/Nov/2026:11:15:40 +0060]',
    '[2026-11-22 11:15:40 +0000]',
    '[22/Nov/2026:11:15:40]'.slice(0, -1),
  ]) {
    it(`"${text}" is none, also after one that is`, () => {
      const clock = createClock();
      const good = new TextEncoder().encode('[22/Nov/2026:11:15:40 +0000]');
      clock.read(good, 0, good.length);
      const bytes = new TextEncoder().encode(text);
      equal(clock.read(bytes, 0, bytes.length), -1);
    });
  }
});

/** What Python's `time.strftime('[%d/%b/%Y:%H:%M:%S %z]')` prints. */
function gunicornTime(seconds: number, offsetMinutes: number): string {
  const local = new Date((seconds + offsetMinutes * 60) * 1000).toUTCString();
  const [, day, month, year, clock] = local.split(' ');
  const sign = offsetMinutes < 0 ? '-' : '+';
  const zone = `${sign}${two(Math.abs(offsetMinutes) / 60)}${two(Math.abs(offsetMinutes) % 60)}`;
  return `[${day}/${month}/${year}:${clock} ${zone}]`;
}

const two = (number: number) => String(Math.trunc(number)).padStart(2, '0');
