import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { createLoggerClock } from '../../core/logs/logger-time.ts';

function read(text: string) {
  const bytes = new TextEncoder().encode(`before${text}behind`);
  const clock = createLoggerClock();
  return clock.read(bytes, 6, bytes.length - 6) ? [clock.time, clock.localHour] : null;
}

describe('the times of JSON loggers', () => {
  const at = Date.UTC(2026, 10, 22, 11, 15, 40);
  const FORMS: Readonly<Record<string, readonly [number, number] | null>> = {
    '2026-11-22T11:15:40.046263+00:00': [at + 46, 11],
    '2026-11-22T11:15:40Z': [at, 11],
    '2026-11-22T11:15:40.9999Z': [at + 999, 11],
    '2026-11-22 11:15:40,791': [at + 791, 11],
    '2026-11-22 11:15:40': [at, 11],
    '2026-11-22T16:45:40+05:30': [at, 16],
    '2026-11-22T07:45:40.5-0330': [at + 500, 7],
    '[22/Nov/2026:11:15:40 +0000]': [at, 11],
    [String(at)]: [at, 11],
    [String(at / 1000)]: [at, 11],
    [`${at / 1000}.046263`]: [at + 46, 11],
    '2026-11-22T11:15:60Z': [at + 20_000, 11],
    '': null,
    '-': null,
    '7': null,
    '17953461400': null,
    '2026-11-22': null,
    '2026-11-22T11:15': null,
    '2026-11-22T11:15:40.': null,
    '2026-11-22T11:15:40+': null,
    '2026-11-22T11:15:40+05': null,
    '2026-11-22T11:15:40Z ': null,
    '2026-13-22T11:15:40Z': null,
    '2026-11-22T24:15:40Z': null,
    '2026-11-22T11:15:61Z': null,
    '2026-11-22x11:15:40Z': null,
    '[22/Nov/2026:11:15:40 +0000] ': null,
    yesterday: null,
  };
  for (const [text, expected] of Object.entries(FORMS)) {
    it(`${JSON.stringify(text)} is ${expected ? new Date(expected[0]).toISOString() : 'none'}`, () => {
      deepEqual(read(text), expected);
    });
  }

  it('are what Date.parse makes of them, one after the other by the same clock', () => {
    const clock = createLoggerClock();
    const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.constantFrom('Z', '+00:00', '-03:30', '+12:45'), (date, zone) => {
        const text = date.toISOString().replace('Z', zone);
        const bytes = new TextEncoder().encode(text);
        ok(clock.read(bytes, 0, bytes.length));
        equal(clock.time, Date.parse(text));
        equal(clock.localHour, date.getUTCHours());
        // A time that is none must not spoil the next one.
        if (date.getUTCSeconds() % 7 === 0) ok(!clock.read(bytes, 1, bytes.length));
      }),
      { numRuns: 2000, seed: 20261123 },
    );
  });
});
