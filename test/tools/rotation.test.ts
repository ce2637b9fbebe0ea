import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Report } from '../../core/analysis/report.ts';
import { logrotate } from '../../core/generators/logrotate.ts';
import { facts, settings } from '../generators/situations.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsTools, runTool } from '../support/tools.ts';

const APPLICATION = `
def app(environ, start_response):
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

/** As root the workers run as another user, which is where a rotation goes wrong; else as whoever runs the test. */
const ACCOUNT = process.getuid?.() === 0 ? { user: 'www-data', group: 'www-data' } : null;

const CONFIG = {
  workers: 2,
  accesslog: 'access.log',
  errorlog: 'error.log',
  pidfile: 'gunicorn.pid',
  ...ACCOUNT,
};

describe('rotation under a running Gunicorn', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn;

  before(async function () {
    needsTools('logrotate', 'gunicorn');
    folder = mkdtempSync(join(tmpdir(), 'rotation-'));
    chmodSync(folder, 0o755);
    if (ACCOUNT) assert.equal(runTool('chown', [`${ACCOUNT.user}:${ACCOUNT.group}`, folder]).code, 0);
    gunicorn = await startGunicorn(folder, APPLICATION, CONFIG);
  });
  after(async () => {
    await gunicorn?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('loses no line in two rotations, and no worker', async () => {
    const snippet = logrotate.generate(facts({ configFolder: folder, settings: settings(CONFIG) }));
    const file = join(folder, 'logrotate.conf');
    writeFileSync(file, snippet.text, { mode: 0o644 });

    const done = new AbortController();
    const client = async () => {
      while (!done.signal.aborted) await gunicorn.ask('/');
    };
    const following = await followLog('access.log');
    const clients = [client(), client(), client()];
    for (const round of [1, 2]) {
      const before = gunicorn.answered();
      await waitFor(() => gunicorn.answered() > before + 100);
      const { code, all } = runTool('logrotate', ['-f', '-s', join(folder, 'state'), file]);
      assert.equal(code, 0, all);
      assert.doesNotMatch(all, /error:/);
      await waitFor(() => lineCount('access.log') > 0);
      assert.ok(lineCount('access.log.1') > 0, `the old lines are in access.log.1 after rotation ${round}`);
      // The first rotation is seen before the second; that two may come between two looks is proven elsewhere.
      await following.next();
    }
    done.abort();
    await Promise.all(clients);

    // The line is written after the answer was sent.
    await waitFor(() => written() >= gunicorn.answered());
    assert.equal(written(), gunicorn.answered());
    const report = await following.end();
    assert.deepEqual([report.requests, report.lines.unparsed], [gunicorn.answered(), 0]);
    const errors = ['error.log', 'error.log.1', 'error.log.2.gz'].map(read).join('');
    assert.doesNotMatch(errors, /PermissionError|WARNING|ERROR|CRITICAL/);
    assert.match(errors, /Handling signal: usr1/);
  });

  it('loses no line that was copied before the log was emptied', async () => {
    const file = join(folder, 'copytruncate.conf');
    const log = join(folder, 'access.log');
    const account = ACCOUNT ? `su ${ACCOUNT.user} ${ACCOUNT.group}` : '';
    writeFileSync(file, `${log} {\n rotate 5\n copytruncate\n ${account}\n}\n`, { mode: 0o644 });
    const before = lineCount('access.log');
    const following = await followLog('access.log');
    for (const round of [1, 2]) {
      for (let asked = 0; asked < 40; asked++) await gunicorn.ask(`/round/${round}`);
      // What is written between copying and emptying is lost to everybody, so nothing is.
      await waitFor(() => read('access.log').split(`/round/${round} `).length > 40);
      const { code, all } = runTool('logrotate', ['-f', '-s', join(folder, 'copied'), file]);
      assert.equal(code, 0, all);
    }
    const { requests } = await following.end();
    assert.equal(requests, before + 80);
  });

  /** The command line that follows a log; when it is ended, the last report. */
  async function followLog(name: string) {
    const args = ['dist/cli.js', 'analyze', join(folder, name), '--follow', '--output', 'json'];
    const command = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    command.stdout.on('data', (data: unknown) => void (printed += String(data)));
    const reports = () => printed.split('\n').length - 1;
    const next = async () => {
      const before = reports();
      await waitFor(() => reports() > before);
    };
    await next();
    return {
      next,
      async end(): Promise<Report> {
        command.kill('SIGINT');
        const [code] = (await once(command, 'exit')) as [number];
        assert.equal(code, 0);
        return JSON.parse(printed.trimEnd().split('\n').at(-1)!) as Report;
      },
    };
  }

  function written(): number {
    return ['access.log', 'access.log.1', 'access.log.2.gz'].map(lineCount).reduce((sum, count) => sum + count);
  }

  function lineCount(name: string): number {
    return read(name).split('\n').length - 1;
  }

  function read(name: string): string {
    const path = join(folder, name);
    if (!existsSync(path)) return '';
    return name.endsWith('.gz')
      ? gunzipSync(Uint8Array.from(readFileSync(path))).toString()
      : readFileSync(path, 'utf8');
  }
});
