// npm run bench -- language [--rounds N]
// How long an editor waits for the language service: on a config of 1,000 lines, for the server to start, and on what is no
// config at all. Numbers to look at; nothing is asserted.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { build } from 'esbuild';
import { table } from './table.mjs';

/**
 * What is measured, as far as it is used here. The compiler keeps scripts and the house apart.
 * @typedef {{ surroundings: unknown, text: string }} Document
 * @typedef {Generator<undefined, any, undefined>} Steps
 * @typedef {{
 *   open(text: string): Document,
 *   openSteps(text: string, surroundings?: unknown, before?: Document): Steps,
 *   problems(document: Document): unknown,
 *   problemSteps(document: Document): Steps,
 *   hover(document: Document, offset: number): unknown,
 * }} Service
 */

const LINES = 1000;

/** So many keys until Node has compiled what it runs. */
const FIRST_KEYS = 30;

/** A config with everything that people write, as often as it takes. */
const BLOCK = `# Workers of the shop, number {n}.
import os
import multiprocessing

bind_{n} = os.environ.get('BIND', '0.0.0.0:8000')
workers = multiprocessing.cpu_count() * 2 + {n}
keepalive_{n} = 5
if os.environ.get('DEBUG'):
    loglevel_{n} = 'debug'
else:
    loglevel_{n} = os.environ.get('LEVEL', 'info').lower()
name_{n} = f"shop-{workers}-{n}"
logconfig_{n} = {
    'version': 1,
    'disable_existing_loggers': False,
    'handlers': {
        'console': {'class': 'logging.StreamHandler', 'formatter': 'generic', 'stream': 'ext://sys.stdout'},
    },
    'root': {'level': 'INFO', 'handlers': ['console']},
}


def post_fork_{n}(server, worker):
    server.log.info("Worker spawned (pid: %s)", worker.pid)


`;
const FORMAT = `accesslog = '-'\naccess_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s'\n`;

/** Nothing of the kind that anybody writes. @type {[name: string, text: string][]} */
const BAD_INPUT = [
  ['5 MB of assignments', 'name = 1\n'.repeat(5e6 / 9)],
  ['100,000 open brackets', '('.repeat(100_000)],
  ['50,000 brackets, closed', `bind = ${'['.repeat(49_000)}${']'.repeat(49_000)}`],
  ['100,000 NUL bytes', '\0'.repeat(100_000)],
  ['100 kB of assignments of one setting', "bind = 'a'\n".repeat(9000)],
  ['100 kB of one list', `bind = [${"'a', ".repeat(19_000)}]`],
  ['100 kB of one text in parts', `bind = (${"'a'\n".repeat(24_000)})`],
  ['100 kB of one format', `accesslog = '-'\naccess_log_format = '${'%(h)s '.repeat(16_000)}'`],
  ['100 kB of percent signs', `accesslog = '-'\naccess_log_format = '${'%'.repeat(99_000)}'`],
  ['100 kB of wrong conversions', `accesslog = '-'\naccess_log_format = '${'%(h)d '.repeat(16_000)}'`],
  ['100 kB of misspelt names', Array.from({ length: 6000 }, (_, n) => `acceslog${n} = ${n}`).join('\n')],
  ['100 kB of branches', 'if x:\n    bind = 1\n'.repeat(5000)],
];

/** @param {number} rounds @returns {Promise<string>} Markdown */
export async function benchLanguage(rounds) {
  const service = await loadService();
  const text = configOf(LINES);
  const keys = keystrokes(service, text, FIRST_KEYS + rounds);
  const rows = [
    ['', 'p50 ms', 'p95 ms'],
    row('Hover', hovers(service, text, rounds)),
    row(`Problems after each of the first ${FIRST_KEYS} keys`, keys.slice(0, FIRST_KEYS)),
    row('Problems after every later key', keys.slice(FIRST_KEYS)),
    row('The same, read anew', fresh(service, text, rounds)),
    row('Start of the server to the first problems', await starts(Math.min(rounds, 20))),
  ];
  const bad = BAD_INPUT.map(([name, input]) => [name].concat(steps(service, input)));
  return [
    `${LINES} lines, ${(text.length / 1000).toFixed(0)} kB. ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
    table(rows),
    'The longest that nothing else is answered, on what is no config:',
    table([['', 'longest step ms', 'all ms']].concat(bad)),
  ].join('\n\n');
}

/** @returns {Promise<Service>} */
async function loadService() {
  mkdirSync('out/bench', { recursive: true });
  const outfile = 'out/bench/service.cjs';
  await build({
    stdin: {
      contents: `export { createLanguageService } from './core/language/service.ts'; export { english } from './core/base/localize.ts';`,
      resolveDir: '.',
      loader: 'ts',
    },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
  });
  const { createLanguageService, english } = createRequire(import.meta.url)(`../../${outfile}`);
  return createLanguageService({ t: english });
}

/** @param {number} lines */
function configOf(lines) {
  let text = FORMAT;
  for (let n = 0; text.split('\n').length < lines; n++) text += BLOCK.replaceAll('{n}', String(n));
  return text.split('\n').slice(0, lines).join('\n');
}

/**
 * @param {Service} service
 * @param {string} text
 * @param {number} rounds
 */
function hovers(service, text, rounds) {
  const document = service.open(text);
  // Only where there is something to say: names of settings, and every piece of the format.
  const offsets = Array.from(text, (_, offset) => offset).filter(offset => service.hover(document, offset));
  return Array.from({ length: rounds * 10 }, (_, round) =>
    time(() => service.hover(document, offsets[(round * 7919) % offsets.length] ?? 0)),
  );
}

/**
 * A key is pressed somewhere: what is left of the last reading is used, as the server does.
 * @param {Service} service
 * @param {string} text
 * @param {number} rounds
 */
function keystrokes(service, text, rounds) {
  let document = service.open(text);
  return Array.from({ length: rounds }, (_, round) => {
    const at = (round * 7919) % text.length;
    const edited = document.text.slice(0, at) + 'x' + document.text.slice(at);
    return time(() => {
      document = finish(service.openSteps(edited, document.surroundings, document));
      service.problems(document);
    });
  });
}

/**
 * @param {Service} service
 * @param {string} text
 * @param {number} rounds
 */
function fresh(service, text, rounds) {
  return Array.from({ length: rounds }, (_, round) => time(() => service.problems(service.open(`${text}#${round}`))));
}

/** From the start of the process to the first `publishDiagnostics`. @param {number} rounds */
async function starts(rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await start());
  return times;
}

function start() {
  const text = `${FORMAT}loglevel = 'warn'\n`;
  const uri = 'file:///srv/shop/gunicorn.conf.py';
  const messages = [
    { id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } },
    { method: 'initialized', params: {} },
    { method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'python', version: 1, text } } },
  ];
  const begun = performance.now();
  const child = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  for (const message of messages) {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }
  return new Promise((/** @type {(took: number) => void} */ resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The server ended before it had found problems.')));
    child.stdout.on('data', data => {
      said += String(data);
      if (!said.includes('publishDiagnostics')) return;
      const took = performance.now() - begun;
      child.removeAllListeners('exit');
      child.once('exit', () => resolve(took));
      child.kill();
    });
  });
}

/**
 * @param {Service} service
 * @param {string} text
 */
function steps(service, text) {
  let longest = 0;
  const begun = processorMillis();
  /** @param {Steps} generator */
  const walk = generator => {
    for (;;) {
      const before = processorMillis();
      const step = generator.next();
      longest = Math.max(longest, processorMillis() - before);
      if (step.done) return step.value;
    }
  };
  const document = walk(service.openSteps(text));
  walk(service.problemSteps(document));
  return [longest.toFixed(1), (processorMillis() - begun).toFixed(0)];
}

/** @param {Steps} generator */
function finish(generator) {
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
}

/** @param {() => unknown} work */
function time(work) {
  const begun = processorMillis();
  work();
  return processorMillis() - begun;
}

/** Time of the processor, so that whatever else the machine does is not counted. */
function processorMillis() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * @param {string} name
 * @param {number[]} times
 */
function row(name, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const quantile = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return [name, quantile(0.5).toFixed(2), quantile(0.95).toFixed(2)];
}
