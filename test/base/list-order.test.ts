import { deepEqual, equal } from 'node:assert/strict';
import { inOrder, withOrders } from '../../core/base/list-order.ts';

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
    const ordered = withOrders(report, { paths: 'p95', endpoints: 'toString', clients: 'bytes', requests: 'p95' });
    equal(pathsOf(ordered.paths), '/slow /often /fails');
    deepEqual({ ...ordered, paths: ROWS }, report);
  });

  it('with what the list leaves out, as far as that is known', () => {
    const rare = { path: '/rare', requests: 1, status: {}, bytesSent: 1, duration: duration(1, 900, 900) };
    const leadingPaths = { rows: [ROWS[2]!, rare], most: 2, isExact: true };
    const report = { paths: ROWS, leadingPaths };
    equal(pathsOf(withOrders(report, { paths: 'p95' }).paths), '/rare /slow');
    equal(pathsOf(withOrders(report, { paths: 'bytes' }).paths), '/slow /often');
    equal(pathsOf(withOrders(report, { paths: 'requests' }).paths), '/often /fails /slow');
  });
});
