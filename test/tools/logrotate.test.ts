import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { needsTools, runTool } from '../support/tools.ts';
import { logrotate } from '../../core/generators/logrotate.ts';
import { shellWord } from '../../core/generators/writers/shell.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts } from '../generators/situations.ts';
import { problemsOf } from '../support/check-rule.ts';

/** The logs that each situation's file must find; none where there is nothing to rotate. */
const LOGS: Readonly<Record<string, readonly string[]>> = {
  'no-config': ['/var/log/gunicorn/access.log', '/var/log/gunicorn/error.log'],
  'relative-paths': ['/srv/bookshop/access.log', '/srv/bookshop/error.log'],
  'pidfile-and-user': ['/var/log/shop/access.log', '/var/log/shop/error.log'],
  'statsd-prefix-and-stdout': [],
  'analyzed-log': ['/srv/bookshop/access.log', '/srv/bookshop/error.log'],
  'said-by-the-user': ['/opt/shop/access.log', '/opt/shop/error.log'],
  'hostile-values': ["/var/log/it's [not] $(one) *.log"],
  'unix-socket': ['/var/log/gunicorn/access.log', '/var/log/gunicorn/error.log'],
  'nginx-in-front': ['/var/log/gunicorn/access.log', '/var/log/gunicorn/error.log'],
  'json-log': ['/var/log/gunicorn/access.json', '/var/log/gunicorn/error.log'],
  container: [],
  chinese: ['/srv/bookshop/access.log', '/srv/bookshop/error.log'],
  'no-access-log': [],
  'no-durations': ['/var/log/shop/access.log', '/var/log/shop/error.log'],
  'no-status': ['/var/log/shop/access.log'],
  'broken-format': ['/srv/bookshop/access.log'],
  'quotes-spaces-and-chinese': ['/var/log/it\'s "our" 书店/访问 $(id) `id` 100%.log'],
  'windows-paths': [String.raw`/srv/app/C:\logs\access.log`, String.raw`/srv/app/logs\error.log`],
  'hostile-log': ['/srv/bookshop/access.log'],
  'hostile-log-alone': ['/var/log/gunicorn/error.log'],
};

describe('logrotate', () => {
  let root: string;
  before(function () {
    needsTools('logrotate');
    root = mkdtempSync(join(tmpdir(), 'logrotate-'));
  });
  after(() => root && rmSync(root, { recursive: true }));

  for (const { name, facts } of ALL_SITUATIONS) {
    it(`understands the file for the situation ${name} and finds its logs`, () => {
      const logs = LOGS[name];
      assert.ok(logs, `test/tools/logrotate.test.ts does not say which logs "${name}" has`);
      for (const log of logs) {
        mkdirSync(dirname(root + log), { recursive: true });
        writeFileSync(root + log, 'a line\n');
      }
      const { code, all } = dryRun(onThisMachine(logrotate.generate(facts).text));
      assert.deepEqual(
        all.split('\n').filter(line => /\berror:/.test(line)),
        [],
      );
      assert.equal(code, 0, all);
      const considered = [...all.matchAll(/^considering log (.*)$/gm)].map(match => match[1]);
      assert.deepEqual(
        considered,
        logs.map(log => root + log),
      );
    });
  }

  it('keeps the logs within the space that they were given, whatever they grow to', () => {
    const log = `${root}/disk/access.log`;
    mkdirSync(dirname(log));
    const overrides = { accesslog: log, errorlog: '-', disk: '6M', rotate: '4', service: 'none' };
    const { text } = logrotate.generate(facts({ overrides }));
    const file = join(root, 'disk.conf');
    writeFileSync(file, text.replace(/^ *postrotate$.*^ *endscript$/ms, ''), { mode: 0o644 });
    const state = join(root, 'disk.state');
    const kept = () => readdirSync(dirname(log)).map(name => statSync(join(dirname(log), name)).size);

    for (let round = 0; round < 8; round++) {
      const size = Number(/maxsize (\d+)M/.exec(text)?.[1]) * 1024 ** 2;
      const line = (index: number) =>
        `10.0.${round}.${index % 256} - "GET /item/${index * 7919} HTTP/1.1" 200 ${index}\n`;
      writeFileSync(log, Array.from({ length: Math.floor(size / 55) }, (_, index) => line(index)).join(''));
      writeFileSync(log, ' '.repeat(size + 1 - statSync(log).size), { flag: 'a' });
      const used = kept().reduce((sum, bytes) => sum + bytes, 0);
      assert.ok(used <= 6 * 1024 ** 2, `${used} bytes in round ${round}`);
      const { code, all } = runTool('logrotate', ['-s', state, file]);
      assert.equal(code, 0, all);
    }
    assert.equal(kept().length, 5);
  });

  it('copies and empties where it was told to, and has nothing to say to that', () => {
    const log = `${root}/copied/access.log`;
    mkdirSync(dirname(log));
    writeFileSync(log, 'a line\n');
    const { text } = logrotate.generate(
      facts({ overrides: { accesslog: log, errorlog: '-', method: 'copytruncate' } }),
    );
    const file = join(root, 'copied.conf');
    writeFileSync(file, text, { mode: 0o644 });
    const { code, all } = runTool('logrotate', ['-f', '-s', join(root, 'copied.state'), file]);
    assert.deepEqual([code, all], [0, '']);
    assert.equal(readFileSync(`${log}.1`, 'utf8'), 'a line\n');
    assert.equal(statSync(log).size, 0);
    assert.deepEqual(problemsOf(text, { version: NEWEST, path: '/etc/logrotate.d/gunicorn' }), []);
  });

  it('would tell of a mistake', () => {
    const { all } = dryRun(`${root}/access.log\n{\n    rotate 30   # days\n}\n`);
    assert.match(all, /error: .* bad rotation count/);
  });

  /** The generated text with its folders below the test's own and its user replaced by whoever runs the test. */
  function onThisMachine(text: string): string {
    const me = runTool('id', ['-un']).all.trim();
    const group = runTool('id', ['-gn']).all.trim();
    return text
      .replace(/(?<=^|['" ])\/(?=(?:srv|var|opt|run)\/)/gm, `${root}/`)
      .replace(/(?:www-data|shop) www-data/g, `${me} ${group}`);
  }

  function dryRun(text: string) {
    const file = join(root, 'logrotate.conf');
    writeFileSync(file, text, { mode: 0o644 });
    return runTool('logrotate', ['-d', '-s', join(root, 'state'), file]);
  }
});

describe('shellcheck', () => {
  before(() => needsTools('shellcheck'));

  for (const { name, facts } of ALL_SITUATIONS.filter(({ name }) => LOGS[name]?.length)) {
    it(`has nothing to say about the script for the situation ${name}`, () => {
      const { text } = logrotate.generate(facts);
      const script = /^ *postrotate\n(.*?)^ *endscript$/ms.exec(text)?.[1] ?? '';
      assert.notEqual(script, '');
      const { code, all } = runTool('shellcheck', ['--shell=sh', '--severity=warning', '-'], { input: script });
      assert.equal(code, 0, all);
    });
  }
});

describe('a word for the shell', () => {
  const WORDS = [
    '/run/gunicorn.pid',
    'two words',
    "it's",
    '$(touch x)',
    '`touch x`',
    '"; touch x; "',
    String.raw`back\slash`,
    '-n',
    '',
    '$HOME',
    'a\nb',
  ];
  for (const word of WORDS) {
    it(`${JSON.stringify(word)} arrives as it is`, () => {
      const { all } = runTool('sh', ['-c', `printf '[%s]' ${shellWord(word)}`]);
      assert.equal(all, `[${word}]`);
    });
  }
});
