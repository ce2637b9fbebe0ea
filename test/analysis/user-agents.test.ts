import { deepEqual } from 'node:assert/strict';
import { userAgents } from '../../core/analysis/aggregates/user-agents.ts';
import { createEntries } from '../../core/logs/entries.ts';

const all = { top: 100, has: () => true };

describe('user agents', () => {
  it('are exact by family however many headers there are, and however they are shared out', () => {
    const headers = Array.from({ length: 60_000 }, (_, index) =>
      index % 3 ? `python-requests/2.${index}` : `Mozilla/5.0 (X11; rv:${index}) Gecko/20100101 Firefox/144.0`,
    );
    headers.splice(7000, 0, ...Array.from({ length: 100 }, () => ''));
    const expected = [
      { family: 'python-requests', requests: 40_000, bot: true },
      { family: 'Firefox', requests: 20_000, bot: false },
      { family: '-', requests: 100, bot: false },
    ];
    deepEqual(userAgents.finish(stateOf(headers), all), { userAgents: expected });

    const merged = stateOf(headers.slice(0, 30_050));
    userAgents.merge(merged, structuredClone(userAgents.pack!(stateOf(headers.slice(30_050).toReversed()))));
    deepEqual(userAgents.finish(merged, all), { userAgents: expected });
  });

  it('asking for what was counted so far changes nothing', () => {
    const state = stateOf(Array.from({ length: 40_000 }, (_, index) => `curl/${index}`));
    const first = userAgents.finish(structuredClone(userAgents.pack!(state)), all);
    deepEqual(userAgents.finish(structuredClone(userAgents.pack!(state)), all), first);
    deepEqual(first, { userAgents: [{ family: 'curl', requests: 40_000, bot: true }] });
  });

  it('a family is a bot when most of its requests say so', () => {
    const headers = ['Sync/1 (+https://example.com)', 'Sync/1 (+https://example.com)', 'Sync/2'];
    deepEqual(userAgents.finish(stateOf(headers), all), { userAgents: [{ family: 'Sync', requests: 3, bot: true }] });
    deepEqual(userAgents.finish(stateOf(headers.slice(1)), all), {
      userAgents: [{ family: 'Sync', requests: 2, bot: false }],
    });
  });
});

/** The state after lines with these headers, of which an empty one is none at all. */
function stateOf(headers: readonly string[]) {
  const state = userAgents.create();
  const entries = createEntries();
  const encoder = new TextEncoder();
  for (const header of headers) {
    entries.bytes = encoder.encode(header);
    entries.userAgentStart[0] = header === '' ? -1 : 0;
    entries.userAgentEnd[0] = entries.bytes.length;
    entries.count = 1;
    userAgents.add(state, entries);
  }
  return state;
}
