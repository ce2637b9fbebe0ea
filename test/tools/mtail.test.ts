import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { readSettings } from '../../core/config/read-settings.ts';
import type { Facts } from '../../core/generators/generator.ts';
import { mtail } from '../../core/generators/mtail.ts';
import { KNOWN_FORMATS } from '../../core/logs/known-formats.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { realAccessLogs } from '../support/real-logs.ts';
import { needsTools, runTool } from '../support/tools.ts';

const COMBINED = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"';

/** Formats and paths that mtail could read in a way of its own. */
const TRICKY: Readonly<Record<string, Facts>> = {
  ...Object.fromEntries(KNOWN_FORMATS.map(({ id, text }) => [id, withFormat(text)])),
  'slashes, dollars, quotes and controls': withFormat('//$x ${y} `%(s)s` \\d+ \t"%(r)s"/%(D)s#%%{}'),
  'padded and cut values': withFormat('%(u)-12s|%(s)6s|%(B)09d|%(a).5s|%(D)12d|%(r)r'),
  'seconds in every spelling': withFormat('%(L)s %(T)s %(M)d %(D).3f'),
  'a number that may be absent': withFormat('%({content-length}o)s %(s)s %(m)s %(U)s'),
  'no value that could be counted': withFormat('%(a)s'),
  'a format that mtail cannot have': withFormat('%(h)s\n%(s)s'),
  'a Windows path': facts({ settings: settings({ accesslog: String.raw`C:\logs\access.log`, errorlog: '-' }) }),
  'a path with quotes, blanks and Chinese': facts({
    settings: settings({ accesslog: '/var/log/it\'s "书" /a*[b]/access.log', errorlog: '/x/{}/$(touch y).log' }),
  }),
};

describe('mtail', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    needsTools('mtail');
    folder = mkdtempSync(join(tmpdir(), 'gunicorn-mtail-'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  for (const [says, known] of [
    ...ALL_SITUATIONS.map(({ name, facts }) => [name, facts] as const),
    ...Object.entries(TRICKY),
  ]) {
    it(`compiles the program: ${says}`, () => {
      deepEqual(runTool('mtail', ['--compile_only', '--progs', write(known)]), { code: 0, all: '' });
    });
  }

  it('would refuse a program with a mistake', () => {
    const path = write(facts());
    writeFileSync(path, `${readFileSync(path, 'utf8')}counter unused\n`);
    const { code, all } = runTool('mtail', ['--compile_only', '--progs', path]);
    equal(code, 1, all);
    match(all, /unused/);
  });

  for (const { path, format, lines } of realAccessLogs()) {
    it(`counts what the report counts: ${path}`, async () => {
      const log = join(folder, 'access.log');
      writeFileSync(log, `${lines.join('\n')}\n`);
      const report = await analyze(log, format);
      const known = { settings: settings({ access_log_format: format }), report };
      checkCounts(count({ ...known, overrides: { accesslog: log, errorlog: '/nowhere' } }, [log]), report);
    });
  }

  it('counts as the client did: the standard mix of requests', () => {
    const mix = 'test/fixtures/logs/20.1/fmt02-combined-duration';
    const log = resolve(mix, 'access.log');
    const known = readSettings(readFileSync(join(mix, 'gunicorn.conf.py'), 'utf8'));
    const counted = count({ settings: known, overrides: { accesslog: log } }, [log]);
    const client = JSON.parse(readFileSync(join(mix, 'client.json'), 'utf8')) as {
      requests: readonly { kind: string; status: string; requests: number }[];
    };
    const answered: Record<string, number> = {};
    for (const { kind, status, requests } of client.requests) {
      if (!kind.startsWith('bad:')) answered[status] = (answered[status] ?? 0) + requests;
    }
    const byStatus = sums(counted, 'gunicorn_requests_total', 'status');
    // 20.1 takes two of the malformed requests for well-formed, and answers one with 400.
    deepEqual(byStatus, { ...answered, '200': answered['200']! + 2, '400': 1 });
  });

  for (const release of ['20.1', '26.1']) {
    it(`counts timeouts, boots, exits, signals and exceptions as they were provoked: ${release}`, () => {
      const log = resolve(`test/fixtures/error-logs/${release}/err01-worker-faults/error.log`);
      const counted = count({ overrides: { accesslog: '/nowhere', errorlog: log } }, [log]);
      const text = readFileSync(log, 'utf8');
      const lines = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      equal(counted.get('gunicorn_worker_timeouts_total'), 3);
      equal(counted.get('gunicorn_worker_kills_total'), 4);
      equal(counted.get('gunicorn_worker_boots_total'), lines(/Booting worker/g));
      equal(counted.get('gunicorn_worker_exits_total'), lines(/Worker exiting/g));
      equal(counted.get('gunicorn_worker_failures_total'), release === '26.1' ? 1 : 0);
      equal(counted.get('gunicorn_exceptions_total'), lines(/Error handling request/g));
      equal(counted.get('gunicorn_log_messages_total{level="CRITICAL"}'), 3);
      equal(counted.get('gunicorn_requests_total'), undefined);
    });
  }

  it('counts hostile lines in its own words, and nothing that they claim', () => {
    const log = join(folder, 'hostile.log');
    const hostile = [
      line('GET /a HTTP/1.1'),
      line(String.raw`GET /\"\t500\t9\t\"-\"\t\"x HTTP/1.1`),
      line('X'.repeat(30) + ' / HTTP/1.1'),
      line('\u0016\u0003\u0001'),
      line('-', String.raw`\" 503 1 \"`),
      line(`GET /${'a'.repeat(60_000)} HTTP/1.1`),
      '[2026-11-22 10:46:59 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:1)',
      '\\"'.repeat(20_000),
      '',
    ];
    writeFileSync(log, hostile.map(text => `${text}\n`).join(''));
    const known = facts({ settings: settings({ access_log_format: `${COMBINED} %(D)s` }) });
    const counted = count({ ...known, overrides: { accesslog: log, errorlog: '/nowhere' } }, [log]);
    equal(counted.get('gunicorn_requests_total{method="GET",status="200"}'), 3);
    equal(counted.get('gunicorn_requests_total{method="other",status="200"}'), 3);
    equal(counted.get('gunicorn_server_errors_total'), 0);
    equal(counted.get('gunicorn_worker_timeouts_total'), 0);
    equal(counted.get('gunicorn_unparsed_lines_total'), 3);
  });

  function write(known: Facts): string {
    const path = join(folder, 'gunicorn.mtail');
    writeFileSync(path, mtail.generate(known).text);
    return path;
  }

  /** Each counter by its name and labels, without that of the program. */
  function count(known: Partial<Facts>, logs: readonly string[]): ReadonlyMap<string, number> {
    const args = ['--one_shot', '--one_shot_format', 'prometheus', '--logtostderr', '--progs', write(facts(known))];
    const { code, all } = runTool('mtail', [...args, ...logs.flatMap(log => ['--logs', log])]);
    equal(code, 0, all);
    ok(!all.includes('Runtime error'), all);
    const found = [...all.matchAll(/^(gunicorn_\w+)\{(.*)\} (\S+)$/gm)].map(([, name, labels, value]) => {
      const own = labels!.replace(/,?prog="[^"]*"|(?<=^)prog="[^"]*",?/, '').replace(/^,/, '');
      return [own === '' ? name! : `${name}{${own}}`, Number(value)] as const;
    });
    return new Map(found);
  }
});

function checkCounts(counted: ReadonlyMap<string, number>, report: Report): void {
  const requests = sums(counted, 'gunicorn_requests_total', 'status');
  deepEqual(requests, report.status ?? {});
  const { fields } = report.format;
  if (fields.includes('request') || fields.includes('method')) {
    const methods = sums(counted, 'gunicorn_requests_total', 'method');
    const { other = 0, ...usual } = methods;
    const named = Object.entries(report.methods ?? {}).filter(([method]) => method in usual);
    deepEqual(usual, Object.fromEntries(named));
    equal(other, report.requests - named.reduce((sum, [, count]) => sum + count, 0));
  }
  equal(counted.get('gunicorn_unparsed_lines_total'), report.lines.unparsed);
  equal(counted.get('gunicorn_response_bytes_total'), report.bytesSent ?? undefined);
  equal(counted.get('gunicorn_request_duration_seconds_count'), report.duration?.count);
  if (report.duration) {
    const seconds = (report.duration.mean * report.duration.count) / 1e6;
    const busy = counted.get('gunicorn_busy_seconds_total')!;
    ok(Math.abs(busy - seconds) <= 1e-6 * report.duration.count, `${busy} ${seconds}`);
  }
  const failed = Object.entries(report.status ?? {}).filter(([status]) => Number(status) >= 500);
  equal(
    counted.get('gunicorn_server_errors_total'),
    failed.reduce((sum, [, count]) => sum + count, 0),
  );
  const endpoints = sums(counted, 'gunicorn_endpoint_requests_total', 'endpoint');
  for (const { path, requests } of report.endpoints ?? []) {
    if (path in endpoints) equal(endpoints[path], requests, path);
  }
}

function sums(counted: ReadonlyMap<string, number>, name: string, label: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [key, value] of counted) {
    const [, text] = key.startsWith(`${name}{`) ? (new RegExp(`[{,]${label}="([^"]*)"`).exec(key) ?? []) : [];
    if (text !== undefined) found[text] = (found[text] ?? 0) + value;
  }
  return found;
}

function line(request: string, agent = 'x'): string {
  return `192.0.2.1 - - [22/Nov/2026:11:15:40 +0000] "${request}" 200 5 "-" "${agent}" 1000`;
}

function withFormat(format: string): Facts {
  return facts({ settings: settings({ access_log_format: format }) });
}

async function analyze(log: string, format: string): Promise<Report> {
  const workerFile = resolve('dist/worker.js');
  const result = await analyzeFiles({ paths: [log], format: { text: format, from: 'option' }, workerFile, t: english });
  ok('report' in result);
  return result.report;
}
