import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { needsTools, runTool } from '../support/tools.ts';
import { logrotate } from '../../core/generators/logrotate.ts';
import { shellWord } from '../../core/generators/writers/shell.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';

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
