import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
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
    needsTools(this, 'logrotate', 'gunicorn');
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
    const clients = [client(), client(), client()];
    for (const round of [1, 2]) {
      const before = gunicorn.answered();
      await waitFor(() => gunicorn.answered() > before + 100);
      const { code, all } = runTool('logrotate', ['-f', '-s', join(folder, 'state'), file]);
      assert.equal(code, 0, all);
      assert.doesNotMatch(all, /error:/);
      await waitFor(() => lineCount('access.log') > 0);
      assert.ok(lineCount('access.log.1') > 0, `the old lines are in access.log.1 after rotation ${round}`);
    }
    done.abort();
    await Promise.all(clients);

    // The line is written after the answer was sent.
    await waitFor(() => written() >= gunicorn.answered());
    assert.equal(written(), gunicorn.answered());
    const errors = ['error.log', 'error.log.1', 'error.log.2.gz'].map(read).join('');
    assert.doesNotMatch(errors, /PermissionError|WARNING|ERROR|CRITICAL/);
    assert.match(errors, /Handling signal: usr1/);
  });

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
