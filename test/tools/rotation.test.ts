import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { logrotate } from '../../core/generators/logrotate.ts';
import { facts, settings } from '../generators/situations.ts';
import { needsTools, runTool } from '../support/tools.ts';

const APPLICATION = `
def app(environ, start_response):
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

/** As root the workers run as another user, which is where a rotation goes wrong; else as whoever runs the test. */
const ACCOUNT = process.getuid?.() === 0 ? { user: 'www-data', group: 'www-data' } : {};

describe('rotation under a running Gunicorn', () => {
  let folder: string;
  let gunicorn: ChildProcess;
  let port: number;
  let answered = 0;

  before(async function () {
    this.timeout(30_000);
    needsTools(this, 'logrotate', 'gunicorn');
    folder = mkdtempSync(join(tmpdir(), 'rotation-'));
    port = await freePort();
    writeFileSync(join(folder, 'shop.py'), APPLICATION);
    chmodSync(folder, 0o755);
    if ('user' in ACCOUNT) assert.equal(runTool('chown', ['-R', `${ACCOUNT.user}:${ACCOUNT.group}`, folder]).code, 0);
    writeFileSync(join(folder, 'gunicorn.conf.py'), configText());
    gunicorn = spawn('gunicorn', ['-c', 'gunicorn.conf.py', 'shop:app'], { cwd: folder, stdio: 'ignore' });
    await waitFor(() =>
      ask().then(
        () => true,
        () => false,
      ),
    );
  });
  after(async () => {
    if (gunicorn && gunicorn.exitCode === null) {
      gunicorn.kill('SIGTERM');
      await once(gunicorn, 'exit');
    }
    if (folder) rmSync(folder, { recursive: true });
  });

  it('loses no line in two rotations, and no worker', async function () {
    this.timeout(60_000);
    const snippet = logrotate.generate(facts({ configFolder: folder, settings: settings(configValues()) }));
    const file = join(folder, 'logrotate.conf');
    writeFileSync(file, snippet.text, { mode: 0o644 });
    // logrotate, run by root, trusts only files of root.
    if ('user' in ACCOUNT) runTool('chown', ['root:root', file]);

    const done = new AbortController();
    const client = async () => {
      while (!done.signal.aborted) await ask();
    };
    const clients = [client(), client(), client()];
    for (const round of [1, 2]) {
      const before = answered;
      await waitFor(() => answered > before + 100);
      const { code, all } = runTool('logrotate', ['-f', '-s', join(folder, 'state'), file]);
      assert.equal(code, 0, all);
      assert.doesNotMatch(all, /error:/);
      await waitFor(() => existsSync(join(folder, 'access.log')) && lineCount('access.log') > 0);
      assert.ok(lineCount('access.log.1') > 0, `the old lines are in access.log.1 after rotation ${round}`);
    }
    done.abort();
    await Promise.all(clients);

    // The line is written after the answer was sent.
    await waitFor(() => written() >= answered);
    assert.equal(written(), answered);
    const errors = ['error.log', 'error.log.1', 'error.log.2.gz'].map(read).join('');
    assert.doesNotMatch(errors, /PermissionError|WARNING|ERROR|CRITICAL/);
    assert.match(errors, /Handling signal: usr1/);
  });

  function configValues() {
    const paths = { accesslog: 'access.log', errorlog: 'error.log', pidfile: 'gunicorn.pid' };
    return { bind: `127.0.0.1:${port}`, workers: 2, ...paths, ...ACCOUNT };
  }

  function configText(): string {
    return Object.entries(configValues())
      .map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`)
      .join('');
  }

  function ask(): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path: '/', agent: false }, response => {
        response.resume();
        response.on('end', () => {
          answered++;
          resolve();
        });
        response.on('error', reject);
      });
      request.on('error', reject);
    });
  }

  function read(name: string): string {
    const path = join(folder, name);
    if (!existsSync(path)) return '';
    return name.endsWith('.gz')
      ? gunzipSync(Uint8Array.from(readFileSync(path))).toString()
      : readFileSync(path, 'utf8');
  }

  function written(): number {
    return ['access.log', 'access.log.1', 'access.log.2.gz'].map(lineCount).reduce((sum, count) => sum + count);
  }

  function lineCount(name: string): number {
    return read(name).split('\n').length - 1;
  }
});

async function waitFor(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(20);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
