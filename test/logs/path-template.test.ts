import { equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { createTemplater } from '../../core/logs/path-template.ts';

/** Paths as applications have them, and their templates. */
const CASES: readonly (readonly [path: string, template: string])[] = [
  ['/', '/'],
  ['/item/17', '/item/{id}'],
  ['/item/17/', '/item/{id}/'],
  ['/item/17/reviews/3', '/item/{id}/reviews/{id}'],
  ['/api/v1/users/42', '/api/v1/users/{id}'],
  ['/user/550e8400-e29b-41d4-a716-446655440000', '/user/{uuid}'],
  ['/user/550E8400-E29B-41D4-A716-446655440000/avatar', '/user/{uuid}/avatar'],
  ['/commit/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', '/commit/{hash}'],
  ['/commit/9f86d081', '/commit/{hash}'],
  ['/o/507f1f77bcf86cd799439011', '/o/{hash}'],
  ['/decade/facade/deadbeef', '/decade/facade/deadbeef'],
  ['/event/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/event/{ulid}'],
  ['/s/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P', '/s/{token}'],
  ['/reset/ckl3q2xpz0000v3jx8h6y1a9d', '/reset/{token}'],
  [`/${'a'.repeat(200)}`, '/{token}'],
  ['/day/2026-11-23', '/day/{date}'],
  ['/day/2026-11-23T10:00:00Z', '/day/{date}'],
  ['/day/20261123', '/day/{date}'],
  ['/month/2026-11', '/month/{date}'],
  ['/blog/2026/11/23/on-tea', '/blog/{date}/on-tea'],
  ['/blog/2026/11', '/blog/{date}'],
  ['/room/2026/13', '/room/{id}/{id}'],
  ['/day/20261399', '/day/{id}'],
  ['/user-17', '/user-{id}'],
  ['/order_550e8400-e29b-41d4-a716-446655440000', '/order_{uuid}'],
  ['/top-10-books', '/top-10-books'],
  ['/static/main.3f2a1b9c.chunk.js', '/static/main.{hash}.chunk.js'],
  ['/assets/index-DkJ3x9Qz.js', '/assets/index-{hash}.js'],
  ['/static/jquery-3.6.0.min.js', '/static/jquery-3.6.0.min.js'],
  ['/img/17.jpg', '/img/{id}.jpg'],
  ['/img/IMG_20231.jpg', '/img/IMG_{id}.jpg'],
  ['/release/1.2.3', '/release/1.2.3'],
  ['/getUserProfileV2ByAccount', '/getUserProfileV2ByAccount'],
  ['/{{7*7}}/x', '/%7B%7B7*7%7D%7D/x'],
  ['//a//1', '//a//{id}'],
  ['*', '*'],
  ['http://192.0.2.1/a/5', 'http://192.0.2.1/a/{id}'],
  ['/书/17', '/书/{id}'],
  [`/${'a/'.repeat(40)}`, `/${'a/'.repeat(22)}…`],
  ['', ''],
];

describe('the template of a path', () => {
  for (const [path, template] of CASES)
    it(`${path.slice(0, 70)} is ${template.slice(0, 70)}`, () => equal(templateOf(path), template));

  it('has no braces but those of names, and does not depend on which number it was', () => {
    fc.assert(
      fc.property(path, fc.nat(99_999), (path, id) => {
        ok(!/[{}]/.test(templateOf(path).replaceAll(/\{(?:id|uuid|ulid|date|hash|token)\}/g, '')));
        equal(templateOf(`${path}/${id}x/${id}`).split('/').at(-1), '{id}');
      }),
    );
  });

  it('is not longer than its buffer, whatever the path', () => {
    const templater = createTemplater();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (piece, times) => {
        const bytes = new Uint8Array(Array.from({ length: times }, () => [...piece]).flat());
        const length = templater.write(bytes, 0, bytes.length);
        ok(length <= templater.template.length);
      }),
    );
    const braces = new TextEncoder().encode(`/${'{'.repeat(128)}`.repeat(40));
    ok(templater.write(braces, 0, braces.length) <= templater.template.length);
  });
});

const path = fc
  .array(
    fc.oneof(
      fc.constantFrom('item', 'a', 'on-tea', 'index.html', '{x}', '2026', '11', '%7B', 'v2'),
      fc.string({ maxLength: 12 }).map(text => text.replaceAll('/', '')),
      fc.uuid(),
    ),
    { maxLength: 6 },
  )
  .map(segments => `/${segments.join('/')}`);

function templateOf(path: string): string {
  // Inside other bytes, so that reading beyond either end would show.
  const bytes = new TextEncoder().encode(`9${path}9`);
  const templater = createTemplater();
  return new TextDecoder().decode(templater.template.subarray(0, templater.write(bytes, 1, bytes.length - 1)));
}
