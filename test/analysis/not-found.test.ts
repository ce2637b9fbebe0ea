import { deepEqual } from 'node:assert/strict';
import { notFound } from '../../core/analysis/aggregates/not-found.ts';
import { createEntries } from '../../core/logs/entries.ts';

type Visit = readonly [path: string, referrer: string | null, status?: number];

const all = { top: 3, has: () => true };

describe('what was not found', () => {
  it('is told by path, with the page that led there most', () => {
    const visits: Visit[] = [
      ['/old', 'https://shop.example/'],
      ['/old', 'https://news.example/'],
      ['/old', 'https://news.example/'],
      ['/old', null],
      ['/here', 'https://news.example/', 200],
      ['/gone', 'https://news.example/', 410],
      ['/wp-login.php', null],
    ];
    deepEqual(notFound.finish(stateOf(visits), all), {
      notFound: [
        { path: '/old', requests: 4, linked: 3, referrer: { referrer: 'https://news.example/', requests: 2 } },
        { path: '/wp-login.php', requests: 1, linked: 0, referrer: null },
      ],
    });
  });

  it('names no page where the format has none', () => {
    const { notFound: rows } = notFound.finish(stateOf([['/old', null]]), { top: 3, has: key => key !== 'referrer' });
    deepEqual(rows, [{ path: '/old', requests: 1, linked: null, referrer: null }]);
  });

  it('has a link that leads to nothing first, where that is asked for, however many guesses there are', () => {
    const guesses = Array.from({ length: 40 }, (_, index): Visit => [`/${index % 4}.php`, null]);
    const state = stateOf([...guesses, ['/old', 'https://shop.example/']]);
    const { leadingNotFound } = notFound.finish(state, { ...all, leading: 3 });
    deepEqual(leadingNotFound!.rows, [
      { path: '/old', requests: 1, linked: 1, referrer: { referrer: 'https://shop.example/', requests: 1 } },
    ]);
  });

  it('loses no request of a path whose pages are too many to be told apart', () => {
    const visits = Array.from({ length: 50_000 }, (_, index): Visit => [`/${index % 2}`, `https://s.example/${index}`]);
    const state = stateOf([...visits, ...visits.slice(0, 4).map(([path]): Visit => [path, null])]);
    const merged = stateOf(visits.slice(0, 20_000));
    notFound.merge(merged, structuredClone(notFound.pack!(stateOf(visits.slice(20_000)))));
    const numbers = (rows: typeof state) =>
      notFound.finish(rows, all).notFound!.map(({ path, requests, linked }) => [path, requests, linked]);
    deepEqual(numbers(state), [
      ['/0', 25_002, 25_000],
      ['/1', 25_002, 25_000],
    ]);
    deepEqual(numbers(merged), [
      ['/0', 25_000, 25_000],
      ['/1', 25_000, 25_000],
    ]);
  });

  it('asking for what was counted so far changes nothing', () => {
    const state = stateOf([['/old', 'https://shop.example/']]);
    const first = notFound.finish(state, all);
    deepEqual(notFound.finish(state, all), first);
    deepEqual(notFound.finish(structuredClone(notFound.pack!(state)), all), first);
  });
});

function stateOf(visits: readonly Visit[]) {
  const state = notFound.create();
  const entries = createEntries();
  const encoder = new TextEncoder();
  for (const [path, referrer, status = 404] of visits) {
    const { length } = encoder.encode(path);
    entries.bytes = encoder.encode(`${path}${referrer ?? ''}`);
    entries.pathStart[0] = 0;
    entries.pathEnd[0] = length;
    entries.referrerStart[0] = referrer === null ? -1 : length;
    entries.referrerEnd[0] = entries.bytes.length;
    entries.status[0] = status;
    entries.count = 1;
    notFound.add(state, entries);
  }
  return state;
}
