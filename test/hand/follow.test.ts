import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { throwAwayFolder } from '../../scripts/processes.mjs';
import { logrotate } from '../../core/generators/logrotate.ts';
import { facts, settings } from '../generators/situations.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsTools, runTool } from '../support/tools.ts';
import { openSession } from '../support/vscode-session.mjs';

const SCREENSHOTS = 'out/screenshots';
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
  access_log_format: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
  ...ACCOUNT,
};

describe('a hand that follows the log of a Gunicorn with traffic', function () {
  this.timeout(180_000);
  let folder: string;
  let gunicorn: Gunicorn;
  let session: Awaited<ReturnType<typeof openSession>>;

  before(async () => {
    needsTools('logrotate', 'gunicorn');
    mkdirSync(SCREENSHOTS, { recursive: true });
    folder = join(throwAwayFolder('workspace'), 'shop');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, '..'), 0o755);
    if (ACCOUNT) assert.equal(runTool('chown', [`${ACCOUNT.user}:${ACCOUNT.group}`, folder]).code, 0);
    gunicorn = await startGunicorn(folder, APPLICATION, CONFIG);
    for (let asked = 0; asked < 200; asked++) await gunicorn.ask(`/item/${asked % 7}`);
    session = await openSession(folder, { settings: { 'workbench.colorTheme': 'Dark Modern' } });
  });
  afterEach(async function () {
    const shown = this.currentTest?.isFailed() ? 'failed-follow' : 'followed';
    await session?.workbench.page.screenshot({ path: `${SCREENSHOTS}/${shown}.png` });
  });
  after(async () => {
    await gunicorn?.stop();
    await session?.end();
  });

  it('sees every request once, over rotations that rename, and one that copies and empties', async () => {
    const { workbench } = session;
    await workbench.openFile('access.log');
    await workbench.runCommand('Analyze Gunicorn Log');
    const dashboard = await workbench.webview();
    const requests = async () => {
      const total = dashboard.locator('.total', { hasText: 'Requests' }).first();
      return Number((await total.locator('.value').textContent())?.replaceAll(',', ''));
    };
    await waitFor(async () => (await requests()) > 0);
    const follow = dashboard.getByRole('button', { name: 'Follow' });
    await follow.click();
    await dashboard.locator('button[aria-pressed="true"]', { hasText: 'Follow' }).waitFor();

    const snippet = logrotate.generate(facts({ configFolder: folder, settings: settings(CONFIG) }));
    const renaming = write('renaming.conf', snippet.text);
    const done = new AbortController();
    const client = async () => {
      while (!done.signal.aborted) await gunicorn.ask(`/item/${gunicorn.answered() % 7}`);
    };
    const clients = [client(), client()];
    for (let round = 0; round < 2; round++) {
      const before = gunicorn.answered();
      await waitFor(() => gunicorn.answered() > before + 300);
      rotate(renaming);
      // The page has seen that before the next one.
      await waitFor(async () => (await requests()) > before + 300);
    }
    done.abort();
    await Promise.all(clients);
    await waitFor(async () => (await requests()) === gunicorn.answered());

    // What is written between copying and emptying is lost to everybody, so nothing is.
    const copying = logrotate.generate(
      facts({ configFolder: folder, settings: settings(CONFIG), overrides: { method: 'copytruncate' } }),
    );
    rotate(write('copying.conf', copying.text));
    for (let asked = 0; asked < 150; asked++) await gunicorn.ask('/after');
    await waitFor(async () => (await requests()) === gunicorn.answered());
    await dashboard.locator('#top-paths tbody th', { hasText: '/after' }).waitFor();

    // And so many lines there are.
    assert.equal(linesOnDisk(), gunicorn.answered());
  });

  function write(name: string, text: string): string {
    const path = join(folder, '..', name);
    writeFileSync(path, text, { mode: 0o644 });
    return path;
  }

  function rotate(configuration: string): void {
    const { code, all } = runTool('logrotate', ['-f', '-s', join(folder, '..', 'state'), configuration]);
    assert.equal(code, 0, all);
    assert.doesNotMatch(all, /error:/);
  }

  function linesOnDisk(): number {
    return readdirSync(folder)
      .filter(name => name.startsWith('access.log'))
      .map(name => {
        const bytes = Uint8Array.from(readFileSync(join(folder, name)));
        const text = name.endsWith('.gz') ? gunzipSync(bytes).toString() : new TextDecoder().decode(bytes);
        return text.split('\n').length - 1;
      })
      .reduce((sum, lines) => sum + lines, 0);
  }
});
