import { deepEqual, equal } from 'node:assert/strict';
import { inOrder, usualLeast, withOrders } from '../../core/base/list-order.ts';

const duration = (count: number, mean: number, p95: number) => ({ count, mean, p50: mean, p95, p99: p95 });
const ROWS = [
  { path: '/often', requests: 9, status: {}, bytesSent: 10, notFound: 1, duration: duration(9, 5, 7) },
  { path: '/fails', requests: 4, status: { '5xx': 2 }, bytesSent: 0, notFound: 3, duration: null },
  {
    path: '/slow',
    requests: 2,
    status: { '5xx': 1, '4xx': 1 },
    bytesSent: 90,
    notFound: 2,
    duration: duration(2, 40, 50),
  },
];
const pathsOf = (rows: readonly { path: string }[]) => rows.map(({ path }) => path).join(' ');
const first = (by: string, atLeast: number) => pathsOf(withOrders({ paths: ROWS }, { paths: { by, atLeast } }).paths);
/** Of 500 rows so many have ten requests. */
const counts = (rows: number) => [
  { atLeast: 1, rows: 500 },
  { atLeast: 10, rows },
];

describe('lists in another order', () => {
  const CASES = [
    ['requests', '/often /fails /slow'],
    ['5xx', '/fails /slow /often'],
    ['4xx', '/slow /often /fails'],
    ['notFound', '/fails /slow /often'],
    ['p50', '/slow /often /fails'],
    ['p95', '/slow /often /fails'],
    ['p99', '/slow /often /fails'],
    ['time', '/slow /often /fails'],
    ['bytes', '/slow /often /fails'],
  ] as const;
  for (const [order, paths] of CASES) {
    it(`by ${order}: ${paths}`, () => equal(pathsOf(inOrder(ROWS, order)), paths));
  }

  it('only the lists for which an order was chosen that there is', () => {
    const report = { paths: ROWS, endpoints: ROWS, clients: null, requests: 15 };
    const ordered = withOrders(report, {
      paths: { by: 'p95' },
      endpoints: { by: 'toString' },
      clients: { by: 'bytes' },
      requests: { by: 'p95' },
    });
    equal(pathsOf(ordered.paths), '/slow /often /fails');
    deepEqual({ ...ordered, paths: ROWS }, report);
  });

  it('with what the list leaves out, as far as that is known', () => {
    const rare = { path: '/rare', requests: 1, status: {}, bytesSent: 1, duration: duration(1, 900, 900) };
    const leadingPaths = { rows: [ROWS[2]!, rare], most: 2, isExact: true, counts: [] };
    const report = { paths: ROWS, leadingPaths };
    equal(pathsOf(withOrders(report, { paths: { by: 'p95' } }).paths), '/rare /slow');
    equal(pathsOf(withOrders(report, { paths: { by: 'bytes' } }).paths), '/slow /often');
    equal(pathsOf(withOrders(report, { paths: { by: 'requests' } }).paths), '/often /fails /slow');
  });

  it('of rows with enough requests, where each request counts for itself', () => {
    equal(first('5xx', 4), '/fails /often');
    equal(first('p95', 5), '/often');
    equal(first('bytes', 5), '/slow /often /fails');
    equal(first('requests', 5), '/often /fails /slow');
  });

  it('asks for ten requests where that leaves ten rows', () => {
    equal(usualLeast(counts(9)), 1);
    equal(usualLeast(counts(10)), 10);
    equal(usualLeast([]), 1);
  });
});
