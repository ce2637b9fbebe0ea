import assert from 'node:assert/strict';
import type { Report } from '../../core/analysis/report.ts';
import { CHARTS } from '../../webview/charts/index.ts';
import { SAMPLE, SIGHT, chartById, sampleWith } from './sight.ts';

describe('charts of the sample report', () => {
  for (const chart of CHARTS) {
    describe(chart.id, () => {
      const { datasets } = chart.configuration(SAMPLE, SIGHT).data;
      const { columns, rows } = chart.table(SAMPLE, SIGHT);

      it('has something to show', () => assert.equal(chart.missing(SAMPLE, SIGHT), null));

      it('has a row of its table for every point, and a cell for every column', () => {
        assert.notEqual(rows.length, 0);
        for (const { data } of datasets) assert.equal(data.length, rows.length);
        for (const { cells } of rows) assert.equal(cells.length, columns.length - 1);
      });

      it('draws every series that its legend names', () => {
        const drawn = new Set(datasets.map(({ label }) => label));
        for (const { key } of chart.series(SAMPLE, SIGHT)) assert.ok(drawn.has(key), key);
      });

      it('hides what the reader has hidden', () => {
        const hidden = new Set([datasets[0]!.label!]);
        const [first] = chart.configuration(SAMPLE, { ...SIGHT, hidden }).data.datasets;
        if (chart.series(SAMPLE, SIGHT).length > 0) assert.equal(first!.hidden, true);
      });

      it('does not move', () => assert.equal(chart.configuration(SAMPLE, SIGHT).options?.animation, false));
    });
  }

  it('a step of requests by status adds up to its requests', () => {
    const { datasets } = chartById('status-over-time').configuration(SAMPLE, SIGHT).data;
    SAMPLE.series!.requests.forEach((requests, index) => {
      const sum = datasets.reduce((sum, { data }) => sum + heightOf(data[index]!), 0);
      assert.equal(sum, requests, `step ${index}`);
    });
  });

  it('failures lie on the axis, under everything else', () => {
    const { datasets } = chartById('status-over-time').configuration(SAMPLE, SIGHT).data;
    assert.deepEqual(
      datasets.map(({ label, backgroundColor }) => [label, backgroundColor]),
      [
        ['5xx', 'fill of 5xx'],
        ['4xx', 'fill of 4xx'],
        ['3xx', 'fill of 3xx'],
        ['2xx', 'fill of 2xx'],
      ],
    );
  });

  it('percentiles are told apart without colour', () => {
    const { datasets } = chartById('latency-over-time').configuration(SAMPLE, SIGHT).data;
    const dashes = datasets.map(dataset => ('borderDash' in dataset ? JSON.stringify(dataset.borderDash) : ''));
    assert.equal(new Set(dashes).size, 3);
  });
});

describe('captions say what a chart shows', () => {
  const CAPTIONS: [id: string, report: Report, caption: string][] = [
    ['status-over-time', SAMPLE, 'Busiest at 14:07:30: 70 requests. Most 5xx at 14:11:00: 8.'],
    [
      'status-over-time',
      withStatus({ '5xx': SAMPLE.series!.requests.map(() => 0) }),
      'Busiest at 14:07:30: 70 requests. No 5xx.',
    ],
    ['latency-over-time', SAMPLE, 'Slowest at 14:15:00: p95 12.2 s (612 ms overall). Logarithmic scale.'],
    ['top-paths', SAMPLE, 'Without query strings. Fails most: /search (16% 5xx). Slowest: /search (p95 6.47 s).'],
    ['hours', SAMPLE, 'On the clock of the server. Busiest 14:00 – 14:59: 58.3%.'],
  ];
  for (const [id, report, caption] of CAPTIONS) {
    it(`${id}: ${caption}`, () =>
      assert.equal(chartById(id).caption(report, SIGHT).replaceAll('\u00a0', ' '), caption));
  }
});

describe('a point leads to its lines', () => {
  const start = SAMPLE.series!.start;
  const incident = SAMPLE.series!.status!['5xx'].findIndex(count => count > 0);
  const from = start + incident * 30_000;
  const until = from + 30_000;

  /** Of a row: where the row itself leads, or a cell of it by the title of its column. */
  const POINTS: [what: string, id: string, row: string | number, column: string | null, match: object | null][] = [
    ['a step', 'status-over-time', incident, null, { from, until }],
    ['the failures of a step', 'status-over-time', incident, '5xx', { from, until, status: '5xx' }],
    ['a step without failures', 'status-over-time', 0, '5xx', null],
    ['a path', 'top-paths', '/search', null, { path: '/search' }],
    ['the failures of a path', 'top-paths', '/search', '5xx', { path: '/search', status: '5xx' }],
    ['the slow requests of a path', 'top-paths', '/search', 'p95', { path: '/search', atLeastMicros: 6_439_320 }],
    ['a status code', 'status-codes', '503', null, { status: '503' }],
    ['a method', 'methods', 'POST', null, { method: 'POST' }],
    ['a client', 'clients', '127.0.8.5', null, { address: '127.0.8.5' }],
    ['what a client did not find', 'clients', '127.0.25.16', '404', { address: '127.0.25.16', status: '404' }],
    ['a client that found everything', 'clients', '127.0.8.5', '404', null],
    ['an hour', 'hours', 14, null, { hour: 14 }],
    ['an hour without requests', 'hours', 3, null, null],
  ];
  for (const [what, id, at, title, match] of POINTS) {
    it(`${what}: ${JSON.stringify(match)}`, () => {
      const { columns, rows } = chartById(id).table(SAMPLE, SIGHT);
      const row = typeof at === 'number' ? rows[at]! : rows.find(({ label }) => label === at)!;
      const cell = row.cells[columns.findIndex(column => column.title === title) - 1];
      assert.deepEqual(title === null ? row.match : (cell?.match ?? null), match);
    });
  }

  it('a slow point leads to a request that is as slow as the percentile says', () => {
    const { columns, rows } = chartById('latency-over-time').table(SAMPLE, SIGHT);
    const p99 = columns.findIndex(({ title }) => title === 'p99') - 1;
    const { atLeastMicros } = rows[incident]!.cells[p99]!.match!;
    const shown = SAMPLE.series!.duration!.p99[incident]!;
    assert.ok(atLeastMicros! <= shown && atLeastMicros! >= shown * 0.99);
  });
});

describe('what a log does not tell', () => {
  const MISSING: [id: string, changes: Partial<Report>, sentence: RegExp][] = [
    ['status-over-time', { series: null }, /%\(t\)s/],
    ['latency-over-time', { duration: null }, /Add %\(D\)s, microseconds, to access_log_format; .* quick fix/],
    [
      'latency-over-time',
      { duration: null, format: { ...SAMPLE.format, from: 'content' } },
      /With %\(D\)s in access_log_format/,
    ],
    ['latency-over-time', { series: null }, /%\(t\)s/],
    ['top-paths', { paths: null }, /%\(r\)s/],
    ['status-codes', { status: null }, /%\(s\)s/],
    ['methods', { methods: null }, /%\(r\)s/],
    ['clients', { clients: null }, /%\(h\)s/],
    ['hours', { hours: null }, /%\(t\)s/],
  ];
  for (const [id, changes, sentence] of MISSING) {
    it(`${id} says what would bring it: ${sentence.source}`, () => {
      assert.match(chartById(id).missing(sampleWith(changes), SIGHT) ?? '', sentence);
    });
  }

  it('without status, requests have one colour', () => {
    const report = sampleWith({ statusClasses: null, series: { ...SAMPLE.series!, status: null } });
    const { datasets } = chartById('status-over-time').configuration(report, SIGHT).data;
    assert.deepEqual(
      datasets.map(({ label }) => label),
      ['requests'],
    );
  });

  it('without durations, paths have no columns for them', () => {
    const report = sampleWith({ duration: null });
    const titles = chartById('top-paths')
      .table(report, SIGHT)
      .columns.map(({ title }) => title);
    assert.deepEqual(titles, ['Path', 'Requests', 'Share', '4xx', '5xx', 'Sent']);
  });

  it('a step without requests is a gap, not a duration of 0', () => {
    const duration = { p50: [1000, null, 3000], p95: [1000, null, 3000], p99: [1000, null, 3000] };
    const report = sampleWith({ series: { ...SAMPLE.series!, requests: [1, 0, 1], status: null, duration } });
    const chart = chartById('latency-over-time');
    const [p50] = chart.configuration(report, SIGHT).data.datasets;
    assert.deepEqual(p50!.data.map(heightOf), [1000, Number.NaN, 3000]);
    // No line leads to a point between gaps, so it is drawn as a dot.
    assert.deepEqual('pointRadius' in p50! && p50.pointRadius, [2.5, 0, 2.5]);
    assert.equal(chart.table(report, SIGHT).rows[1]!.cells[0]!.text, '–');
  });
});

describe('the scale of durations', () => {
  const SCALES: [says: string, micros: (number | null)[], type: string][] = [
    ['is linear when they are alike', [10_000, 20_000, 90_000], 'linear'],
    ['is logarithmic when they spread widely', [10_000, 20_000, 9_000_000], 'logarithmic'],
    ['is linear when one is 0, which no logarithm shows', [0, 20_000, 9_000_000], 'linear'],
    ['is linear when there are none', [null], 'linear'],
  ];
  for (const [says, micros, type] of SCALES) {
    it(says, () => {
      const duration = { p50: micros, p95: micros, p99: micros };
      const report = sampleWith({
        series: { ...SAMPLE.series!, requests: micros.map(() => 1), status: null, duration },
      });
      const { options } = chartById('latency-over-time').configuration(report, SIGHT);
      assert.equal(options?.scales?.['y']?.type, type);
    });
  }
});

function heightOf(point: number | { readonly y: number | readonly number[] }): number {
  const height = typeof point === 'number' ? point : point.y;
  return typeof height === 'number' ? height : height[1]! - height[0]!;
}

function withStatus(changes: Partial<NonNullable<NonNullable<Report['series']>['status']>>): Report {
  const series = SAMPLE.series!;
  return sampleWith({ series: { ...series, status: { ...series.status!, ...changes } } });
}
