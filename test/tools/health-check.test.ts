import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { healthCheck } from '../../core/generators/health-check.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsTools, runTool } from '../support/tools.ts';

const UVICORN = 'uvicorn.workers.UvicornWorker';

/** An application that tells how many threads run checks, behind the generated class. */
const KINDS = {
  wsgi: {
    settings: { worker_class: 'gthread', threads: 4 },
    config: 'from health import post_worker_init\nworker_class = "gthread"\nthreads = 4\n',
    application: `
def app(environ, start_response):
    start_response("200 OK", [("X-Path", environ["PATH_INFO"])])
    return [threads()]
`,
  },
  'wsgi, loaded before the fork': {
    settings: { worker_class: 'gthread', threads: 4 },
    config: 'from health import post_worker_init\nworker_class = "gthread"\nthreads = 4\npreload_app = True\n',
    application: `
def app(environ, start_response):
    start_response("200 OK", [("X-Path", environ["PATH_INFO"])])
    return [threads()]
`,
  },
  asgi: {
    settings: { worker_class: UVICORN },
    config: `worker_class = "${UVICORN}"\n`,
    application: `
async def app(scope, receive, send):
    assert scope["type"] == "http", scope["type"]
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-path", scope["path"].encode())]})
    await send({"type": "http.response.body", "body": threads()})
`,
  },
};

interface Kind {
  readonly settings: Readonly<Record<string, string | number>>;
  readonly config: string;
  readonly application: string;
}

interface Checked {
  readonly dependencies?: string;
  /** Python that defines \`check\`, instead of the generated checks. */
  readonly check?: string;
  /** In seconds. */
  readonly limit?: number;
}

const CHECKS = {
  /** Never ends. */
  hangs: 'def check():\n    threading.Event().wait()\n',
  /** Ends when the worker was told to stop. */
  stops: `
def check():
    open("begun", "w").close()
    while not health.is_stopping():
        time.sleep(0.01)
`,
  awaits: `
async def check():
    open("begun", "w").close()
    while not health.is_stopping():
        await asyncio.sleep(0.01)
`,
  raises: 'def check():\n    raise OSError("password=secret")\n',
  refuses: 'def check():\n    return False\n',
};

describe('health checks under a real Gunicorn', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn | undefined;

  before(() => needsTools('gunicorn', 'uvicorn'));
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'health-'))));
  afterEach(async () => {
    await gunicorn?.stop();
    gunicorn = undefined;
    rmSync(folder, { recursive: true });
  });

  for (const [name, kind] of Object.entries(KINDS)) {
    describe(name, () => {
      it('is ready while its dependency accepts connections, and alive all the time', async () => {
        const dependency = createServer(socket => socket.end()).listen(0, '127.0.0.1');
        await once(dependency, 'listening');
        const dependencies = `127.0.0.1:${(dependency.address() as AddressInfo).port}`;
        await start(kind, { dependencies });
        assert.deepEqual(await ask('/health/live'), [200, { status: 'ok' }]);
        assert.deepEqual(await ask('/health/ready'), [200, { status: 'ok' }]);
        assert.deepEqual(await ask('/health'), [200, { status: 'ok', checks: { [dependencies]: 'ok' } }]);
        dependency.close();
        await once(dependency, 'close');
        assert.deepEqual(await ask('/health/live'), [200, { status: 'ok' }]);
        assert.deepEqual(await ask('/health/ready'), [503, { status: 'failed' }]);
        assert.deepEqual(await ask('/health'), [503, { status: 'failed', checks: { [dependencies]: 'failed' } }]);
        assert.match(errorLog(), /Health check 127\.0\.0\.1:\d+: failed\n/);
        assert.match(errorLog(), /ConnectionRefusedError/);
        // Only changes are told, however often is asked.
        assert.equal(errorLog().split('Health check').length, 2);
      });

      it('lets everything else through, and answers to no other method', async () => {
        await start(kind, {});
        const other = await fetch(url('/health/other'));
        assert.deepEqual([other.status, other.headers.get('x-path')], [200, '/health/other']);
        const head = await fetch(url('/health/ready'), { method: 'HEAD' });
        assert.deepEqual([head.status, head.headers.get('cache-control'), await head.text()], [200, 'no-store', '']);
        const post = await fetch(url('/health/live'), { method: 'POST' });
        assert.deepEqual([post.status, post.headers.get('allow')], [405, 'GET, HEAD']);
      });

      it('answers in spite of a check that hangs, and begins no second one', async () => {
        await start(kind, { check: CHECKS.hangs, limit: 0.2 });
        for (let probes = 0; probes < 3; probes++) {
          assert.deepEqual(await ask('/health'), [503, { status: 'failed', checks: { check: 'late' } }]);
        }
        assert.equal(await (await fetch(url('/'))).text(), '1');
        assert.deepEqual(await ask('/health/live'), [200, { status: 'ok' }]);
      });

      it('tells nobody but the error log why a check failed', async () => {
        await start(kind, { check: CHECKS.raises });
        assert.deepEqual(await ask('/health'), [503, { status: 'failed', checks: { check: 'failed' } }]);
        assert.match(errorLog(), /OSError: password=secret/);
      });

      it('takes False for a failure', async () => {
        await start(kind, { check: CHECKS.refuses });
        assert.deepEqual(await ask('/health'), [503, { status: 'failed', checks: { check: 'failed' } }]);
      });

      for (const check of name === 'asgi' ? (['stops', 'awaits'] as const) : (['stops'] as const)) {
        it(`is not ready any more once it was told to stop: a check that ${check}`, async () => {
          await start(kind, { check: CHECKS[check], limit: 30 });
          const asked = ask('/health/ready');
          await waitFor(() => existsSync(join(folder, 'begun')));
          await gunicorn!.stop();
          assert.deepEqual(await asked, [503, { status: 'stopping' }]);
        });
      }
    });
  }

  for (const { name, facts } of ALL_SITUATIONS) {
    it(`is code that Python 3.8 reads: ${name}`, () => {
      const program = 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 8))';
      const input = healthCheck.generate(facts).text;
      assert.deepEqual(runTool('python3', ['-c', program], { input }), { code: 0, all: '' });
    });
  }

  async function start(kind: Kind, { dependencies, check, limit = 2 }: Checked): Promise<void> {
    const overrides = dependencies === undefined ? {} : { dependencies };
    const { text } = healthCheck.generate(facts({ settings: settings(kind.settings), overrides }));
    writeFileSync(join(folder, 'health.py'), text);
    const code = `import asyncio, threading, time, health
health.LIMIT_SECONDS = ${limit}

def threads():
    return str(sum(thread.name.startswith("health ") for thread in threading.enumerate())).encode()

${check ?? ''}
${kind.application}
app = health.HealthChecks(app, ${check === undefined ? 'None' : '{"check": check}'})
`;
    gunicorn = await startGunicorn(folder, code, `${kind.config}errorlog = "error.log"\ngraceful_timeout = 40\n`);
  }

  const url = (path: string) => `http://127.0.0.1:${gunicorn!.port}${path}`;
  const errorLog = () => readFileSync(join(folder, 'error.log'), 'utf8');

  async function ask(path: string): Promise<[number, unknown]> {
    const response = await fetch(url(path), { headers: { connection: 'close' } });
    return [response.status, await response.json()];
  }
});
