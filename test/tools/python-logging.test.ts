import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Facts } from '../../core/generators/generator.ts';
import { pythonLogging } from '../../core/generators/python-logging.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** Longer than any buffer between here and the file, so that a line that is written in pieces would be seen. */
const FILLING = 20_000;

const APPLICATION = `
import logging
log = logging.getLogger("shop")

def app(environ, start_response):
    path = environ["PATH_INFO"]
    log.info("asked for %s %s.", path, "x" * ${FILLING})
    log.debug("never written")
    start_response("200 OK", [("Content-Length", "0")])
    return []
`;

/** As root the workers run as another user, which is where a rotation goes wrong; else as whoever runs the test. */
const ACCOUNT = process.getuid?.() === 0 ? { user: 'www-data', group: 'www-data' } : null;

describe('logging of the application under several workers', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn | undefined;

  before(() => needsTools('gunicorn', 'logrotate', 'python3'));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'python-logging-'));
    chmodSync(folder, 0o755);
    if (ACCOUNT) assert.equal(runTool('chown', [`${ACCOUNT.user}:${ACCOUNT.group}`, folder]).code, 0);
  });
  afterEach(async () => {
    await gunicorn?.stop();
    gunicorn = undefined;
    rmSync(folder, { recursive: true });
  });

  it('loses and doubles no line in two rotations, and leaves the logs of Gunicorn alone', async () => {
    const known = { workers: 4, accesslog: 'access.log', errorlog: 'error.log', ...ACCOUNT };
    const { text } = await start(known);
    const file = join(folder, 'logrotate.conf');
    writeFileSync(file, rotationIn(text), { mode: 0o644 });
    assert.match(rotationIn(text), /app\.log\n\{\n {4}daily\n/);

    const asked: string[] = [];
    const done = new AbortController();
    const client = async (name: string) => {
      for (let index = 0; !done.signal.aborted; index++) {
        asked.push(`/${name}/${index}`);
        await gunicorn!.ask(`/${name}/${index}`);
      }
    };
    const clients = ['one', 'two', 'three'].map(client);
    for (const round of [1, 2]) {
      const before = asked.length;
      await waitFor(() => asked.length > before + 100);
      const { code, all } = runTool('logrotate', ['-f', '-s', join(folder, 'state'), file]);
      assert.equal(code, 0, all);
      assert.doesNotMatch(all, /error:/, `rotation ${round}`);
      await waitFor(() => read('app.log') !== '');
    }
    done.abort();
    await Promise.all(clients);
    await gunicorn!.stop();

    const logs = ['app.log', 'app.log.1', 'app.log.2.gz'].map(read);
    assert.ok(logs.every(log => log !== ''));
    const starting = gunicorn!.answered() - asked.length;
    assert.deepEqual(pathsIn(logs.join('')), [...asked, ...Array.from({ length: starting }, () => '/')].toSorted());
    assert.equal(read('access.log').split('\n').length - 1, gunicorn!.answered());
    assert.match(read('error.log'), /Booting worker with pid/);
    assert.doesNotMatch(read('error.log'), /asked for|Logging error|Traceback/);
    assert.doesNotMatch(logs.join(''), /gunicorn|"GET /);
  });

  it('writes to standard output where Gunicorn does', async () => {
    const known = { workers: 2, accesslog: 'access.log', errorlog: '-' };
    const more = `import os\nos.dup2(os.open("output.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 1)\n`;
    await start(known, {}, more);
    await Promise.all(Array.from({ length: 40 }, (_, index) => gunicorn!.ask(`/${index}`)));
    await gunicorn!.stop();
    const numbers = Array.from({ length: 40 }, (_, index) => `/${index}`);
    const starting = Array.from({ length: gunicorn!.answered() - 40 }, () => '/');
    assert.deepEqual(pathsIn(read('output.log')), [...numbers, ...starting].toSorted());
  });

  it('takes any name for the file that logrotate takes', async () => {
    const log = join(folder, `it's a "书店" $(log) [1].log`);
    const { text } = await start({ workers: 2, errorlog: 'error.log', ...ACCOUNT }, { log });
    const file = join(folder, 'logrotate.conf');
    writeFileSync(file, rotationIn(text), { mode: 0o644 });
    assert.ok(existsSync(log));
    const { code, all } = runTool('logrotate', ['-f', '-s', join(folder, 'state'), file]);
    assert.deepEqual([code, all.includes('error:')], [0, false], all);
    assert.ok(existsSync(`${log}.1`));
  });

  for (const { name, facts } of ALL_SITUATIONS) {
    it(`is a dictionary that logging accepts: ${name}`, () => {
      const program = `import ast, sys, logging.config
code = sys.stdin.read()
ast.parse(code, feature_version=(3, 8))
names = {}
exec(code, names)
logging.config.dictConfig(names["logconfig_dict"])`;
      const { text } = pythonLogging.generate(facts);
      assert.deepEqual(runTool('python3', ['-c', program], { input: text }), { code: 0, all: '' });
      if (!text.includes('WatchedFileHandler",')) return;
      const file = join(folder, 'logrotate.conf');
      writeFileSync(file, rotationIn(text), { mode: 0o644 });
      const { all } = runTool('logrotate', ['-d', '-s', join(folder, 'state'), file]);
      // Accounts of the situations need not be here.
      assert.doesNotMatch(
        all.replaceAll(/^error: .*unknown (?:user|group) '\w+'$/gm, ''),
        /bad|unknown|unexpected|extra/,
      );
    });
  }

  async function start(
    known: Readonly<Record<string, string | number>>,
    overrides: Facts['overrides'] = {},
    more = '',
  ) {
    const snippet = pythonLogging.generate(facts({ configFolder: folder, settings: settings(known), overrides }));
    const lines = Object.entries(known).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`);
    writeFileSync(join(folder, 'app_logging.py'), snippet.text);
    const config = `${more}${lines.join('')}from app_logging import logconfig_dict\n`;
    gunicorn = await startGunicorn(folder, APPLICATION, config);
    return snippet;
  }

  function read(name: string): string {
    const path = join(folder, name);
    if (!existsSync(path)) return '';
    return name.endsWith('.gz')
      ? gunzipSync(Uint8Array.from(readFileSync(path))).toString()
      : readFileSync(path, 'utf8');
  }
});

/** The file for logrotate in the comments of the snippet. */
function rotationIn(text: string): string {
  return [...text.split('/etc/logrotate.d/')[1]!.matchAll(/^# {5}(.*)$/gm)].map(([, line]) => `${line}\n`).join('');
}

/** What was asked for in each line, in order; every line must be whole. */
function pathsIn(log: string): string[] {
  const lines = log.trimEnd().split('\n');
  const whole = new RegExp(String.raw`^\[[-\d: +]+\] \[\d+\] \[INFO\] shop: asked for (\S+) x{${FILLING}}\.$`);
  return lines.map(line => whole.exec(line)?.[1] ?? assert.fail(`no whole line: ${line.slice(0, 200)}`)).toSorted();
}
