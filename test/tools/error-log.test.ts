import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { english } from '../../core/base/localize.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsTools } from '../support/tools.ts';

const APPLICATION = `
import os, signal, time

def app(environ, start_response):
    path = environ['PATH_INFO']
    if path == '/hang':
        time.sleep(60)
    if path == '/killed':
        os.kill(os.getpid(), signal.SIGKILL)
    if path == '/reload':
        os.kill(os.getppid(), signal.SIGHUP)
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s %(D)s %(p)s';

describe('the error log of a real Gunicorn', function () {
  this.timeout(60_000);
  let folder: string;

  before(function () {
    needsTools('gunicorn');
    folder = mkdtempSync(join(tmpdir(), 'error-log-'));
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  it('tells a timeout from a kill, and both from a reload', async () => {
    const gunicorn = await startGunicorn(folder, APPLICATION, {
      workers: 2,
      timeout: 2,
      accesslog: 'access.log',
      errorlog: 'error.log',
      access_log_format: FORMAT,
    });
    try {
      const said = (pattern: RegExp) => pattern.test(readFileSync(join(folder, 'error.log'), 'utf8'));
      const boots = () => readFileSync(join(folder, 'error.log'), 'utf8').split('Booting worker').length - 1;
      await gunicorn.ask('/hang').catch(() => 0);
      await waitFor(() => said(/WORKER TIMEOUT/) && boots() === 3);
      await gunicorn.ask('/killed').catch(() => 0);
      await waitFor(() => boots() === 4);
      await gunicorn.ask('/reload');
      await waitFor(() => said(/Hang up/) && boots() === 6);
      await gunicorn.ask('/');
    } finally {
      await gunicorn.stop();
    }
    const { eventCounts, events, timedOut } = await errorLogOf([join(folder, 'access.log')], join(folder, 'error.log'));
    equal(eventCounts['worker-timeout'], 1);
    equal(eventCounts.reload, 1);
    equal(timedOut.count, 1);
    const kills = events.filter(({ signal, kind }) => kind === 'worker-signal' && signal === 'SIGKILL');
    deepEqual(
      kills.flatMap(({ cause }) => (cause === 'timeout' ? [] : [cause])),
      ['out-of-memory'],
    );
    const cause = (wanted: string) =>
      events.filter(event => event.kind === 'worker-exit' && event.cause === wanted).length;
    equal(cause('reload'), 2);
    equal(cause('stop'), 2);
    equal(events.find(({ kind }) => kind === 'worker-timeout')?.pid, timedOut.requests[0]?.pid);
  });

  for (const workers of ['1', '4']) {
    it(`tells why a start with ${workers} workers failed`, async () => {
      writeFileSync(join(folder, 'broken.py'), 'import no_such_module\n');
      const errorLog = join(folder, `broken-${workers}.log`);
      const options = ['-w', workers, '-b', '127.0.0.1:0', '--error-logfile', errorLog, 'broken:app'];
      const { status } = spawnSync('gunicorn', options, { cwd: folder });
      // Mostly 3. The end of a worker may reach the master while it halts already, which then ends with a traceback.
      ok(status === 3 || status === 1, `exit status ${status}`);
      const { events } = await errorLogOf([], errorLog);
      const failures = events.filter(({ kind }) => kind === 'boot-failure');
      equal(failures.length, 1);
      match(failures[0]!.reason ?? '', /ModuleNotFoundError: No module named 'no_such_module'/);
      equal(failures[0]!.exception, 'ModuleNotFoundError');
    });
  }
});

async function errorLogOf(paths: readonly string[], errorLog: string) {
  const analysis = await analyzeFiles({
    paths,
    errorLogs: [errorLog],
    format: { text: FORMAT, from: 'option' },
    workerFile: resolve('dist/worker.js'),
    t: english,
  });
  ok('report' in analysis && analysis.report.errorLog);
  return analysis.report.errorLog;
}
