import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { generateLog } from '../../scripts/bench/generate-log.mjs';
import { hasTool, needsTools } from '../support/tools.ts';

const LINES = 20_000;
const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';

/** Other programs that count: what they say of the same log. */
describe('other programs say of the same log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-peers-'));
  const log = join(folder, 'access.log');
  let report: Report;

  before(async () => {
    generateLog(log, { lines: LINES, seed: 20261123, as: 'lines' });
    const analysis = await analyzeFiles({
      paths: [log],
      format: { text: FORMAT, from: 'option' },
      top: 100_000,
      workerFile: resolve('dist/worker.js'),
      t: english,
    });
    ok('report' in analysis);
    report = analysis.report;
  });
  after(() => rmSync(folder, { recursive: true }));

  it('awk: lines, statuses, bytes, clients and the longest request', () => {
    const awk = ['mawk', 'gawk', 'awk'].find(hasTool);
    ok(awk, 'not installed: awk');
    const program =
      '{ split($1, h, " "); n = split($0, q, "\\""); split($3, s, " "); status[s[1]]++; bytes += s[2]; client[h[1]]++;' +
      ' micros = q[n] + 0; if (micros > longest) longest = micros }' +
      ' END { for (code in status) print code, status[code]; for (who in client) clients++;' +
      ' printf "bytes %.0f\\nclients %d\\nlongest %d\\nlines %d\\n", bytes, clients, longest, NR }';
    const told = new Map(
      output(awk, ['-F"', program, log])
        .trim()
        .split('\n')
        .map(line => line.split(' ') as [string, string])
        .map(([name, count]) => [name, Number(count)]),
    );
    deepEqual(Object.fromEntries([...told].filter(([name]) => /^\d/.test(name))), report.status);
    equal(told.get('lines'), report.lines.parsed);
    equal(told.get('bytes'), report.bytesSent);
    equal(told.get('clients'), report.clients!.length);
    equal(told.get('longest'), report.duration!.max);
  });

  it('GoAccess: requests, bytes, and requests by status', () => {
    needsTools('goaccess');
    const format = [
      '--log-format=%h %^[%d:%t %^] "%r" %s %b "%R" "%u" %D',
      '--date-format=%d/%b/%Y',
      '--time-format=%T',
    ];
    const told = JSON.parse(output('goaccess', [log, ...format, '--no-progress', '-o', 'json'])) as GoAccess;
    equal(told.general.total_requests, report.requests);
    equal(told.general.failed_requests, report.lines.unparsed);
    equal(told.general.bandwidth, report.bytesSent);
    const codes = told.status_codes.data
      .flatMap(({ items }) => items)
      .map(({ data, hits }) => [data.slice(0, 3), hits.count]);
    deepEqual(Object.fromEntries(codes), report.status);
  });
});

interface GoAccess {
  readonly general: { total_requests: number; failed_requests: number; bandwidth: number };
  readonly status_codes: { data: readonly { items: readonly { data: string; hits: { count: number } }[] }[] };
}

function output(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  equal(status, 0, stderr);
  return stdout;
}
