import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prometheusMultiprocess } from '../../core/generators/prometheus-multiprocess.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { scrape } from '../support/exposition.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsPython, needsTools, runTool } from '../support/tools.ts';

const WSGI = `
import os, time
from prometheus_client import Counter
orders = Counter('shop_orders', 'Orders.', ['kind'])

def app(environ, start_response):
    path = environ['PATH_INFO']
    if path == '/order':
        orders.labels('book').inc()
    if path == '/hang':
        time.sleep(60)
    if path == '/die':
        os.kill(os.getpid(), 9)
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

const ASGI = `
import os, time
from prometheus_client import Counter
orders = Counter('shop_orders', 'Orders.', ['kind'])

async def app(scope, receive, send):
    assert scope['type'] == 'http', scope['type']
    if scope['path'] == '/order':
        orders.labels('book').inc()
    if scope['path'] == '/hang':
        time.sleep(60)
    if scope['path'] == '/die':
        os.kill(os.getpid(), 9)
    await send({'type': 'http.response.start', 'status': 200, 'headers': [(b'content-length', b'2')]})
    await send({'type': 'http.response.body', 'body': b'ok'})
`;

const UVICORN = 'uvicorn.workers.UvicornWorker';
interface Kind {
  readonly worker: string;
  readonly application: string;
  readonly more?: string;
  readonly outlives?: true;
}

const KINDS: Readonly<Record<string, Kind>> = {
  sync: { worker: 'sync', application: WSGI },
  'sync, loaded before the fork': { worker: 'sync', application: WSGI, more: 'preload_app = True\n' },
  gthread: { worker: 'gthread', application: WSGI, more: 'threads = 4\n', outlives: true },
  uvicorn: { worker: UVICORN, application: ASGI },
};

const ORDERS = 'shop_orders_total{kind="book"}';

describe('the Prometheus client in several workers', function () {
  this.timeout(90_000);
  let folder: string;
  let gunicorn: Gunicorn | undefined;

  before(() => {
    needsTools('gunicorn', 'uvicorn', 'pyflakes3');
    needsPython('prometheus_client');
  });
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'metrics-'))));
  afterEach(async () => {
    await gunicorn?.stop();
    gunicorn = undefined;
    rmSync(folder, { recursive: true });
  });

  for (const [name, kind] of Object.entries(KINDS)) {
    it(`adds up, over killed, hanging and exchanged workers: ${name}`, async () => {
      await start(kind);
      await order(30);
      await shows({ [ORDERS]: 30, gunicorn_workers: 3, gunicorn_worker_exits_total: 0 });

      await gunicorn!.ask('/die').catch(() => 'killed');
      await shows({ gunicorn_workers: 3, gunicorn_worker_exits_total: 1, gunicorn_worker_timeouts_total: 0 });
      await order(10);
      await shows({ [ORDERS]: 40 });

      // The thread that watches over the others answers for a gthread worker, so none is ever too silent.
      const timeouts = kind.outlives ? 0 : 1;
      if (!kind.outlives) await gunicorn!.ask('/hang').catch(() => 'killed');
      await shows({
        gunicorn_workers: 3,
        gunicorn_worker_exits_total: 1 + timeouts,
        gunicorn_worker_timeouts_total: timeouts,
      });
      assert.equal(
        runTool('gunicorn', ['--check-config', '-c', 'gunicorn.conf.py', 'shop:app'], { cwd: folder }).code,
        0,
      );

      process.kill(master(), 'SIGHUP');
      await shows({ gunicorn_workers: 3, gunicorn_worker_exits_total: 4 + timeouts, [ORDERS]: 40 });
      await order(10);
      await shows({ [ORDERS]: 50 });
    });
  }

  it('counts on while another master takes over, and begins anew with the next start', async () => {
    await start(KINDS['sync']!);
    await order(20);
    const old = master();
    process.kill(old, 'SIGUSR2');
    await shows({ gunicorn_workers: 6, [ORDERS]: 20 });
    await order(20);
    process.kill(old, 'SIGTERM');
    await waitFor(() => existsSync(join(folder, 'pid')) && master() !== old);
    await shows({ gunicorn_workers: 3, [ORDERS]: 40 });
    process.kill(master(), 'SIGTERM');
    // The last thing that a master does: until then another one would not start.
    await waitFor(() => !existsSync(join(folder, 'pid')));
    await gunicorn!.stop();

    await start(KINDS['sync']!);
    await order(1);
    await shows({ [ORDERS]: 1, gunicorn_workers: 3, gunicorn_worker_exits_total: 0 });
  });

  it('answers reading alone', async () => {
    await start(KINDS['sync']!);
    const url = `http://127.0.0.1:${gunicorn!.port}/metrics`;
    assert.equal((await fetch(url, { method: 'POST' })).status, 405);
    assert.equal((await fetch(url, { method: 'HEAD' })).status, 200);
  });

  it('is Python without a complaint in every situation', () => {
    const texts = ALL_SITUATIONS.map(({ facts }) => prometheusMultiprocess.generate(facts).text);
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `${index}.py`), text);
    const files = texts.map((_, index) => join(folder, `${index}.py`));
    assert.deepEqual(runTool('pyflakes3', files), { code: 0, all: '' });
  });

  function generated(worker: string): string {
    return prometheusMultiprocess.generate(
      facts({
        settings: settings({ worker_class: worker }),
        configFolder: folder,
        overrides: { directory: join(folder, 'it\'s "numbers" 数') },
      }),
    ).text;
  }

  async function start({ worker, application, more = '' }: Kind) {
    writeFileSync(join(folder, 'gunicorn_prometheus.py'), generated(worker));
    const config = [
      'from gunicorn_prometheus import on_starting, child_exit, post_worker_init',
      `worker_class = "${worker}"\nworkers = 3\ntimeout = 5\nerrorlog = "error.log"\npidfile = "pid"\n${more}`,
    ].join('\n');
    gunicorn = await startGunicorn(folder, application, config);
  }

  async function order(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => gunicorn!.ask('/order')));
  }

  /** Until it is so, and then it stays so, whichever worker answers. */
  async function shows(expected: Readonly<Record<string, number>>): Promise<void> {
    const seen = async () => {
      const all = await scrape(gunicorn!.port).catch((): Record<string, number> => ({}));
      return Object.fromEntries(Object.keys(expected).map(name => [name, all[name]]));
    };
    const since = Date.now();
    while (JSON.stringify(await seen()) !== JSON.stringify(expected) && Date.now() - since < 20_000) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    for (let again = 0; again < 6; again++) assert.deepEqual(await seen(), expected);
  }

  function master(): number {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  }
});
