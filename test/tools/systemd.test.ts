import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemd } from '../../core/generators/systemd.ts';
import { systemdSocket } from '../../core/generators/systemd-socket.ts';
import { commandWord, wholeValue, writeUnit } from '../../core/generators/writers/systemd.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { waitFor } from '../support/gunicorn.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** Further configs, each with something that systemd reads in a way of its own. */
const TRICKY: readonly { says: string; facts: ReturnType<typeof facts> }[] = [
  {
    says: 'a folder with blanks, percent and dollar',
    facts: facts({ configFolder: '/srv/it is 100% $HOME "a" \'b\'' }),
  },
  { says: 'a Chinese folder', facts: facts({ configFolder: '/srv/书店' }) },
  { says: 'a folder that ends in a backslash', facts: facts({ configFolder: '/srv/a\\' }) },
  { says: 'a Windows folder', facts: facts({ configFolder: String.raw`C:\srv\app` }) },
  {
    says: 'an application with arguments',
    facts: facts({ settings: settings({ wsgi_app: 'shop:create_app("100% $x", key=\';\')' }) }),
  },
  {
    says: 'everything from somewhere else',
    facts: facts({
      settings: settings({
        wsgi_app: 'shop\n[Service]\nExecStartPre=/bin/false',
        bind: 'unix:/run/a b/\nListenStream=1.sock',
        pidfile: '/run/x y/%n.pid',
        accesslog: '/var/log/a b/access.log',
        user: 'root\nExecStartPre=/bin/false',
        daemon: true,
      }),
    }),
  },
  { says: 'a low port', facts: facts({ settings: settings({ bind: '[::]:80', daemon: false }) }) },
  { says: 'a socket in /tmp', facts: facts({ settings: settings({ bind: 'unix:/tmp/gunicorn.sock' }) }) },
];

describe('systemd', function () {
  this.timeout(60_000);
  let folder: string;
  before(function () {
    needsTools('systemd-analyze', 'gunicorn');
    folder = mkdtempSync(join(tmpdir(), 'units-'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  for (const { says, facts } of [...ALL_SITUATIONS.map(({ name, facts }) => ({ says: name, facts })), ...TRICKY]) {
    it(`has nothing to say about service and socket: ${says}`, () => {
      const service = systemd.generate(facts).text;
      assert.match(service, /^ExecStart=\/usr\/bin\/gunicorn -c .+$/m);
      const socket = systemdSocket.generate(facts).text;
      const units = {
        'gunicorn.service': service,
        ...(/^ListenStream=/m.test(socket) && { 'gunicorn.socket': socket }),
      };
      assert.deepEqual(verify(units), { code: 0, all: '' });
      for (const text of Object.values(units)) assert.doesNotMatch(text, /^ExecStartPre|^ListenStream=1\.sock/m);
    });
  }

  it('would tell of a mistake', () => {
    const { all } = verify({ 'gunicorn.service': systemd.generate(facts()).text.replace('Type=notify', 'Type=noisy') });
    assert.match(all, /Failed to parse service type/);
  });

  it('is told by Gunicorn when it listens, and hands it the sockets of the socket unit', async () => {
    writeFileSync(
      join(folder, 'shop.py'),
      'def app(environ, start_response):\n    start_response("200 OK", [("Content-Length", "2")])\n    return [b"ok"]\n',
    );
    writeFileSync(join(folder, 'gunicorn.conf.py'), 'bind = "unix:/nowhere/at/all.sock"\n');
    const path = join(folder, 'handed over.sock');
    const unit = systemd.generate(facts({ overrides: { folder, wsgi_app: 'shop:app' } })).text;
    const command = /^ExecStart=(.*)$/m.exec(unit)![1]!.split(' ');
    const activate = spawn('systemd-socket-activate', ['-l', path, ...command], { cwd: folder, stdio: 'ignore' });
    try {
      await waitFor(
        () =>
          activate.exitCode !== null ||
          answer(path).then(
            status => status === 200,
            () => false,
          ),
      );
      assert.equal(activate.exitCode, null);
    } finally {
      activate.kill('SIGTERM');
      await once(activate, 'exit');
    }
  });

  it('reads each word of a command as it was meant', () => {
    // systemd-analyze shows no words, so the program that is missing is what it names.
    for (const name of ['a b', '100%', '书店', '{braces}']) {
      const program = join(folder, 'none', name);
      mkdirSync(join(folder, 'none'), { recursive: true });
      const unit = writeUnit({
        comments: [],
        sections: [
          {
            name: 'Service',
            entries: [
              { name: 'WorkingDirectory', value: wholeValue(folder) },
              { name: 'ExecStart', value: commandWord(program) },
            ],
          },
        ],
      });
      const { all } = verify({ 'gunicorn.service': unit });
      assert.ok(all.includes(`Command ${program} is not executable`), all);
    }
  });

  function verify(units: Readonly<Record<string, string>>) {
    const files = Object.entries(units).map(([name, text]) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    });
    const outcome = runTool('systemd-analyze', ['verify', ...files]);
    for (const file of files) rmSync(file);
    return outcome;
  }
});

function answer(socketPath: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ socketPath, path: '/', agent: false }, response => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
}
