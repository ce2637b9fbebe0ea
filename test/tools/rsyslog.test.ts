import { deepEqual, equal, match } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '../../core/generators/generator.ts';
import { rsyslog } from '../../core/generators/rsyslog.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { waitFor } from '../support/gunicorn.ts';
import { needsTools, runTool } from '../support/tools.ts';

const ACCESS = 'test/fixtures/logs/20.1/fmt02-combined-duration/access.log';
const ERROR = 'test/fixtures/error-logs/20.1/err01-worker-faults/error.log';

const TRICKY: Readonly<Record<string, Facts>> = {
  'quotes, dollars and Chinese': facts({
    settings: settings({ accesslog: '/var/log/it\'s "书" $(x) ${y}/access.log', errorlog: '/a%b;#{c}.log' }),
  }),
  'a Windows path': facts({ settings: settings({ accesslog: String.raw`C:\logs\access.log`, errorlog: '-' }) }),
  'a glob': facts({ settings: settings({ accesslog: '/var/log/*.log', errorlog: '/var/log/[ab].log' }) }),
  'an address of IPv6': facts({ overrides: { target: '[::1]:5170' } }),
};

describe('rsyslog', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    needsTools('/usr/sbin/rsyslogd');
    folder = mkdtempSync(join(tmpdir(), 'gunicorn-rsyslog-'));
    mkdirSync(join(folder, 'work'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  for (const [says, known] of [
    ...ALL_SITUATIONS.map(({ name, facts }) => [name, facts] as const),
    ...Object.entries(TRICKY),
  ]) {
    it(`accepts the configuration: ${says}`, () => {
      const { code, all } = runTool('/usr/sbin/rsyslogd', ['-N1', '-f', write(known)]);
      equal(code, 0, all);
      equal(all.replaceAll(/^rsyslogd: (?:version .*|End of config validation run\. Bye\.)\n/gm, ''), '');
    });
  }

  it('would refuse a mistake', () => {
    const path = write(facts());
    writeFileSync(path, readFileSync(path, 'utf8').replace('type="omfwd"', 'type="omforward"'));
    const { code, all } = runTool('/usr/sbin/rsyslogd', ['-N1', '-f', path]);
    equal(code, 1);
    match(all, /omforward/);
  });

  it('sends every line of both logs, and each traceback in one piece', async () => {
    let received = '';
    const server = createServer(socket => {
      socket.setEncoding('utf8').on('data', (text: string) => void (received += text));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const accesslog = join(folder, 'it\'s "one" $(x) 书.log');
    const errorlog = join(folder, 'error.log');
    writeFileSync(accesslog, readFileSync(ACCESS, 'utf8'));
    // An entry ends where the next begins.
    writeFileSync(errorlog, `${readFileSync(ERROR, 'utf8')}[2026-11-22 10:47:30 +0000] [1] [INFO] end\n`);
    const lines = readFileSync(ACCESS, 'utf8').split('\n').slice(0, -1);
    const entries = readFileSync(ERROR, 'utf8')
      .trimEnd()
      .split(/\n(?=\[\d{4}-)/);
    const path = write(facts({ overrides: { accesslog, errorlog, target: `127.0.0.1:${port}` } }));
    const pid = join(folder, 'pid');
    const daemon = spawn('/usr/sbin/rsyslogd', ['-n', '-f', path, '-i', pid], { stdio: 'ignore' });
    try {
      const expected = lines.length + entries.length;
      await waitFor(() => daemon.exitCode !== null || received.split('\n').length > expected);
      const sent = received
        .split('\n')
        .slice(0, -1)
        .map(line => JSON.parse(line) as { dataset: string; message: string; '@timestamp': string });
      const of = (dataset: string) => sent.filter(event => event.dataset === dataset).map(({ message }) => message);
      deepEqual(of('gunicorn.access'), lines);
      deepEqual(of('gunicorn.error').slice(0, entries.length), entries);
    } finally {
      daemon.kill();
      if (daemon.exitCode === null) await once(daemon, 'exit');
      server.close();
    }
  });

  /** With a folder of its own for what rsyslog remembers, as the configuration of every system has one. */
  function write(known: Facts): string {
    const path = join(folder, 'rsyslog.conf');
    writeFileSync(path, `global(workDirectory="${join(folder, 'work')}")\n${rsyslog.generate(known).text}`);
    return path;
  }
});
