import assert from 'node:assert/strict';
import { situationsOf } from '../../webview/design/situations.ts';
import type { Situation } from '../../webview/design/situations.ts';
import {
  FIRST_VIEW,
  askAnew,
  restoreView,
  setLeast,
  screenOf,
  setLimit,
  showOnly,
  showAlert,
  step,
  toggleSeries,
  toggleOrder,
  toggleTable,
} from '../../webview/state.ts';
import type { Notice } from '../../webview/state.ts';
import { SAMPLE, SIGHT } from './sight.ts';

const situations = situationsOf(SAMPLE);
const screen = (situation: Situation) => screenOf(situations[situation], SIGHT);

describe('what is on the screen', () => {
  it('totals stand above the charts', () => {
    assert.deepEqual(
      screen('whole').totals.map(({ title, value, detail }) =>
        `${title}: ${value}, ${detail}`.replaceAll('\u00a0', ' '),
      ),
      [
        'Requests: 4,385, 1.22/s, peak 120/min',
        '5xx errors: 1.92%, 84 requests',
        '4xx errors: 2.01%, 88 requests',
        'Latency p50: 38.8 ms, mean 276 ms',
        'Latency p95: 612 ms, p90 186 ms',
        'Latency p99: 5.36 s, max 20 s',
        'Sent: 26.4 MB, 7.36 kB/s',
        'Not understood: 0, of 4,385 lines',
      ],
    );
  });

  it('the span names the clock', () => {
    assert.equal(screen('whole').span.replace(/\p{Zs}/gu, ' '), 'Nov 17, 2026, 13:30:20 – 14:30:03, UTC time');
  });

  it('what the format cannot tell is left out of the totals', () => {
    assert.deepEqual(
      screen('only-requests').totals.map(({ title }) => title),
      ['Requests', 'Not understood'],
    );
  });

  it('lines that were not understood can be gone to', () => {
    assert.equal(screen('partly-understood').totals.at(-1)?.leadsToUnparsed, true);
    assert.equal(screen('whole').totals.at(-1)?.leadsToUnparsed, false);
  });

  const PROGRESS: [situation: Situation, sentence: string | null][] = [
    ['whole', null],
    ['starting', 'Reading the log…'],
    ['running', 'Reading the log… 42% of 866 MB'],
  ];
  for (const [situation, sentence] of PROGRESS) {
    it(`progress while ${situation}: ${sentence}`, () => {
      assert.equal(screen(situation).progress?.sentence.replaceAll('\u00a0', ' ') ?? null, sentence);
    });
  }

  const NOTICES: [situation: Situation, notices: [kind: string, sentence: RegExp, offer: Notice['offer']][]][] = [
    ['whole', []],
    ['running', []],
    ['cancelled', [['partial', /was cancelled/, 'refresh']]],
    ['failed', [['failure', /cannot be read by this user/, 'refresh']]],
    ['filtered', []],
    ['filtered-to-nothing', [['note', /No request fits this filter/, 'everything']]],
    ['empty', [['note', /is empty/, null]]],
    [
      'not-understood',
      [
        ['note', /in no format that is known/, null],
        ['note', /gunicorn\.accessLogFormat/, null],
      ],
    ],
  ];
  for (const [situation, expected] of NOTICES) {
    it(`notices when ${situation}: ${expected.map(([kind]) => kind).join(', ') || 'none'}`, () => {
      const { notices } = screen(situation);
      assert.equal(notices.length, expected.length);
      expected.forEach(([kind, sentence, offer], index) => {
        const notice = notices[index]!;
        assert.deepEqual([notice.kind, notice.offer], [kind, offer]);
        assert.match(notice.sentence, sentence);
      });
    });
  }

  const DRAWN: [situation: Situation, hasCharts: boolean][] = [
    ['whole', true],
    ['filtered', true],
    ['filtered-to-nothing', false],
    ['running', true],
    ['cancelled', true],
    ['starting', false],
    ['failed', false],
    ['empty', false],
    ['not-understood', false],
  ];
  for (const [situation, hasCharts] of DRAWN) {
    it(`there ${hasCharts ? 'are' : 'are no'} charts when ${situation}`, () => {
      assert.equal(screen(situation).hasCharts, hasCharts);
    });
  }
});

describe('what the reader chose', () => {
  it('a series is hidden and shown again', () => {
    const once = toggleSeries(FIRST_VIEW, 'latency-over-time', 'p99');
    assert.deepEqual(once.hidden, { 'latency-over-time': ['p99'] });
    assert.deepEqual(toggleSeries(once, 'latency-over-time', 'p99').hidden, { 'latency-over-time': [] });
  });

  it('a series is shown alone, and with the others again', () => {
    const all = ['2xx', '4xx', '5xx'];
    const alone = showOnly(toggleSeries(FIRST_VIEW, 'hours', '5xx'), 'hours', '5xx', all);
    assert.deepEqual(alone.hidden, { hours: ['2xx', '4xx'] });
    assert.deepEqual(showOnly(alone, 'hours', '4xx', all).hidden, { hours: ['2xx', '5xx'] });
    assert.deepEqual(showOnly(alone, 'hours', '5xx', all).hidden, {});
  });

  it('what was asked before is gone back to, and forward again, until something else is asked', () => {
    const asked = askAnew(askAnew(FIRST_VIEW, ''), 'status:5xx');
    assert.deepEqual([asked.past, asked.future], [['', 'status:5xx'], []]);
    const back = step(asked, 'path:/', 'past')!;
    assert.deepEqual([back.asked, back.view.past, back.view.future], ['status:5xx', [''], ['path:/']]);
    assert.deepEqual(step(back.view, 'status:5xx', 'future'), { asked: 'path:/', view: asked });
    assert.equal(step(askAnew(back.view, 'status:5xx'), 'hour:2', 'future'), null);
    assert.equal(step(FIRST_VIEW, '', 'past'), null);
  });

  it('a table is opened and closed', () => {
    const once = toggleTable(FIRST_VIEW, 'hours');
    assert.deepEqual(once.tables, ['hours']);
    assert.deepEqual(toggleTable(once, 'hours').tables, []);
  });

  it('rows are put in another order, and back in that of requests', () => {
    const once = toggleOrder(FIRST_VIEW, 'top-paths', 'p95');
    assert.deepEqual(once.orders, { 'top-paths': 'p95' });
    assert.deepEqual(toggleOrder(once, 'top-paths', 'bytes').orders, { 'top-paths': 'bytes' });
    assert.deepEqual(toggleOrder(once, 'top-paths', 'p95').orders, {});
    assert.deepEqual(toggleOrder(once, 'top-paths', 'requests').orders, {});
  });

  it('so many requests are asked of each row', () => {
    const once = setLeast(FIRST_VIEW, 'top-paths', 100);
    assert.deepEqual(setLeast(once, 'endpoints', 1).atLeast, { 'top-paths': 100, endpoints: 1 });
  });

  it('is restored as it was kept', () => {
    const view = {
      hidden: { hours: ['2xx'] },
      long: ['endpoints'],
      orders: { 'top-paths': 'p95' },
      atLeast: { 'top-paths': 100 },
      tables: ['hours'],
      alert: 'GunicornSlowRequests',
      limits: { GunicornSlowRequests: 1.5 },
      scroll: 120,
      past: ['', 'is:bot'],
      future: ['hour:2'],
    };
    assert.deepEqual(restoreView(structuredClone(view)), view);
  });

  it('the alert that is looked at is kept, and the limits that were tried', () => {
    const view = setLimit(setLimit(showAlert(FIRST_VIEW, 'A'), 'A', 0.1), 'B', 3);
    assert.deepEqual([view.alert, view.limits], ['A', { A: 0.1, B: 3 }]);
    assert.deepEqual(restoreView(structuredClone(view)), view);
    assert.deepEqual(setLimit(view, 'B', null).limits, { A: 0.1 });
    assert.equal(showAlert(view, null).alert, null);
  });

  for (const kept of [
    undefined,
    null,
    7,
    'text',
    [],
    { hidden: 3, tables: 'x', scroll: -1 },
    { tables: [1, {}] },
    { orders: { a: 1 }, atLeast: { a: 'x', b: -1 } },
    { alert: 7, limits: { a: 'x', b: -1 } },
  ]) {
    it(`begins anew when ${JSON.stringify(kept)} was kept`, () => assert.deepEqual(restoreView(kept), FIRST_VIEW));
  }
});
