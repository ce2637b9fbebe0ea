import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prometheusMiddleware } from '../../core/generators/prometheus-middleware.ts';
import { prometheusMultiprocess } from '../../core/generators/prometheus-multiprocess.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { scrape } from '../support/exposition.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn } from '../support/gunicorn.ts';
import { needsPython, needsTools, runTool } from '../support/tools.ts';

const WSGI = `
import io, time
from request_metrics import RequestMetrics

def stream(count):
    for _ in range(count):
        time.sleep(0.1)
        yield b'x' * 200000

def app(environ, start_response):
    path = environ['PATH_INFO']
    if path == '/raise':
        raise ValueError('on purpose')
    if path == '/twice':
        try:
            start_response('200 OK', [])
            raise ValueError('on purpose')
        except ValueError:
            import sys
            start_response('503 Service Unavailable', [('Content-Length', '0')], sys.exc_info())
            return []
    start_response('200 OK', [])
    if path == '/stream':
        return stream(6)
    if path == '/endless':
        return stream(10000)
    if path == '/file':
        return environ['wsgi.file_wrapper'](open('shop.py', 'rb'))
    if path == '/lazy':
        return broken()
    return [b'ok']

def broken():
    yield b'ok'
    raise ValueError('on purpose')

app = RequestMetrics(app)
`;

const ASGI = `
import asyncio
from request_metrics import RequestMetrics

async def app(scope, receive, send):
    assert scope['type'] == 'http', scope['type']
    path = scope['path']
    if path == '/raise':
        raise ValueError('on purpose')
    start = {'type': 'http.response.start', 'status': 503 if path == '/twice' else 200, 'headers': []}
    await send(start)
    if path in ('/stream', '/endless'):
        gone = asyncio.ensure_future(receive_until_gone(receive))
        for _ in range(6 if path == '/stream' else 10000):
            await asyncio.sleep(0.1)
            if gone.done():
                return
            await send({'type': 'http.response.body', 'body': b'x' * 200000, 'more_body': True})
        gone.cancel()
    if path == '/lazy':
        await send({'type': 'http.response.body', 'body': b'ok', 'more_body': True})
        raise ValueError('on purpose')
    await send({'type': 'http.response.body', 'body': b'ok'})

async def receive_until_gone(receive):
    while (await receive())['type'] != 'http.disconnect':
        pass

app = RequestMetrics(app)
`;

const UVICORN = 'uvicorn.workers.UvicornWorker';
const KINDS: Readonly<
  Record<string, { readonly worker: string; readonly application: string; readonly more?: string }>
> = {
  sync: { worker: 'sync', application: WSGI },
  gthread: { worker: 'gthread', application: WSGI, more: 'threads = 4\n' },
  uvicorn: { worker: UVICORN, application: ASGI },
};

const ENDPOINTS = '/,/item/{id},/stream,/file';

describe('the middleware for the Prometheus client', function () {
  this.timeout(90_000);
  let folder: string;
  let gunicorn: Gunicorn | undefined;

  before(() => {
    needsTools('gunicorn', 'uvicorn', 'pyflakes3');
    needsPython('prometheus_client');
  });
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'middleware-'))));
  afterEach(async () => {
    await gunicorn?.stop();
    gunicorn = undefined;
    rmSync(folder, { recursive: true });
  });

  for (const [name, kind] of Object.entries(KINDS)) {
    describe(name, () => {
      it('counts what the client sees, over all workers', async () => {
        await start(kind);
        const seen: Record<string, number> = {};
        const asked = ['/raise', '/twice', '/file', ...Array.from({ length: 60 }, (_, id) => `/item/${id}`)];
        const statuses = await Promise.all(asked.map(path => gunicorn!.ask(path)));
        for (const status of [...statuses, 200]) seen[status] = (seen[status] ?? 0) + 1;
        const counted = await settled(counts => total(counts, 'gunicorn_requests_total') >= asked.length + 1);
        for (const [status, count] of Object.entries(seen)) {
          assert.equal(counted[`gunicorn_requests_total{method="GET",status="${status}"}`], count, status);
        }
        assert.equal(counted['gunicorn_request_duration_seconds_count{endpoint="/item/{id}"}'], 60);
        assert.equal(counted['gunicorn_request_duration_seconds_count{endpoint="/file"}'], 1);
        assert.equal(counted['gunicorn_log_messages_total{level="exception"}'], 1);
        assert.equal(counted['gunicorn_aborted_requests_total'], 0);
        assert.equal(counted['gunicorn_requests_in_progress'], 0);
      });

      it('measures to the last byte, and knows what is in progress', async () => {
        await start(kind);
        const streaming = gunicorn!.ask('/stream');
        await settled(counts => counts['gunicorn_requests_in_progress'] === 1);
        assert.equal(await streaming, 200);
        const counted = await settled(counts => counts['gunicorn_requests_in_progress'] === 0);
        const seconds = counted['gunicorn_request_duration_seconds_sum{endpoint="/stream"}'] ?? 0;
        assert.ok(seconds >= 0.6, `${seconds} s, and the application alone slept for 0.6`);
      });

      it('counts answers that break off, by themselves or by the client', async () => {
        await start(kind);
        await gunicorn!.ask('/lazy').catch(() => 'broken off');
        const socket = connect(gunicorn!.port, '127.0.0.1');
        socket.write('GET /endless HTTP/1.1\r\nHost: x\r\n\r\n');
        await once(socket, 'data');
        socket.destroy();
        const counted = await settled(counts => counts['gunicorn_aborted_requests_total'] === 2);
        assert.equal(counted['gunicorn_log_messages_total{level="exception"}'], 1);
        assert.equal(counted['gunicorn_requests_in_progress'], 0);
      });

      it('has as many series as before, whatever a client asks for', async () => {
        await start(kind);
        await askRaw('GET /item/1 HTTP/1.1');
        await askRaw('BREW /x HTTP/1.1');
        const before = await settled(counts => total(counts, 'gunicorn_requests_total') === 3).then(() =>
          countSeries(),
        );
        for (let id = 0; id < 30; id++) {
          await askRaw(`GET /item/${id}/../%0a%22%7D${'x'.repeat(id * 50)} HTTP/1.1`);
          await askRaw(`GET /item/${id}%0a HTTP/1.1`);
          await askRaw(`BREW${String.fromCodePoint(65 + (id % 26))} /${id}%00%ff%e4%b8%ad HTTP/1.1`);
        }
        const counted = await settled(counts => total(counts, 'gunicorn_requests_total') === 93);
        assert.equal(await countSeries(), before);
        assert.equal(counted['gunicorn_request_duration_seconds_count{endpoint="/item/{id}"}'], 1 + 30);
      });
    });
  }

  it('is Python without a complaint in every situation', () => {
    const texts = ALL_SITUATIONS.map(({ facts }) => prometheusMiddleware.generate(facts).text);
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `${index}.py`), text);
    const files = texts.map((_, index) => join(folder, `${index}.py`));
    assert.deepEqual(runTool('pyflakes3', files), { code: 0, all: '' });
  });

  function about(worker: string) {
    return facts({
      settings: settings({ worker_class: worker }),
      configFolder: folder,
      overrides: { endpoints: ENDPOINTS },
    });
  }

  async function start({ worker, application, more = '' }: (typeof KINDS)[string]) {
    const hooks = { ...about(worker), overrides: { directory: join(folder, 'numbers') } };
    writeFileSync(join(folder, 'gunicorn_prometheus.py'), prometheusMultiprocess.generate(hooks).text);
    writeFileSync(join(folder, 'request_metrics.py'), prometheusMiddleware.generate(about(worker)).text);
    const config = [
      'from gunicorn_prometheus import on_starting, child_exit, post_worker_init',
      `worker_class = "${worker}"\nworkers = 3\nerrorlog = "error.log"\n${more}`,
    ].join('\n');
    gunicorn = await startGunicorn(folder, application, config);
  }

  const askRaw = (line: string) => rawRequest(gunicorn!.port, line);
  const countSeries = async () => Object.keys(await scrape(gunicorn!.port)).length;

  /** What is counted once that is so. */
  async function settled(isSo: (counts: Readonly<Record<string, number>>) => boolean) {
    const since = Date.now();
    for (;;) {
      const counts = await scrape(gunicorn!.port);
      if (isSo(counts)) return counts;
      if (Date.now() - since > 20_000) assert.fail(JSON.stringify(counts, null, 1));
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
});

function total(counts: Readonly<Record<string, number>>, name: string): number {
  return Object.entries(counts).reduce(
    (sum, [series, count]) => (series.startsWith(`${name}{`) ? sum + count : sum),
    0,
  );
}

async function rawRequest(port: number, line: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.end(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
  socket.resume();
  await once(socket, 'close');
}
