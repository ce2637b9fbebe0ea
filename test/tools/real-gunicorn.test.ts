import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from '../../core/analysis/report.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn } from '../support/gunicorn.ts';
import { countBy, sumBy } from '../support/naive-analysis.ts';
import { seededRandom } from '../support/random.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** Answers with the status and as many bytes as the path asks for. */
const APPLICATION = `
def app(environ, start_response):
    words = environ['PATH_INFO'].split('/')
    if words[1] == 'boom':
        raise ValueError('boom')
    status, size = (int(words[2]), int(words[3])) if words[1] == 'answer' else (200, 2)
    body = b'' if environ['REQUEST_METHOD'] == 'HEAD' else b'x' * size
    start_response('%d Status' % status, [('Content-Length', str(size)), ('Content-Type', 'text/plain')])
    return [body]
`;

interface Asked {
  readonly method: string;
  /** As it is in the request line. */
  readonly target: string;
  readonly status: number;
  /** Of the body. */
  readonly bytes: number;
}

describe('a log that a real Gunicorn writes with the sample config', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn;
  let asked: Asked[];
  let report: Report;

  before(async function () {
    needsTools('gunicorn');
    folder = mkdtempSync(join(tmpdir(), 'real-gunicorn-'));
    gunicorn = await startGunicorn(folder, APPLICATION, readFileSync('samples/gunicorn.conf.py', 'utf8'));
    const starting = { method: 'GET', target: '/', status: 200, bytes: 2 };
    asked = Array.from({ length: gunicorn.answered() }, () => starting);
    for (const wanted of requests(500)) asked.push(await ask(gunicorn.port, wanted));
    for (const malformed of ['GARBAGE\r\n\r\n', 'GET / HTTP/9\r\n\r\n', '\x16\x03\x01\x02\x00\x01']) {
      await sendMalformed(gunicorn.port, malformed);
    }
    await gunicorn.stop();
    const { code, all } = runTool(
      process.execPath,
      [
        resolve('dist/cli.js'),
        'analyze',
        'access.log',
        '--config',
        'gunicorn.conf.py',
        '--output',
        'json',
        '--top',
        '9999',
      ],
      { cwd: folder },
    );
    equal(code, 0, all);
    report = JSON.parse(all) as Report;
  });
  after(async () => {
    await gunicorn?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('has every well-formed request, and nothing else', () => {
    deepEqual(report.lines, { total: asked.length, parsed: asked.length, unparsed: 0, samples: [] });
  });

  it('counts them by status as the client does', () => {
    deepEqual(report.status, Object.fromEntries(countBy(asked, ({ status }) => String(status))));
  });

  it('counts them by method as the client does', () => {
    deepEqual(
      new Map(Object.entries(report.methods!)),
      countBy(asked, ({ method }) => method),
    );
  });

  it('counts them by path, and by path and class of status, as the client does', () => {
    const paths = report.paths!;
    deepEqual(new Map(paths.map(({ path, requests }) => [path, requests])), countBy(asked, pathOf));
    deepEqual(
      new Map(
        paths.flatMap(({ path, status }) => Object.entries(status!).map(([name, count]) => [`${path} ${name}`, count])),
      ),
      countBy(asked, one => `${pathOf(one)} ${Math.floor(one.status / 100)}xx`),
    );
  });

  it('has the bytes of every body that the client received', () => {
    const received = new Map<string, number>();
    for (const one of asked) received.set(pathOf(one), (received.get(pathOf(one)) ?? 0) + one.bytes);
    // The page that Gunicorn sends for an exception is no body of the application and does not count.
    received.set('/boom', 0);
    deepEqual(new Map(report.paths!.map(({ path, bytesSent }) => [path, bytesSent])), received);
    equal(
      report.bytesSent,
      sumBy([...received.values()], bytes => bytes),
    );
  });

  it('has a duration for every request', () => equal(report.duration?.count, asked.length));
});

/** The path as Gunicorn logs it. */
function pathOf({ target }: Asked): string {
  return target.split('?')[0]!.replaceAll('"', '\\"');
}

interface Wanted {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TARGETS = [
  '/',
  '/a?b=c',
  '/a',
  '/a%20b',
  '/a%0Ab',
  '/a"b',
  '/a\\b',
  '/%E4%B9%A6?q=%E4%B9%A6',
  '/x?y=?z',
  '/a//b/../c',
];
const AGENTS = [
  'curl/8.4.0',
  'a "quoted" agent',
  'C:\\Program Files\\Bot\\',
  '',
  'x" 500 0 "-" "y',
  "it's",
  '\\"',
  'é',
];
const STATUSES = [200, 200, 200, 201, 302, 400, 404, 418, 500, 503];

/** The same mix in every run: odd targets and agents among ordinary ones. */
function* requests(count: number): Generator<Wanted> {
  const random = seededRandom(20261122);
  for (let index = 0; index < count; index++) {
    const method = random.pick(['GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE', 'PROPFIND', 'OPTIONS']);
    const answer = `/answer/${random.pick(STATUSES)}/${random.below(3) * random.below(4000)}`;
    const [target, verb] = random.pick([
      [answer, method],
      [random.pick(TARGETS), method],
      ['/head', 'HEAD'],
      ['/boom', 'GET'],
    ] as const);
    const headers: Record<string, string> = { 'User-Agent': random.pick(AGENTS) };
    if (random.below(2)) headers['Referer'] = `https://shop.example/"${index}"?x=\\`;
    if (random.below(5) === 0)
      headers['Authorization'] =
        `Basic ${Buffer.from(random.pick(['bob smith:x', 'böb:x', 'a"b:x'])).toString('base64')}`;
    yield {
      method: verb,
      target,
      headers,
      body: verb === 'POST' || verb === 'PUT' ? 'x'.repeat(random.below(2000)) : '',
    };
  }
}

async function ask(port: number, { method, target, headers, body }: Wanted): Promise<Asked> {
  return await new Promise((resolve, reject) => {
    const length = { 'Content-Length': String(body.length) };
    const sent = request(
      { port, host: '127.0.0.1', method, path: target, headers: { ...headers, ...length } },
      response => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => void (bytes += chunk.length));
        response.on('error', reject);
        response.on('end', () => resolve({ method, target, status: response.statusCode ?? 0, bytes }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function sendMalformed(port: number, text: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.end(text, 'latin1');
  socket.resume();
  await once(socket, 'close');
}
