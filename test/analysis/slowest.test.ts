import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { slowest } from '../../core/analysis/aggregates/slowest.ts';
import type { SlowRequest } from '../../core/analysis/report.ts';
import { clearRow, createEntries } from '../../core/logs/entries.ts';

/** Few different values, so that many are equally slow. */
const request = fc.record({
  time: fc.option(fc.nat(3)),
  method: fc.option(fc.constantFrom('GET', 'POST')),
  path: fc.option(fc.constantFrom('/', '/a', '/b')),
  status: fc.option(fc.constantFrom(200, 500)),
  duration: fc.oneof(fc.nat(5), fc.nat(2000)),
});
const requests = fc.array(request, { maxLength: 600, size: 'max' });

describe('the slowest requests', () => {
  it('are those that sorting all of them gives, in whichever parts they were read', () => {
    fc.assert(
      fc.property(requests, fc.nat(600), (requests, cut) => {
        const expected = requests
          .toSorted((one, other) => other.duration - one.duration)
          .slice(0, 100)
          .map(({ duration }) => duration);
        const whole = finish(stateOf(requests));
        deepEqual(
          whole.map(({ duration }) => duration),
          expected,
        );
        const merged = stateOf(requests.slice(cut));
        slowest.merge(merged, structuredClone(stateOf(requests.slice(0, cut))));
        deepEqual(finish(merged), whole);
      }),
      { numRuns: 100 },
    );
  });

  it('without a duration are none', () => {
    const entries = createEntries();
    clearRow(entries, 0);
    entries.count = 1;
    const state = slowest.create();
    slowest.add(state, entries);
    deepEqual(finish(state), []);
  });
});

const finish = (state: ReturnType<typeof stateOf>) => slowest.finish(state, { top: 100, has: () => true }).slowest!;

function stateOf(requests: readonly SlowRequest[]) {
  const state = slowest.create();
  const entries = createEntries();
  for (const { time, method, path, status, duration } of requests) {
    clearRow(entries, 0);
    entries.bytes = new TextEncoder().encode(`${method ?? ''}${path ?? ''}`);
    if (method !== null) [entries.methodStart[0], entries.methodEnd[0]] = [0, method.length];
    if (path !== null) [entries.pathStart[0], entries.pathEnd[0]] = [(method ?? '').length, entries.bytes.length];
    entries.time[0] = time ?? -1;
    entries.status[0] = status ?? -1;
    entries.durationMicros[0] = duration;
    entries.count = 1;
    slowest.add(state, entries);
  }
  return state;
}
