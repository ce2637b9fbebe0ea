import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { CHARTS } from '../../webview/charts/index.ts';
import { createFormats } from '../../webview/formats.ts';
import { chipsOf, isLeftOut, narrowed, tellsKind, toggleLeftOut } from '../../webview/question.ts';
import { SAMPLE, SIGHT } from './sight.ts';
import { missingFields } from '../../core/query/missing-fields.ts';
import { parseQuery } from '../../core/query/parse.ts';

const WORDS = { t: english, formats: createFormats('en', 'UTC') };

describe('what is asked of the log', () => {
  const CHIPS: readonly (readonly [asked: string, chips: readonly (readonly [label: string, without: string])[]])[] = [
    ['', []],
    ['status:5xx', [['status:5xx', '']]],
    ['status:5xx -is:bot path:/a or hour:2', [['status:5xx -is:bot path:/a or hour:2', '']]],
    [
      'status:5xx (path:/a or hour:2) -is:bot',
      [
        ['status:5xx', '(path:/a or hour:2) -is:bot'],
        ['path:/a or hour:2', 'status:5xx -is:bot'],
      ],
    ],
    [
      'path:/a time>=2026-11-17T14:05:00Z time<2026-11-17T14:16:00Z',
      [
        ['Nov 17, 14:05\u2009–\u200914:16', 'path:/a'],
        ['path:/a', 'time>=2026-11-17T14:05:00Z time<2026-11-17T14:16:00Z'],
      ],
    ],
    ['time>=-2h', [['time>=-2h', '']]],
    ['status:', []],
  ];
  for (const [asked, expected] of CHIPS) {
    it(`${asked || '(nothing)'} has the conditions ${expected.map(([label]) => label).join(' and ') || '(none)'}`, () => {
      const chips = chipsOf(asked, WORDS).map(({ label, without }) => [label, without]);
      assert.deepEqual(chips, expected);
    });
  }

  it('a click adds a condition once', () => {
    const once = narrowed('status:5xx', { path: '/a b' });
    assert.equal(once, 'status:5xx path:"/a b"');
    assert.equal(narrowed(once, { path: '/a b' }), once);
    assert.equal(narrowed('path:/ or hour:2', { method: 'GET' }), '(path:/ or hour:2) method:GET');
  });

  it('a stretch of time takes the place of the last one', () => {
    const hour = { from: Date.UTC(2026, 10, 17, 14), until: Date.UTC(2026, 10, 17, 15) };
    const asked = narrowed('path:/ time>=2026-11-01', hour);
    assert.equal(asked, 'path:/ time>=2026-11-17T14:00:00Z time<2026-11-17T15:00:00Z');
    assert.equal(narrowed(asked, { ...hour, from: hour.from + 1 }), asked.replace('14:00:00Z', '14:00:01Z'));
  });

  it('a kind of requests is left out and taken in again', () => {
    const without = toggleLeftOut('status:5xx', 'probe');
    assert.equal(without, 'status:5xx -is:probe');
    assert.deepEqual([isLeftOut(without, 'probe'), isLeftOut(without, 'bot')], [true, false]);
    assert.equal(toggleLeftOut(without, 'probe'), 'status:5xx');
  });

  it('kinds are offered that the lines tell', () => {
    assert.deepEqual([tellsKind(withFields('path'), 'bot'), tellsKind(withFields('request'), 'probe')], [false, true]);
    assert.ok(tellsKind(withFields('userAgent'), 'bot'));
  });

  for (const chart of CHARTS) {
    it(`every row of ${chart.id} narrows to a query that the log can answer`, () => {
      const { rows } = chart.table(SAMPLE, SIGHT);
      for (const { match } of rows) {
        if (!match) continue;
        const { query, problems } = parseQuery(narrowed('', match), english);
        assert.deepEqual(
          [...problems, ...missingFields(query, SAMPLE.format.fields, english)],
          [],
          narrowed('', match),
        );
      }
    });
  }
});

function withFields(...fields: readonly (typeof SAMPLE.format.fields)[number][]): typeof SAMPLE {
  return { ...SAMPLE, format: { ...SAMPLE.format, fields } };
}
