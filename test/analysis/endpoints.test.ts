import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { paths } from '../../core/analysis/aggregates/paths.ts';
import { learnSlugs } from '../../core/analysis/learn-slugs.ts';
import type { PathRow } from '../../core/analysis/report.ts';
import { createEntries } from '../../core/logs/entries.ts';
import { seededRandom } from '../support/random.ts';
import { exactQuantile, sumBy } from '../support/naive-analysis.ts';

const all = { top: 100_000, has: () => true };

interface Request {
  readonly path: string;
  readonly status?: number;
  readonly micros?: number;
}

/** Paths that are in all ways alike and different, in few enough values that words are learned. */
const request = fc.record({
  path: fc.oneof(
    fc.constantFrom('/', '/search', '/blog/', '/blog/archive', '/wp-login.php', '/{slug}'),
    fc.nat(50).map(id => `/item/${id}`),
    fc
      .tuple(fc.nat(30), fc.constantFrom('', '/comments', '/comments/7'))
      .map(([id, rest]) => `/blog/on-tea-no-${id}a${rest}`),
    fc.nat(30).map(id => `/page-${id}-b.html`),
    fc.nat(140).map(id => `/user/${lettersOf(id)}/cart`),
    fc.nat(140).map(id => `/${lettersOf(id)}`),
  ),
  status: fc.constantFrom(200, 200, 302, 404, 500),
  micros: fc.nat(10_000_000),
});
const requests = fc.array(request, { minLength: 50, maxLength: 600, size: 'max' });

describe('endpoints', () => {
  it('merging two halves equals feeding the whole, and order does not matter', () => {
    fc.assert(
      fc.property(requests, fc.nat(600), (requests, cut) => {
        const whole = rowsOf(stateOf(requests));
        const merged = stateOf(requests.slice(0, cut));
        paths.merge(merged, sent(stateOf(requests.slice(cut))));
        deepEqual(rowsOf(merged), whole);
        deepEqual(rowsOf(stateOf(requests.toReversed())), whole);
        equal(
          sumBy(whole, ({ requests }) => requests),
          requests.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('words that were learned early are the words that are learned late', () => {
    fc.assert(
      fc.property(requests, fc.nat(600), (requests, cut) => {
        const known = requests.map(({ path, status }) => ({
          template: path.replace('{slug}', ''),
          isServed: status !== 404,
        }));
        const early = learnSlugs(known.slice(0, cut));
        const mixed = known.map((row, index) => ({ ...row, template: early[index] ?? row.template }));
        deepEqual(learnSlugs(mixed), learnSlugs(known));
      }),
      { numRuns: 60 },
    );
  });

  for (const [says, templates, expected] of [
    ['a few siblings are themselves', range(19, id => `/blog/on-tea-${id}x`), '/blog/on-tea-0x'],
    ['many siblings differ', range(20, id => `/blog/on-tea-${id}x`), '/blog/{slug}'],
    ['what is below them goes on', range(20, id => `/blog/on-tea-${id}x/comments`), '/blog/{slug}/comments'],
    ['files keep their extension', range(20, id => `/docs/on-tea-${id}x.html`), '/docs/{slug}.html'],
    ['percent signs are no part of an application', range(20, id => `/tag/%E4%BD${id}`), '/tag/{slug}'],
    ['plain words may be an application', range(99, id => `/api/${lettersOf(id)}`), `/api/${lettersOf(0)}`],
    ['a hundred plain words are names', range(100, id => `/user/${lettersOf(id)}`), '/user/{name}'],
    ['plain words below the root are an application', range(500, id => `/${lettersOf(id)}`), `/${lettersOf(0)}`],
    ['versions are no slugs', range(40, id => `/v${id}/on`), '/v0/on'],
  ] as const) {
    it(`${says}: ${expected}`, () => {
      equal(learnSlugs(templates.map(template => ({ template, isServed: true })))[0], expected);
    });
  }

  it('what is refused proves nothing, and is taken along where others prove it', () => {
    const probes = range(40, id => ({ template: `/blog/wp-${id}x`, isServed: false }));
    equal(learnSlugs(probes)[0], '/blog/wp-0x');
    const posts = range(20, id => ({ template: `/blog/on-tea-${id}x`, isServed: true }));
    equal(learnSlugs([...probes, ...posts])[0], '/blog/{slug}');
  });

  it('of the user win, and are never learned from', () => {
    const asked = { endpoints: ['/blog/about-us', '/shop/{name}/cart'] };
    const requests = [
      ...range(30, id => ({ path: `/blog/on-tea-${id}x` })),
      ...range(3, () => ({ path: '/blog/about-us' })),
      ...range(5, id => ({ path: `/shop/${lettersOf(id)}/cart` })),
    ];
    deepEqual(
      rowsOf(stateOf(requests, asked)).map(({ path, requests }) => [path, requests]),
      [
        ['/blog/{slug}', 30],
        ['/shop/{name}/cart', 5],
        ['/blog/about-us', 3],
      ],
    );
  });

  it('are exact where there are more paths than the table of paths holds', () => {
    // More paths than are told apart, more than have sketches of durations, and words to learn in the middle of it.
    const random = seededRandom(20261123);
    const kinds = [
      () => `/item/${random.below(200_000)}`,
      () => `/hot/${random.below(6000)}`,
      () => `/blog/on-tea-${random.below(30_000)}x`,
    ];
    const requests = range(400_000, () => ({
      path: kinds[random.below(7) < 4 ? 1 : random.below(2) * 2]!(),
      status: random.below(10) === 0 ? 404 : 200,
      micros: Math.floor(2 ** (random.below(24_000) / 1000)),
    }));
    const state = stateOf(requests.slice(0, 250_000));
    ok(
      paths.finish(state, all).paths!.some(({ duration }) => duration === null),
      'sketches were given up while reading',
    );
    paths.merge(state, sent(stateOf(requests.slice(250_000))));
    ok(state.rows.table.bound > 0, 'paths were given up');

    const rows = rowsOf(state);
    deepEqual(
      rows.map(({ path }) => path),
      ['/hot/{id}', '/blog/{slug}', '/item/{id}'].toSorted((one, other) => countOf(other) - countOf(one)),
    );
    for (const row of rows) checkRow(row, requestsOf(row.path));

    function requestsOf(endpoint: string) {
      return requests.filter(({ path }) => path.startsWith(endpoint.split('{')[0]!));
    }
    function countOf(endpoint: string) {
      return requestsOf(endpoint).length;
    }
  });

  it('asking for what was counted so far changes nothing', () => {
    const requests = range(80_000, id => ({ path: id % 2 ? `/item/${id}` : `/blog/on-tea-${id}x`, micros: id }));
    const state = stateOf(requests);
    const first = paths.finish(sent(state), all);
    deepEqual(paths.finish(sent(state), all), first);
    deepEqual(
      first.endpoints!.map(({ path, requests }) => [path, requests]),
      [
        ['/blog/{slug}', 40_000],
        ['/item/{id}', 40_000],
      ],
    );
  });

  it('say how much they can be off when there are too many of which nothing can be learned', () => {
    const requests = range(60_000, id => ({ path: id % 3 ? `/${lettersOf(id)}` : '/home' }));
    for (const { path, requests: count, atMost = count } of rowsOf(stateOf(requests))) {
      const exact = path === '/home' ? 20_000 : 1;
      ok(count <= exact && exact <= atMost, `${path}: ${count} to ${atMost}`);
    }
  });
});

function checkRow(row: PathRow, requests: readonly Request[]): void {
  const micros = requests.map(({ micros }) => micros!);
  const { duration } = row;
  deepEqual([row.requests, row.bytesSent, row.atMost], [requests.length, requests.length, undefined]);
  deepEqual(row.status, {
    '2xx': requests.filter(({ status }) => status === 200).length,
    '4xx': requests.filter(({ status }) => status === 404).length,
  });
  equal(duration!.count, requests.length);
  equal(duration!.mean, Math.round(sumBy(micros, value => value) / micros.length));
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p999', 0.999],
  ] as const) {
    const exact = exactQuantile(micros, share);
    ok(Math.abs(duration![name] - exact) <= exact * duration!.relativeError, `${row.path} ${name}`);
  }
}

const rowsOf = (state: ReturnType<typeof stateOf>) => paths.finish(sent(state), all).endpoints!;

/** As it comes from a worker. */
const sent = (state: ReturnType<typeof stateOf>) => structuredClone(paths.pack!(state));

function stateOf(requests: readonly Request[], asked = {}) {
  const state = paths.create(undefined, asked);
  const entries = createEntries();
  const encoder = new TextEncoder();
  for (const { path, status = 200, micros = 1000 } of requests) {
    entries.bytes = encoder.encode(path);
    entries.pathStart[0] = 0;
    entries.pathEnd[0] = entries.bytes.length;
    entries.status[0] = status;
    entries.sizeBytes[0] = 1;
    entries.durationMicros[0] = micros;
    entries.count = 1;
    paths.add(state, entries);
  }
  return state;
}

/** 0, 1, 2, … as words of four letters, which no rule takes for anything but words. */
function lettersOf(id: number): string {
  return Array.from({ length: 4 }, (_, place) => String.fromCharCode(103 + (Math.floor(id / 20 ** place) % 20))).join(
    '',
  );
}

function range<Item>(length: number, make: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => make(index));
}
