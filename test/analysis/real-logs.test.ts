import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { readSettings } from '../../core/config/read-settings.ts';
import { stringSetting } from '../../core/config/settings.ts';
import { DEFAULT_FORMAT } from '../../core/logs/known-formats.ts';

/**
 * Logs that real servers wrote, and beside each what its client knows it asked for and was answered. Every request must
 * be in the report, with its status, method and path; what Gunicorn itself logs otherwise is written down here.
 */
const FOLDER = 'test/fixtures/logs';

/** Requests that the log has more (or, below 0, fewer) of than the client. */
interface Difference {
  readonly because: string;
  readonly requests: number;
  readonly status?: string;
  readonly method?: string;
  readonly path?: string;
}

const BAD_LENGTH: Difference = {
  because: 'of malformed requests only the one with a bad Content-Length gets a line',
  requests: 1,
  status: '400',
  method: 'POST',
  path: '/api/users',
};
const TAKEN_BY_20_1: Difference = {
  because: '20.1 takes HTTP/9.9 and a method in lower case for well-formed requests',
  requests: 2,
  status: '200',
  method: 'GET',
  path: '/',
};
const WITHOUT_PATH: readonly Difference[] = [
  { because: 'the path of a request whose application raised is None', requests: -2, path: '/boom' },
  { because: 'so is that of a malformed request', requests: -1, path: '/api/users' },
];
/** %(U)s is decoded. */
const DECODED: readonly Difference[] = [
  {
    because: 'a decoded line break splits the line into two that nobody can read',
    requests: -1,
    status: '200',
    method: 'GET',
    path: '/u/\nnewline',
  },
  ...WITHOUT_PATH,
];

interface Expectation {
  readonly differences?: readonly Difference[];
  readonly notes?: readonly string[];
  /** Lines of the error log among them, which is told. */
  readonly errorLog?: number;
  /** A logger of the application's own: paths are decoded, and texts are as JSON has them. */
  readonly isOwnLogger?: boolean;
}

const MIX = { '20.1': [TAKEN_BY_20_1, BAD_LENGTH], '26.1': [BAD_LENGTH] };

const IN_JSON = ['The lines are read in the JSON around them, under message.'];

const BY_KEYS = [
  'The lines are not in the format of the config. Each line is a JSON object with a request in its keys: ' +
    '{…"time":%(t)s,"remote_ip":%(h)s,"method":%(m)s,"path":%(U)s,"query":%(q)s,"status":%(s)s,"bytes":%(B)s,' +
    '"referer":%(f)s,"user_agent":%(a)s,"duration_us":%(D)s,"pid":%(p)s…}',
];

const EXPECTED: Readonly<Record<string, Expectation>> = {
  '20.1/err01-worker-faults': {
    differences: [
      {
        because: '20.1 writes no line when the application raises after the headers',
        requests: -1,
        status: '200',
        method: 'GET',
        path: '/boom-mid',
      },
    ],
  },
  '26.1/err01-worker-faults': {
    differences: [
      {
        because: '26.1 also logs the requests of clients that have gone',
        requests: 2,
        status: '200',
        method: 'GET',
        path: '/slow',
      },
    ],
  },
  '20.1/rot03-copytruncate': {
    differences: [
      { because: 'copytruncate loses two lines', requests: -2, status: '200', method: 'GET', path: '/api/users' },
    ],
  },
  '26.1/rot03-copytruncate': {
    differences: [
      { because: 'copytruncate loses a line', requests: -1, status: '200', method: 'GET', path: '/api/users' },
    ],
  },
  // The server's own messages, the dump of its configuration and tracebacks share the stream.
  '20.1/out01-container-stdout': { differences: MIX['20.1'], errorLog: 346 },
  '20.1/out04-json-logger': { differences: MIX['20.1'], notes: IN_JSON },
  '26.1/out04-json-logger': { differences: MIX['26.1'], notes: IN_JSON },
  '20.1/out03-logger-class': { differences: [...MIX['20.1'], ...WITHOUT_PATH], notes: BY_KEYS, isOwnLogger: true },
  '26.1/out03-logger-class': { differences: [...MIX['26.1'], ...WITHOUT_PATH], notes: BY_KEYS, isOwnLogger: true },
  '26.1/out01-container-stdout': { differences: MIX['26.1'], errorLog: 379 },
};

describe('logs of real servers', () => {
  for (const version of ['20.1', '26.1'] as const) {
    for (const scenario of readdirSync(join(FOLDER, version))) {
      it(`${version} ${scenario}`, async () => {
        const folder = join(FOLDER, version, scenario);
        const format = formatOf(folder);
        const usual: Expectation = /^(fmt|wk|out06|net01)/.test(scenario) ? { differences: MIX[version] } : {};
        const expected = EXPECTED[`${version}/${scenario}`] ?? usual;
        const isDecoded = format.includes('%(U)s');
        const { report, notes } = await analyze(folder, format);

        const { path } = report.sources[0]!;
        const told = `${path} has the error log of Gunicorn in it: ${expected.errorLog} lines were read as that.`;
        deepEqual(notes, expected.errorLog === undefined ? (expected.notes ?? []) : [told]);
        equal(report.lines.errorLog, expected.errorLog);
        equal(report.lines.unparsed, isDecoded ? 2 : 0);
        const differences = [...(expected.differences ?? []), ...(isDecoded ? DECODED : [])];
        const written = (target: string) => loggedPath(target, isDecoded, expected.isOwnLogger === true);
        deepEqual(countsOf(report), expectedCounts(folder, differences, written));
      });
    }
  }
});

describe('what Gunicorn counted itself', () => {
  for (const version of ['20.1', '26.1'] as const) {
    it(`${version} sent to statsd what the report counts in its log`, async () => {
      const folder = join(FOLDER, version, 'net01-statsd');
      const { report } = await analyze(folder, formatOf(folder));
      const sent = sentCounts(readFileSync(join(folder, 'datagrams.txt'), 'latin1'));
      equal(report.requests, sent['requests']);
      deepEqual(
        Object.fromEntries(Object.entries(report.status!).map(([code, count]) => [`request.status.${code}`, count])),
        Object.fromEntries(Object.entries(sent).filter(([name]) => name.startsWith('request.status.'))),
      );
    });
  }
});

/** The sums of the counters in datagrams such as `shop.gunicorn.requests:1|c|@1.0`, one a line. */
function sentCounts(datagrams: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, name, by] of datagrams.matchAll(/^shop\.gunicorn\.([^:]+):(\d+)\|c/gm))
    increase(counts, name, Number(by));
  return counts;
}

async function analyze(folder: string, format: string) {
  const logs = readdirSync(folder).filter(name => name.includes('.log'));
  const analysis = await analyzeFiles({
    paths: logs.map(name => join(folder, name)),
    format: { text: format, from: 'config' },
    top: 10_000,
    workerFile: resolve('dist/worker.js'),
    t: english,
  });
  ok('report' in analysis);
  equal(analysis.complete, true);
  return analysis;
}

function formatOf(folder: string): string {
  const settings = readSettings(readFileSync(join(folder, 'gunicorn.conf.py'), 'utf8'));
  return stringSetting(settings, 'access_log_format') ?? DEFAULT_FORMAT;
}

interface Counts {
  readonly status: Record<string, number>;
  readonly methods: Record<string, number>;
  readonly paths: Record<string, number>;
  /** Requests by path and class of their status. */
  readonly classes: Record<string, number>;
}

function countsOf({ status, methods, paths }: Report): Counts {
  return {
    status: { ...status },
    methods: { ...methods },
    paths: Object.fromEntries(paths!.map(({ path, requests }) => [path, requests])),
    classes: Object.fromEntries(
      paths!.flatMap(({ path, status }) => Object.entries(status!).map(([name, count]) => [`${path} ${name}`, count])),
    ),
  };
}

interface Asked {
  readonly kind: string;
  readonly method: string;
  readonly target: string;
  readonly status: string;
  readonly requests: number;
}

function expectedCounts(
  folder: string,
  differences: readonly Difference[],
  written: (target: string) => string,
): Counts {
  const { requests } = JSON.parse(readFileSync(join(folder, 'client.json'), 'utf8')) as { requests: readonly Asked[] };
  // Malformed requests are in no log but for the differences; nor are those that nobody answered.
  const answered = requests.filter(({ kind, status }) => !kind.startsWith('bad:') && /^\d+$/.test(status));
  const counts: Counts = { status: {}, methods: {}, paths: {}, classes: {} };
  for (const { target, ...asked } of answered) add(counts, { ...asked, path: written(target) });
  for (const difference of differences) add(counts, difference);
  return counts;
}

function add(
  counts: Counts,
  { status, method, path, requests }: Partial<Difference> & { readonly requests: number },
): void {
  increase(counts.status, status, requests);
  increase(counts.methods, method, requests);
  increase(counts.paths, path, requests);
  // Where only the path is missing, the application had raised or the request was malformed.
  const hundreds = status?.[0] ?? (path === '/boom' ? '5' : '4');
  if (path !== undefined) increase(counts.classes, `${path} ${hundreds}xx`, requests);
}

function increase(counts: Record<string, number>, key: string | undefined, by: number): void {
  if (key === undefined) return;
  counts[key] = (counts[key] ?? 0) + by;
  if (counts[key] === 0) delete counts[key];
}

/** What Gunicorn makes of a target: quotes are escaped, and %(U)s is decoded as if every byte were a character. */
function loggedPath(target: string, isDecoded: boolean, isOwnLogger: boolean): string {
  const path = target.split('?')[0]!;
  if (isOwnLogger) return decodePercent(path);
  return (isDecoded ? decodePercent(path) : path).replaceAll('"', '\\"');
}

function decodePercent(path: string): string {
  const bytes = Buffer.from(path, 'utf8').toString('latin1');
  return bytes.replaceAll(/%([\da-fA-F]{2})/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
}
