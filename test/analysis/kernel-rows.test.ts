import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { paths } from '../../core/analysis/aggregates/paths.ts';
import { createKernelRoom } from '../../core/analysis/kernel.ts';
import type { Room } from '../../core/analysis/kernel.ts';
import { createTopK, keyIndex } from '../../core/analysis/sketches/top-k.ts';
import { MOST_ROWS, createEntries } from '../../core/logs/entries.ts';
import { createTemplater } from '../../core/logs/path-template.ts';
import { freshKernel } from '../support/kernel.ts';
import { seededRandom } from '../support/random.ts';

/** What stands between slashes: words, values of every kind, and what is almost one. */
const segment = fc.oneof(
  fc.constantFrom(
    '',
    'users',
    'v1',
    'wp-login.php',
    'a.b',
    '.',
    '..',
    '-',
    '{id}',
    '{',
    '}',
    '%7B',
    'été',
    '2026',
    '1999',
    '20',
  ),
  fc.constantFrom('11', '2026-11', '2026-11-23', '2026-13-01', '20261123', '20261323', '2026-11-23T10:00:00Z', '1e5'),
  fc.constantFrom(
    'decade',
    'deadbeef',
    'deadbee7',
    '3f2a1b9c',
    'main.3f2a1b9c.chunk.js',
    'jquery-3.6.0.min.js',
    'index-DkJ3x9Qz.js',
  ),
  fc.uuid(),
  fc.uuid().map(uuid => uuid.replace('-', '0')),
  fc.ulid(),
  fc.ulid().map(ulid => ulid.replace('0', 'U')),
  fc.nat(1_000_000).map(String),
  fc.nat(1000).map(id => `user-${id}`),
  fc.nat(1000).map(id => `a@${id}.html`),
  fc.base64String({ minLength: 8, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'aZ09-_.=~:@%{}é'.split('')), maxLength: 140 }),
  fc.constant('x'.repeat(129)),
);
const path = fc.array(segment, { maxLength: 30, size: 'medium' }).map(segments => `/${segments.join('/')}`);

const request = fc.record({
  path: fc.oneof(
    path,
    fc.nat(40).map(id => `/item/${id}`),
    fc.constantFrom('/', '/search', '/blog/'),
  ),
  status: fc.constantFrom(-1, 0, 99, 100, 200, 302, 404, 500, 600, 999),
  sizeBytes: fc.constantFrom(-1, 0, 5, 5120),
  micros: fc.oneof(fc.constantFrom(-1, 0, 255, 256, 2 ** 31 - 1, 2 ** 31, 2 ** 40), fc.nat(10_000_000)),
});
interface Request {
  readonly path: string;
  readonly status: number;
  readonly sizeBytes: number;
  readonly micros: number;
}

const all = { top: 100_000, has: () => true };

describe('the kernel, at what is kept of paths,', () => {
  const room = createKernelRoom(freshKernel(), MOST_ROWS);
  const tables = room.tables!;

  it('writes the templates that the reader writes', () => {
    const templater = createTemplater();
    const decoder = new TextDecoder();
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 40 }), texts =>
        tables.borrow(room => {
          const table = createTopK({}, room);
          const encoder = new TextEncoder();
          const keys = texts.map(text => encoder.encode(text));
          const indices = Int32Array.from(keys, key => keyIndex(table, key, 0, key.length));
          const space = room.uint8(1 << 16);
          const starts = room.int32(MOST_ROWS);
          const ends = room.int32(MOST_ROWS);
          const count = tables.writeTemplates(table, indices, indices.length, space, starts, ends);
          ok(count > 0 && count <= keys.length);
          for (let row = 0; row < count; row++) {
            const key = keys[row]!;
            const expected = templater.template.subarray(0, templater.write(key, 0, key.length));
            const written = tables.memory.subarray(starts[row], ends[row]);
            equal(decoder.decode(written), decoder.decode(expected), texts[row]);
          }
        }),
      ),
      { numRuns: 2000 },
    );
  });

  it('counts what is counted without it', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 400, size: 'max' }), requests => {
        deepEqual(inKernel(requests), onHeap(requests));
      }),
      { numRuns: 200 },
    );
  });

  it('counts the same when paths and sketches are given up, and under rules of the user', () => {
    const random = seededRandom(20261124);
    const kinds = [
      () => `/item/${random.below(200_000)}`,
      () => `/hot/${random.below(6000)}`,
      () => `/blog/on-tea-${random.below(30_000)}x`,
    ];
    const requests = Array.from({ length: 300_000 }, () => ({
      path: kinds[random.below(7) < 4 ? 1 : random.below(2) * 2]!(),
      status: random.below(10) === 0 ? 404 : 200,
      sizeBytes: 1,
      micros: Math.floor(2 ** (random.below(24_000) / 1000)),
    }));
    const inside = inKernel(requests);
    const outside = onHeap(requests);
    deepEqual(inside.endpoints, outside.endpoints);
    // Which of equally rare paths lose their sketches depends on when it is decided, so it is known where both have one.
    const known = outside.paths!.map((row, index) => row.duration && inside.paths![index]!.duration && row.duration);
    ok(known.some(duration => duration === null) && known.some(duration => duration !== null));
    deepEqual(
      inside.paths!.map((row, index) => Object.assign(row, { duration: known[index] && row.duration })),
      outside.paths!.map((row, index) => Object.assign(row, { duration: known[index] })),
    );
    const asked = { endpoints: ['/hot/{which}', '/item/*'] };
    const ruled = inKernel(requests.slice(0, 100_000), asked);
    deepEqual(ruled.endpoints, onHeap(requests.slice(0, 100_000), asked).endpoints);
    deepEqual(
      ruled.endpoints!.map(({ path }) => path),
      ['/hot/{which}', '/item/*', '/blog/{slug}'],
    );
  });

  const onHeap = (requests: readonly Request[], asked = {}) => counted(requests, undefined, asked);
  const inKernel = (requests: readonly Request[], asked = {}) => tables.borrow(room => counted(requests, room, asked));

  /** The parts of the report, and the state asked once in between. */
  function counted(requests: readonly Request[], room: Room | undefined, asked: object) {
    const state = paths.create(room, asked);
    const entries = createEntries(room);
    const space = room?.uint8(1 << 21) ?? new Uint8Array(1 << 21);
    const bytes = room ? tables.memory : space;
    const encoder = new TextEncoder();
    for (let from = 0; from < requests.length; from += MOST_ROWS) {
      let end = 0;
      for (const [row, { path, status, sizeBytes, micros }] of requests.slice(from, from + MOST_ROWS).entries()) {
        entries.pathStart[row] = space.byteOffset + end;
        end += encoder.encodeInto(path, space.subarray(end)).written;
        entries.pathEnd[row] = space.byteOffset + end;
        entries.status[row] = status;
        entries.sizeBytes[row] = sizeBytes;
        entries.durationMicros[row] = micros;
        entries.count = row + 1;
      }
      entries.bytes = bytes;
      paths.add(state, entries);
      if (from === 0) paths.pack!(state);
    }
    return paths.finish(structuredClone(paths.pack!(state)), all);
  }
});
