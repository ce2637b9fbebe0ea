import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { compileReader } from '../../core/logs/compile-reader.ts';
import type { Entries } from '../../core/logs/entries.ts';
import { createEntries } from '../../core/logs/entries.ts';
import { parseFormat } from '../../core/logs/format.ts';
import type { LineOracle } from '../support/line-oracle.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Duration, Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { startLineOracle } from '../support/line-oracle.ts';
import { jsonTemplate, madeUpRequest, readableFormat } from '../support/made-up-requests.ts';

const SEED = 20261123;
const FIELDS = ATOMS.flatMap(({ field }) => field ?? []);

const COMBINED = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"';
const REPORTED = {
  'the combined format with microseconds': `${COMBINED} %(D)s`,
  'behind a proxy, with seconds': `"%({x-forwarded-for}i)s" ${COMBINED} %(L)s %(p)s`,
  'decoded paths, which break lines': '%(t)s %(h)s "%(m)s" "%(U)s" "%(q)s" %(s)s %(B)d %(M)sms',
  'padded columns and labels': '用户 %(u)12s|%(t)s|%(s)-6s|%(B)9d|%(T)s|"%(r)s" 100%%',
  JSON: '{"time":"%(t)s","ip":"%(h)s","method":"%(m)s","path":"%(U)s","status":%(s)s,"bytes":%(B)s,"us":%(D)s}',
};

describe('lines that real Gunicorn writes', () => {
  let oracle: LineOracle;
  before(() => void (oracle = startLineOracle()));
  after(() => oracle.end());

  it('are read as a slow and obvious reader reads them, whatever the format and the request', async () => {
    const seen = { lines: 0, lost: 0, unread: 0, ambiguous: 0 };
    const property = fc.asyncProperty(
      readableFormat(),
      fc.array(madeUpRequest(), { minLength: 1, maxLength: 4 }),
      async (format, requests) => {
        const lines = await oracle.write(format, requests);
        const read = lineReader(format);
        for (const [index, found] of lines.entries()) {
          seen.lines++;
          if (!found) seen.lost++;
          // A line break in a decoded path makes two lines of one; each is looked at by itself elsewhere.
          if (!found || found.line.includes('\n')) continue;
          const ours = read(found.line);
          deepEqual(ours?.values ?? null, found.values, found.line);
          if (!ours) {
            seen.unread++;
            // Lines are lost to one rule alone: outside of quotes a list of addresses has no blanks but behind commas.
            ok(/[^,] /.test(requests[index]!.forwarded ?? '') && /Forwarded-For}i\)s /i.test(format), found.line);
          }
          if (!ours || !found.entry) continue;
          deepEqual(ours.entry, found.entry, found.line);
          if (!found.only) seen.ambiguous++;
          else
            deepEqual(
              found.values,
              found.written.map((value, index) => plain(format, index, value)),
              found.line,
            );
        }
      },
    );
    await fc.assert(property, {
      seed: SEED,
      numRuns: 1000,
    });
    // The test would show nothing if it had seen no such lines.
    ok(seen.lines > 2000 && seen.ambiguous > 50, JSON.stringify(seen));
    ok(seen.lost > 0 && seen.lost < seen.lines / 4, JSON.stringify(seen));
  });

  it('are read field by field where what a client sent breaks the JSON of a template', async () => {
    const seen = { lines: 0, broken: 0, exact: 0, split: 0 };
    const property = fc.asyncProperty(
      jsonTemplate(),
      fc.array(madeUpRequest(), { minLength: 1, maxLength: 4 }),
      async (format, requests) => {
        const lines = await oracle.write(format, requests);
        const read = lineReader(format);
        for (const found of lines) {
          ok(found, format);
          seen.lines++;
          if (isJson(found.line)) {
            const ours = read(found.line);
            deepEqual(ours?.values, found.values, found.line);
            continue;
          }
          seen.broken++;
          if (found.line.includes('\n')) {
            // Neither half has all that the format says, so none of its values can be trusted.
            seen.split++;
            for (const half of found.line.split('\n')) equal(read(half), null, half);
            continue;
          }
          const ours = read(found.line);
          deepEqual(ours?.values, found.values, found.line);
          deepEqual(ours?.entry, found.entry, found.line);
          if (!found.only) continue;
          seen.exact++;
          deepEqual(ours?.values, found.written, found.line);
        }
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: 1000 });
    ok(seen.lines > 2000 && seen.broken > 300 && seen.exact > 200 && seen.split > 0, JSON.stringify(seen));
  });

  for (const [name, format] of Object.entries(REPORTED)) {
    it(`make the report that counting by hand makes: ${name}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'gunicorn-lines-'));
      try {
        const log = join(folder, 'access.log');
        const requests = fc.sample(madeUpRequest(), { numRuns: 2000, seed: SEED });
        // Some minutes rather than six years, so that steps hold more than one request.
        const near = requests.map(request =>
          Object.assign(request, { seconds: 1_790_000_000 + (request.seconds % 5000) }),
        );
        const lines = await oracle.write(format, near);
        writeFileSync(log, Uint8Array.from(Buffer.from(lines.map(found => `${found!.line}\n`).join(''), 'latin1')));
        for (const threads of [1, 2]) await checkReport(log, format, threads, oracle);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

function isJson(line: string): boolean {
  try {
    JSON.parse(Buffer.from(line, 'latin1').toString());
    return true;
  } catch {
    return false;
  }
}

/** The value without padding and without the quotes of `repr`. */
function plain(format: string, index: number, value: string): string {
  const atoms = parseFormat(format).parts.filter(({ kind }) => kind !== 'text');
  const part = atoms[index]!;
  if (part.kind === 'text') return value;
  const trimmed = (part.spec.width ?? 0) > 0 ? value.replaceAll(/^ +| +$/g, '') : value;
  const isQuoted = 'ra'.includes(part.spec.conversion) && /^(['"]).*\1$/s.test(trimmed) && trimmed.length > 1;
  return isQuoted ? trimmed.slice(1, -1) : trimmed;
}

function lineReader(format: string) {
  const reader = compileReader(parseFormat(format), FIELDS);
  const entries = createEntries();
  return (line: string) => {
    const bytes = Uint8Array.from(Buffer.from(line, 'latin1'));
    const text = (start: number, end: number) => Buffer.from(bytes.subarray(start, end)).toString('latin1');
    if (!reader.read(bytes, 0, bytes.length, entries)) return null;
    const values = Array.from(reader.starts, (start, index) => text(start, reader.ends[index]!));
    return { values, entry: entryOf(text, entries) };
  };
}

const NUMBERS = ['time', 'localHour', 'status', 'sizeBytes', 'durationMicros', 'pid'] as const;
const TEXTS = ['address', 'user', 'method', 'path', 'query', 'protocol', 'referrer', 'userAgent'] as const;

/** What the line told, and nothing of what it did not. */
function entryOf(text: (start: number, end: number) => string, entries: Entries): Record<string, string | number> {
  const numbers = NUMBERS.map(name => [name, entries[name][0]!] as const).filter(([, value]) => value >= 0);
  const texts = TEXTS.filter(name => entries[`${name}Start`][0]! >= 0).map(
    name => [name, text(entries[`${name}Start`][0]!, entries[`${name}End`][0]!)] as const,
  );
  return Object.fromEntries<string | number>([...numbers, ...texts]);
}

/** What the slow report says of a distribution; ours has quantiles within a share of it. */
type Counted = Omit<Duration, 'relativeError'> | null;

interface SlowReport {
  readonly duration: Counted;
  readonly paths: readonly { readonly path: string; readonly requests: number; readonly duration: Counted }[];
  readonly clients: readonly { readonly address: string; readonly requests: number }[];
  readonly series: { readonly requests: readonly number[]; readonly duration: readonly Counted[] };
}

async function checkReport(log: string, format: string, threads: number, oracle: LineOracle): Promise<void> {
  const analysis = await analyzeFiles({
    paths: [log],
    format: { text: format, from: 'option' },
    top: 100_000,
    threads,
    workerFile: resolve('dist/worker.js'),
    t: english,
  });
  ok('report' in analysis);
  const { report } = analysis;
  const series = report.series!;
  const expected = (await oracle.report({
    format,
    log,
    start: series.start,
    stepSeconds: series.stepSeconds,
  })) as SlowReport & Record<string, unknown>;

  const { total, parsed, unparsed } = report.lines;
  deepEqual({ total, parsed, unparsed }, expected['lines']);
  for (const name of ['requests', 'status', 'bytesSent', 'hours', 'span'] as const) {
    deepEqual(report[name], expected[name], name);
  }
  deepEqual(withoutZeros(report.statusClasses!), expected['statusClasses']);
  deepEqual(report.methods, expected['methods']);
  checkDuration(report.duration, expected.duration);
  checkRows(report, expected);

  deepEqual(series.requests, expected.series.requests);
  const slow = expected.series as unknown as Report['series'];
  deepEqual(series.bytesSent, slow!.bytesSent);
  deepEqual(series.status, slow!.status);
  for (const [index, counted] of expected.series.duration.entries()) {
    const near = (name: 'p50' | 'p95' | 'p99') =>
      checkQuantile(series.duration![name][index]!, counted?.[name] ?? null, `${name} of step ${index}`);
    near('p50');
    near('p95');
    near('p99');
  }
}

/** Lists hold everything here, so their order is all that differs. */
function checkRows({ paths, clients }: Report, expected: SlowReport): void {
  const byPath = new Map(expected.paths.map(row => [readable(row.path), row]));
  equal(paths!.length, expected.paths.length);
  for (const { path, duration, ...row } of paths!) {
    const { duration: counted, ...rest } = byPath.get(path)!;
    deepEqual({ path, ...row }, { ...rest, path });
    checkDuration(duration, counted);
  }
  if (!clients) return equal(expected.clients.length, 0);
  deepEqual(
    byName(clients),
    byName(expected.clients.map(row => Object.assign(row, { address: readable(row.address) }))),
  );
}

function byName(rows: readonly { address: string }[]) {
  return rows.toSorted((one, other) => (one.address < other.address ? -1 : 1));
}

function checkDuration(ours: Duration | null, counted: Counted): void {
  if (!ours || !counted) return equal(ours, counted);
  for (const name of ['count', 'min', 'max'] as const) equal(ours[name], counted[name], name);
  ok(Math.abs(ours.mean - counted.mean) <= 0.5, `mean ${ours.mean}, exactly ${counted.mean}`);
  for (const name of ['p50', 'p90', 'p95', 'p99', 'p999'] as const) {
    checkQuantile(ours[name], counted[name], name, ours.relativeError);
  }
}

function checkQuantile(ours: number | null, exact: number | null, name: string, relativeError = 0.005): void {
  if (ours === null || exact === null) return equal(ours, exact, name);
  // Reports have whole microseconds.
  ok(Math.abs(ours - exact) <= exact * relativeError + 0.5, `${name}: ${ours}, exactly ${exact}`);
}

function withoutZeros(counts: object): object {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** Reports have texts, the slow reader has a character for every byte. */
function readable(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
