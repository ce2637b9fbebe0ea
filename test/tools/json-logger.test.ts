import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import type { Report } from '../../core/analysis/report.ts';
import { jsonLogger } from '../../core/generators/json-logger.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { madeUpRequest } from '../support/made-up-requests.ts';
import { countBy, sumBy } from '../support/naive-analysis.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** Answers with the status and as many bytes as the headers ask for. */
const APPLICATION = `
def app(environ, start_response):
    size = int(environ.get("HTTP_X_SIZE", 2))
    start_response(environ.get("HTTP_X_STATUS", "200 OK"), [("Content-Length", str(size)), ("X-Answer", 'a "\\\\b')])
    return [b"x" * size]
`;
const FORMAT =
  '%(h)s %({X-Request-Id}i)s %({X-Forwarded-For}i)s %({x-answer}o)s %({Authorization}i)s %(s)s %({status}i)s';
const CONFIG = { workers: 2, accesslog: 'access.log', errorlog: 'error.log', access_log_format: FORMAT };

type Line = Readonly<Record<string, string | number | null>>;

const isAccess = (text: string) => text.includes('"status":200');

describe('JSON access log of a real Gunicorn', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn | undefined;

  before(() => needsTools('gunicorn', 'uvicorn', 'python3'));
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'json-logger-'))));
  afterEach(async () => {
    await gunicorn?.stop();
    gunicorn = undefined;
    rmSync(folder, { recursive: true });
  });

  it('has the true values of every request, whatever the client sends, and is read without a rest', async () => {
    await start(APPLICATION, CONFIG);
    const starting = gunicorn!.answered();
    const sent = hostileRequests(400);
    for (const request of sent) await send(request);
    await gunicorn!.stop();

    const lines = await linesByPython();
    assert.equal(lines.length, starting + sent.length);
    const byId = new Map(lines.map(line => [line['x_request_id'], line]));
    for (const request of sent) {
      const [path, ...query] = request.target.split('?');
      const { time, pid, duration_us: duration, ...line } = byId.get(request.id)!;
      assert.match(String(time), /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
      assert.ok(Number(pid) > 1 && Number(duration) > 0);
      assert.deepEqual(line, {
        remote_addr: '127.0.0.1',
        user: known(request.user),
        method: request.method,
        path,
        query: query.join('?') || null,
        protocol: 'HTTP/1.1',
        status: request.status,
        bytes_sent: request.sizeBytes,
        referrer: known(request.referrer),
        user_agent: known(request.agent),
        x_request_id: request.id,
        x_forwarded_for: known(request.forwarded),
        response_x_answer: 'a "\\b',
        header_status: null,
      });
    }

    const { code, all } = runTool(
      process.execPath,
      [resolve('dist/cli.js'), 'analyze', join(folder, 'access.log'), '--output', 'json', '--top', '9999'],
      {},
    );
    assert.equal(code, 0, all);
    const report = JSON.parse(all) as Report;
    assert.deepEqual(report.lines, { total: lines.length, parsed: lines.length, unparsed: 0, samples: [] });
    assert.deepEqual(report.status, Object.fromEntries(countBy(lines, ({ status }) => String(status))));
    assert.deepEqual(
      new Map(Object.entries(report.methods!)),
      countBy(lines, ({ method }) => String(method)),
    );
    assert.deepEqual(
      new Map(report.paths!.map(({ path, requests }) => [path, requests])),
      countBy(lines, ({ path }) => String(path)),
    );
    assert.equal(
      report.bytesSent,
      sumBy(lines, line => Number(line['bytes_sent'])),
    );
    const durations = lines.map(line => Number(line['duration_us']));
    const { count, min, max } = report.duration!;
    assert.deepEqual(
      { count, min, max },
      { count: lines.length, min: Math.min(...durations), max: Math.max(...durations) },
    );
  });

  it('hides what would let others act in the name of the client', async () => {
    await start(APPLICATION, CONFIG, { hide: 'code' });
    const secrets: Readonly<Record<string, string>> = {
      '/a?token=hunter2': '?token=***',
      '/a?x=1&Access-Token=hunter2&y=2': '?x=1&Access-Token=***&y=2',
      '/a?%74oken=hunter2;sessionId=hunter2': '?%74oken=***;sessionId=***',
      '/a?code=hunter2&author=tolkien&token': '?code=***&author=tolkien&token',
      '/a?token=hunter2=hunter2': '?token=***',
    };
    for (const target of Object.keys(secrets)) {
      await send({ ...PLAIN, target, referrer: `https://me:hunter2@shop.example${target}`, user: 'bob' });
    }
    await gunicorn!.stop();
    assert.doesNotMatch(readFileSync(join(folder, 'access.log'), 'utf8'), /hunter2|c2VjcmV0/);
    const lines = (await linesByPython()).filter(({ path }) => path === '/a');
    assert.deepEqual(
      lines.map(line => [`?${line['query']}`, line['referrer'], line['user']]),
      Object.values(secrets).map(query => [query, `https://***@shop.example/a${query}`, 'bob']),
    );
  });

  it('goes on sending metrics, and has its prefix in syslog', async () => {
    const statsd = await listen();
    const syslog = await listen();
    const address = `127.0.0.1:${statsd.port}`;
    const known = { ...CONFIG, statsd_host: address, syslog_addr: `udp://127.0.0.1:${syslog.port}` };
    await start(APPLICATION, known, {}, 'syslog = True\n');
    await waitFor(() => statsd.received.some(text => text.startsWith('gunicorn.request.status.200:')));
    await waitFor(() => syslog.received.some(isAccess));
    const [, json] = /^<\d+>gunicorn\.\S+: \[\d+\] (\{.*\})\0?$/.exec(syslog.received.find(isAccess)!) ?? [];
    assert.equal((JSON.parse(json!) as Line)['path'], '/');
    statsd.close();
    syslog.close();
  });

  it('has what Uvicorn tells', async () => {
    const application = `
async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})
`;
    await start(application, { ...CONFIG, worker_class: 'uvicorn.workers.UvicornWorker' });
    await send({ ...PLAIN, target: '/a"b\\?token=hunter2', agent: '"' });
    await gunicorn!.stop();
    const { time, pid, ...line } = (await linesByPython()).at(-1)!;
    assert.ok(time && pid);
    assert.deepEqual(line, {
      remote_addr: '127.0.0.1',
      method: 'GET',
      path: '/a%22b%5C',
      query: 'token=***',
      protocol: 'HTTP/1.1',
      status: 404,
    });
  });

  for (const { name, facts } of ALL_SITUATIONS) {
    it(`is code that Python 3.8 reads: ${name}`, () => {
      const program = 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 8))';
      const input = jsonLogger.generate(facts).text;
      assert.deepEqual(runTool('python3', ['-c', program], { input }), { code: 0, all: '' });
    });
  }

  async function start(
    application: string,
    config: Readonly<Record<string, string | number>>,
    overrides = {},
    more = '',
  ): Promise<void> {
    const { text } = jsonLogger.generate(facts({ settings: settings(config), overrides }));
    writeFileSync(join(folder, 'json_logger.py'), text);
    const rows = Object.entries({ ...config, logger_class: 'json_logger.JsonLogger' });
    const lines = rows.map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`).join('');
    gunicorn = await startGunicorn(folder, application, lines + more);
  }

  /** One request as bytes, so that nothing on this side mends it. */
  async function send(request: typeof PLAIN): Promise<void> {
    const { method, target, agent, referrer, forwarded, user } = request;
    const token = user === null ? null : Buffer.from(`${user}:secret`).toString('base64');
    const headers: readonly (readonly [string, string | null])[] = [
      ['User-Agent', agent],
      ['Referer', referrer],
      ['X-Forwarded-For', forwarded],
      ['Authorization', token === null ? null : `Basic ${token}`],
      ['X-Request-Id', request.id],
      ['X-Status', `${request.status} Status`],
      ['X-Size', String(request.sizeBytes)],
      ['Connection', 'close'],
    ];
    const written = headers.filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(gunicorn!.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => void (answer += chunk.toString('latin1')));
    socket.write(`${method} ${target} HTTP/1.1\r\nHost: shop.example\r\n${written.join('')}\r\n`);
    await once(socket, 'close');
    assert.match(answer, /^HTTP\/1\.1 \d{3} /);
  }

  /** Each line as Python's own reader of JSON understands it. */
  async function linesByPython(): Promise<readonly Line[]> {
    const program = 'import json, sys; print(json.dumps([json.loads(line) for line in sys.stdin]))';
    const input = readFileSync(join(folder, 'access.log'), 'utf8');
    const { code, all } = runTool('python3', ['-c', program], { input });
    assert.equal(code, 0, all);
    return JSON.parse(all) as Line[];
  }
});

const PLAIN = {
  id: 'id',
  method: 'GET',
  target: '/',
  status: 200,
  sizeBytes: 2,
  agent: null as string | null,
  referrer: null as string | null,
  forwarded: null as string | null,
  user: null as string | null,
};

function hostileRequests(count: number): readonly (typeof PLAIN)[] {
  return fc.sample(madeUpRequest(), { numRuns: count, seed: 20261123 }).map((request, index) => ({
    id: `id-${index}`,
    method: request.method === "X'Y" ? 'GET' : request.method,
    target: request.target,
    status: Number.parseInt(String(request.status), 10),
    sizeBytes: String(request.status).startsWith('304') ? 0 : request.sizeBytes % 5000,
    agent: sendable(request.agent),
    referrer: sendable(request.referrer),
    forwarded: sendable(request.forwarded),
    user: sendable(request.user),
  }));
}

/** Gunicorn takes the second byte of one character for a blank, and strips blanks. */
function sendable(text: string | null): string | null {
  return text?.replaceAll('\u0085', 'x').trim() ?? null;
}

/** A hyphen is how Gunicorn says that there is nothing. */
function known(text: string | null): string | null {
  return text === '' || text === '-' ? null : text;
}

async function listen() {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const received: string[] = [];
  socket.on('message', message => void received.push(message.toString()));
  return { port: socket.address().port, received, close: () => void socket.close() };
}
