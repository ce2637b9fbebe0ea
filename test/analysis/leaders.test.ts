import { deepEqual, equal, notDeepEqual, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { AT_LEAST, inOrder, isRate, withOrders } from '../../core/base/list-order.ts';
import type { Order } from '../../core/base/list-order.ts';
import { english } from '../../core/base/localize.ts';
import { anonymise } from '../../core/export/anonymise.ts';
import type { Report } from '../../core/analysis/report.ts';

const FORMAT = '%(h)s - - %(t)s "%(r)s" %(s)s %(B)s "%(f)s" "%(a)s" %(D)s';
const MOST = 20;
/** Fewer than there are with ten requests. */
const FEW = 5;
const ORDERS: readonly Order[] = ['4xx', '5xx', 'p50', 'p95', 'p99', 'time', 'bytes', 'notFound'];
const EVERYTHING = 1_000_000;

/** A few paths of many requests, and many of a few: that is where lists cut by requests say least. */
const request = fc.record({
  path: fc.oneof(fc.nat(8), fc.nat(60), fc.nat(5000)),
  status: fc.constantFrom(200, 200, 200, 304, 404, 410, 500, 503),
  bytes: fc.oneof(fc.constant(0), fc.nat(5000), fc.nat(10_000_000)),
  micros: fc.oneof(fc.nat(50), fc.nat(20_000), fc.nat(60_000_000)),
  client: fc.oneof(fc.nat(5), fc.nat(2000)),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

describe('rows that lead in another order than that of requests', () => {
  let folder: string;
  let log: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'leaders-'));
    log = join(folder, 'access.log');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are the first of all there are, whatever they are put in order by', async () => {
    const requests = fc.array(request, { minLength: 400, maxLength: 3000, size: 'max' });
    let missedBefore = 0;
    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 1, max: 3 }), async (answered, threads) => {
        writeFileSync(log, answered.map(lineOf).join(''));
        const whole = await read({ top: EVERYTHING, leading: 0 });
        const cut = await read({ top: MOST, leading: MOST, threads });
        for (const order of ORDERS) {
          const by = { by: order };
          const shown = withOrders(cut, { paths: by, endpoints: by, clients: by });
          const { leadingPaths: _leadingPaths, ...without } = cut;
          const first = inOrder(whole.paths!, order).slice(0, MOST);
          deepEqual(shown.paths, first);
          deepEqual(shown.endpoints, inOrder(whole.endpoints!, order).slice(0, MOST));
          if (order === 'bytes' || order === 'notFound')
            deepEqual(shown.clients, inOrder(whole.clients!, order).slice(0, MOST));
          const { paths } = withOrders(without, { paths: by });
          if (JSON.stringify(paths) !== JSON.stringify(first)) missedBefore++;
        }
        ok(cut.leadingPaths!.isExact && cut.leadingEndpoints!.isExact && cut.leadingClients!.isExact);
        ok(cut.leadingPaths!.rows.length <= MOST * ORDERS.length * AT_LEAST.length, 'more than lead in anything');
      }),
      { numRuns: 15 },
    );
    ok(missedBefore > 0, 'the lists alone would have told the same');
  });

  it('are also the first of all with at least so many requests, where each request counts for itself', async () => {
    const requests = fc.array(request, { minLength: 1000, maxLength: 6000, size: 'max' });
    let otherThanAll = 0;
    await fc.assert(
      fc.asyncProperty(requests, fc.constantFrom(...AT_LEAST), async (answered, atLeast) => {
        writeFileSync(log, answered.map(lineOf).join(''));
        const { paths } = await read({ top: EVERYTHING, leading: 0 });
        const cut = await read({ top: FEW, leading: FEW });
        const frequent = paths!.filter(({ requests }) => requests >= atLeast);
        const counted = cut.leadingPaths!.counts.find(count => count.atLeast === atLeast);
        equal(counted?.rows ?? 0, frequent.length);
        for (const order of ORDERS) {
          const chosen = withOrders(cut, { paths: { by: order, atLeast } }).paths;
          const expected = inOrder(isRate(order) ? frequent : paths!, order).slice(0, FEW);
          deepEqual(chosen, expected);
          if (JSON.stringify(expected) !== JSON.stringify(inOrder(paths!, order).slice(0, FEW))) otherThanAll++;
        }
      }),
      { numRuns: 15 },
    );
    ok(otherThanAll > 0, 'it made no difference');
  });

  it('are not asked for unless somebody does', async () => {
    writeFileSync(log, lineOf(SLOW));
    const report = await read({ top: MOST });
    deepEqual(
      Object.keys(report).filter(key => key.startsWith('leading')),
      [],
    );
  });

  it('are told from those of logs with more than can be counted one by one', async () => {
    const many = Array.from({ length: 80_000 }, (_, path) => lineOf({ ...SLOW, path: path * 3, client: path }));
    writeFileSync(log, many.join(''));
    const report = await read({ top: MOST, leading: MOST });
    equal(report.leadingPaths!.isExact, false);
    equal(report.leadingClients!.isExact, false);
    // They differ in a number, and so are one endpoint.
    equal(report.leadingEndpoints!.isExact, true);
    equal(report.leadingEndpoints!.rows.length, 1);
  });

  it('name no client where addresses are masked', async () => {
    writeFileSync(log, [0, 1, 2].map(client => lineOf({ ...SLOW, client })).join(''));
    const report = await read({ top: 1, leading: 1 });
    notDeepEqual(report.leadingClients!.rows, []);
    equal('leadingClients' in anonymise(report), false);
    deepEqual(anonymise(report).leadingPaths, report.leadingPaths);
  });

  async function read(options: { top: number; leading?: number; threads?: number }): Promise<Report> {
    const format = { text: FORMAT, from: 'option' } as const;
    const workerFile = resolve('dist/worker.js');
    const analysis = await analyzeFiles({ paths: [log], format, t: english, workerFile, ...options });
    ok('report' in analysis, 'the log was not read');
    return analysis.report;
  }
});

const SLOW: Request = { path: 1, status: 200, bytes: 10, micros: 5_000_000, client: 1 };

function lineOf({ path, status, bytes, micros, client }: Request): string {
  const address = `10.${client >> 16}.${(client >> 8) & 255}.${client & 255}`;
  // Some become the same endpoint and some do not.
  const target = path % 3 === 0 ? `/item/${path}` : `/w${path.toString(36)}`;
  return `${address} - - [24/Nov/2026:10:00:00 +0000] "GET ${target} HTTP/1.1" ${status} ${bytes} "-" "curl/8" ${micros}\n`;
}
