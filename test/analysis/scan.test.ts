import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { buildReport } from '../../core/analysis/build-report.ts';
import type { Kernel } from '../../core/analysis/kernel.ts';
import { NO_LIMITS } from '../../core/analysis/limits.ts';
import { planRanges } from '../../core/analysis/plan.ts';
import type { Report } from '../../core/analysis/report.ts';
import { createScan } from '../../core/analysis/scan.ts';
import type { Stretch } from '../../core/analysis/scan.ts';
import { topRows } from '../../core/analysis/sketches/top-k.ts';
import { english } from '../../core/base/localize.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { freshKernel } from '../support/kernel.ts';
import type { NaiveEntry } from '../support/naive-analysis.ts';
import { countBy, exactQuantile, notFoundNaively, readNaively, sumBy, topOf } from '../support/naive-analysis.ts';

const FORMAT = parseFormat('%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s');

/** Some families with more than one header. */
const AGENTS: ReadonlyMap<string, string> = new Map([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox'],
  ['curl/8.14.1', 'curl'],
  ['curl/7.88.1', 'curl'],
  ['x', 'x'],
]);

/** Everything in a log that changes what is counted, in few enough values that they meet. */
const request = fc.record({
  address: fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::1', '198.51.100.7'),
  method: fc.constantFrom('GET', 'GET', 'POST', 'HEAD', 'PROPFIND'),
  path: fc.oneof(
    fc.constantFrom('/', '/a', '/b'),
    fc.nat(30).map(id => `/item/${id}`),
  ),
  query: fc.constantFrom('', '?page=2'),
  status: fc.constantFrom(200, 200, 200, 204, 304, 404, 500, 502, 101, 999),
  bytes: fc.oneof(fc.constant(0), fc.nat(100_000)),
  micros: fc.oneof(fc.nat(2_000), fc.nat(2_000_000), fc.nat(4_000_000_000)),
  referrer: fc.constantFrom(
    '-',
    '-',
    'https://shop.example/',
    'https://shop.example/books?page=1',
    'https://news.example/',
  ),
  agent: fc.constantFrom('-', ...AGENTS.keys()),
  /** Seconds since the line before; sometimes back, sometimes a day on. */
  step: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -2, max: 40 }) }, { weight: 1, arbitrary: fc.nat(90_000) }),
});

const noise = fc.constantFrom(
  '',
  'oops',
  '[2026-11-22 10:34:26 +0000] [7] [INFO] Booting worker with pid: 7',
  '\0\0',
  '"',
);

const log = fc
  .array(fc.oneof({ weight: 9, arbitrary: request }, { weight: 1, arbitrary: noise }), { maxLength: 250 })
  .map(items => {
    let seconds = Date.UTC(2026, 10, 22, 23, 59, 30) / 1000;
    return items.map(item => {
      if (typeof item === 'string') return item;
      seconds += item.step;
      const { address, method, path, query, status, bytes, referrer, agent, micros } = item;
      const request = `${method} ${path}${query} HTTP/1.1`;
      const answer = `${status} ${bytes} "${referrer}" "${agent}" ${micros}`;
      return `${address} - - [${timeText(seconds)} +0800] "${request}" ${answer}`;
    });
  });

describe('a report', () =>
  checkReports(
    analyzeWith(() => null),
    100,
  ));
describe('a report by the kernel', () => checkReports(analyzeWith(freshKernel), 20));

describe('a format that the kernel cannot read', () => {
  it('has its keys counted all the same, wherever in the memory of the kernel a chunk lies', () => {
    const scan = createScan(parseFormat('%(s)-6s|%(m)s|%(h)s'), freshKernel());
    for (const line of ['200   |GET|::1\n', '404   |POST|::2\n']) {
      const { written } = new TextEncoder().encodeInto(line, scan.space);
      scan.push(scan.space.subarray(0, written));
    }
    const stretch = scan.end();
    equal(stretch.parsed, 2);
    const { table } = scan.states()['methods'] as { table: Parameters<typeof topRows>[0] };
    deepEqual(
      topRows(table, 9).map(({ key, count }) => [key, count]),
      [
        ['GET', 1],
        ['POST', 1],
      ],
    );
  });
});

/** A kernel takes some milliseconds to make, so it is given fewer logs. */
function checkReports(analyze: ReturnType<typeof analyzeWith>, numRuns: number): void {
  it('says what counting by hand says', async () => {
    await fc.assert(
      fc.asyncProperty(log, async lines => {
        const report = await analyze(lines, 1, [65_536]);
        checkAgainstNaive(report, lines);
      }),
      { numRuns },
    );
  });

  it('is the same for any number of workers and any size of chunks', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(log, fc.constantFrom(1, 2, 3), sizes, async (log, workers, sizes) => {
        // A byte order mark belongs to no line at the beginning of a file, and to its line anywhere else.
        const lines = log.map((line, index) => (index % 3 === 0 ? `\ufeff${line}` : line));
        const [pieces, whole] = [await analyze(lines, workers, sizes), await analyze(lines, 1, [65_536])];
        equal(JSON.stringify(pieces), JSON.stringify(whole));
      }),
      { numRuns },
    );
  });

  it('shows the same beginning of a line that is too long, whatever the chunks are', async () => {
    const good = '::1 - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 1 "-" "x" 1';
    const long = 'too long, '.repeat(250_000);
    const whole = await analyze([good, long, good], 1, [4_000_000]);
    deepEqual(
      whole.lines.samples.map(({ line, column, text, reason }) => [line, column, text, reason]),
      [[2, 1, long.slice(0, 1024), 'The line is longer than 1048576 bytes.']],
    );
    for (const sizes of [[1], [1000], [80, 2_000_000], [1_048_575, 3]]) {
      equal(JSON.stringify(await analyze([good, long, good], 2, sizes)), JSON.stringify(whole), sizes.join());
    }
  });

  it('of a year of lines has a step of some days and every request in it', async () => {
    const start = Date.UTC(2026, 0, 1) / 1000;
    const lines = Array.from({ length: 5000 }, (_, index) => {
      const time = timeText(start + index * 6311);
      return `::1 - - [${time} +0000] "GET / HTTP/1.1" 200 1 "-" "x" ${index}`;
    });
    for (const workers of [1, 3]) {
      const { series } = await analyze(lines, workers, [4096]);
      equal(series!.stepSeconds, 7 * 86_400);
      equal(
        sumBy(series!.requests, count => count),
        5000,
      );
    }
  });

  it('says how many clients there are, also where they are more than are listed anywhere', async () => {
    const clients = 50_000;
    const lines = Array.from({ length: 80_000 }, (_, index) => addressOf((index * 7) % clients));
    const told = await Promise.all(
      [1, 3].map(async workers => (await analyze(lines, workers, [1 << 16], '%(h)s')).differentClients!),
    );
    deepEqual(told[0], told[1]);
    const [{ count, relativeError } = { count: 0, relativeError: 0 }] = told;
    ok(relativeError > 0 && Math.abs(count - clients) < 4 * relativeError * clients, String(count));
  });

  it('of times that somebody made up stays small', async () => {
    const lines = Array.from({ length: 9000 }, (_, index) => {
      const year = 1970 + (index % 8000);
      return `::1 - - [01/Jan/${year}:00:00:00 +0000] "GET / HTTP/1.1" 200 1 "-" "x" 1`;
    });
    const { series, rates, requests } = await analyze(lines, 2, [4096]);
    equal(requests, 9000);
    ok(series!.requests.length < 2000);
    equal(rates!.peakRequestsPerMinute, 2);
  });

  it('of a format that tells nothing has null, not 0', async () => {
    const { requests, ...rest } = await analyze(['GET'], 1, [10], '%(m)s');
    equal(requests, 1);
    const { span, bytesSent, status, duration, rates, paths, clients, series, hours, methods } = rest;
    deepEqual([rest.userAgents, rest.referrers], [null, null]);
    deepEqual(
      { span, bytesSent, status, duration, rates, paths, clients, series, hours, methods },
      {
        span: null,
        bytesSent: null,
        status: null,
        duration: null,
        rates: null,
        paths: null,
        clients: null,
        series: null,
        hours: null,
        methods: { GET: 1 },
      },
    );
  });

  it('a method that is the name of something in JavaScript is counted like others', async () => {
    const { methods } = await analyze(['__proto__', 'constructor', '__proto__'], 1, [10], '%(m)s');
    deepEqual(Object.entries(methods!), [
      ['__proto__', 2],
      ['constructor', 1],
    ]);
  });

  it('shows where unreadable lines are, wherever the chunks and ranges end', async () => {
    const good = '::1 - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 1 "-" "x" 1';
    const lines = [good, 'é oops', good, '', `${good} more`];
    for (const workers of [1, 2, 3]) {
      const report = await analyze(lines, workers, [7]);
      deepEqual(
        report.lines.samples.map(({ line, column, text }) => [line, column, text]),
        [
          [2, 3, 'é oops'],
          [4, 1, ''],
          [5, good.length + 1, `${good} more`],
        ],
      );
    }
  });
}

const addressOf = (index: number) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

/** A report made the way `analyze-file.ts` makes it, without threads: the ranges take turns at the workers. */
function analyzeWith(startKernel: () => Kernel | null) {
  return async function analyze(
    lines: readonly string[],
    workers: number,
    sizes: readonly number[],
    format = FORMAT.text,
  ): Promise<Report> {
    const bytes = new TextEncoder().encode(lines.map(line => `${line}\n`).join(''));
    const parsed = parseFormat(format);
    const scans = Array.from({ length: workers }, () => createScan(parsed, startKernel()));
    const pieces =
      workers === 1 ? [{ start: 0, end: bytes.length }] : await planRanges(0, bytes.length, workers, nextLine, 100);
    const stretches: Stretch[] = pieces.map(({ start, end }, index) => {
      const scan = scans[index % workers]!;
      if (start > 0) scan.beginInside();
      for (let from = start, turn = 0; from < end; turn++) {
        const to = Math.min(end, from + sizes[turn % sizes.length]!);
        scan.push(bytes.slice(from, to));
        from = to;
      }
      return scan.end();
    });
    return buildReport({
      format: parsed,
      from: 'option',
      sources: [{ path: 'access.log', bytes: bytes.length, stretches }],
      states: scans.map(({ states }) => structuredClone(states())),
      top: 5,
      limits: NO_LIMITS,
      t: english,
    });

    function nextLine(offset: number): Promise<number> {
      const lineBreak = bytes.indexOf(0x0a, offset - 1);
      return Promise.resolve(lineBreak < 0 ? bytes.length : lineBreak + 1);
    }
  };
}

function checkAgainstNaive(report: Report, lines: readonly string[]): void {
  const entries = lines.flatMap(line => readNaively(line) ?? []);
  deepEqual([report.lines.total, report.lines.parsed, report.requests], [lines.length, entries.length, entries.length]);
  deepEqual(report.status, Object.fromEntries(countBy(entries, ({ status }) => String(status))));
  deepEqual(
    new Map(Object.entries(report.methods!)),
    countBy(entries, ({ method }) => method),
  );
  equal(
    report.bytesSent,
    sumBy(entries, ({ bytes }) => bytes),
  );
  deepEqual(
    report.paths!.map(({ path, requests }) => [path, requests]),
    topOf(
      countBy(entries, ({ path }) => path),
      5,
    ),
  );
  deepEqual(
    report.clients!.map(({ address, requests }) => [address, requests]),
    topOf(
      countBy(entries, ({ address }) => address),
      5,
    ),
  );
  deepEqual(
    report.referrers!.map(({ referrer, requests }) => [referrer, requests]),
    topOf(
      countBy(entries, ({ referrer }) => referrer),
      5,
    ),
  );
  deepEqual(
    report.userAgents!.map(({ family, requests }) => [family, requests]),
    topOf(
      countBy(entries, ({ agent }) => AGENTS.get(agent) ?? '-'),
      5,
    ),
  );
  const addresses = new Set(entries.map(({ address }) => address));
  deepEqual(report.differentClients, { count: addresses.size, relativeError: 0 });
  deepEqual(
    report.clients!.map(({ notFound }) => notFound),
    report.clients!.map(
      row => entries.filter(({ address, status }) => address === row.address && status === 404).length,
    ),
  );
  deepEqual(report.notFound, notFoundNaively(entries).slice(0, 5));
  const hours = countBy(entries, ({ localHour }) => localHour);
  deepEqual(
    report.hours,
    Array.from({ length: 24 }, (_, hour) => hours.get(hour) ?? 0),
  );
  checkDuration(report.duration, entries);
  for (const row of report.paths!) {
    const own = entries.filter(({ path }) => path === row.path);
    checkDuration(row.duration, own);
    equal(
      row.bytesSent,
      sumBy(own, ({ bytes }) => bytes),
    );
    deepEqual(row.status, classCounts(own));
  }
  if (entries.length === 0) {
    deepEqual([report.span, report.rates, report.series], [null, null, null]);
    return;
  }
  const times = entries.map(({ time }) => time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  deepEqual(report.span, { first, last });
  const minutes = countBy(entries, ({ time }) => Math.floor(time / 60_000));
  equal(report.rates!.peakRequestsPerMinute, Math.max(...minutes.values()));
  equal(report.rates!.requestsPerSecond, entries.length / ((last - first) / 1000 + 1));
  checkSeries(report.series!, entries);
}

function classCounts(entries: readonly NaiveEntry[]) {
  const counts = countBy(entries, ({ status }) => Math.floor(status / 100));
  return Object.fromEntries(
    [...counts].filter(([hundreds]) => hundreds < 6).map(([hundreds, count]) => [`${hundreds}xx`, count]),
  );
}

function checkDuration(duration: Report['duration'], entries: readonly NaiveEntry[]): void {
  if (entries.length === 0) return equal(duration, null);
  const micros = entries.map(({ micros }) => micros);
  deepEqual(
    [duration!.count, duration!.min, duration!.max, duration!.mean],
    [
      micros.length,
      Math.min(...micros),
      Math.max(...micros),
      Math.round(sumBy(micros, value => value) / micros.length),
    ],
  );
  for (const [name, share] of [
    ['p50', 0.5],
    ['p90', 0.9],
    ['p95', 0.95],
    ['p99', 0.99],
    ['p999', 0.999],
  ] as const) {
    const exact = exactQuantile(micros, share);
    ok(
      Math.abs(duration![name] - exact) <= exact * duration!.relativeError,
      `${name}: ${duration![name]}, not ${exact}`,
    );
  }
}

function checkSeries(series: NonNullable<Report['series']>, entries: readonly NaiveEntry[]): void {
  const step = series.stepSeconds * 1000;
  const rows = series.requests.map((_, index) => {
    const start = series.start + index * step;
    return entries.filter(({ time }) => time >= start && time < start + step);
  });
  ok(series.requests.length <= 152, `${series.requests.length} steps`);
  equal(
    sumBy(rows, row => row.length),
    entries.length,
  );
  deepEqual(
    series.requests,
    rows.map(row => row.length),
  );
  deepEqual(
    series.bytesSent,
    rows.map(row => sumBy(row, ({ bytes }) => bytes)),
  );
  for (const [name, counts] of Object.entries(series.status!)) {
    deepEqual(
      counts,
      rows.map(row => classCounts(row)[name] ?? 0),
      name,
    );
  }
  series.busyWorkers!.forEach((busy, index) => {
    const start = series.start + index * step;
    const inside = sumBy(entries, ({ time, micros }) =>
      Math.max(0, Math.min(start + step, time) - Math.max(start, time - micros / 1000)),
    );
    ok(Math.abs(busy - inside / step) < 1e-6, `${busy} busy, not ${inside / step}`);
  });
  for (const [index, row] of rows.entries()) {
    const p95 = series.duration!.p95[index]!;
    if (row.length === 0) equal(p95, null);
    else
      ok(
        Math.abs(
          p95 -
            exactQuantile(
              row.map(({ micros }) => micros),
              0.95,
            ),
        ) <=
          p95 * 0.005,
      );
  }
}

function timeText(seconds: number): string {
  const [, day, month, year, clock] = new Date(seconds * 1000).toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock}`;
}
