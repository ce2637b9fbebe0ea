import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERATORS } from '../../core/generators/index.ts';

/** A command as typed behind `gunicorn-logs generate`, in the folder of the samples. */
interface Case {
  readonly says: string;
  readonly typed: string;
  readonly code: 0 | 2;
  /** Standard output, when there is any. */
  readonly out?: RegExp;
  /** Standard error. */
  readonly notes?: RegExp;
}

const CASES: readonly Case[] = [
  {
    says: 'a snippet goes to standard output, what was assumed to standard error',
    typed: 'logrotate --config gunicorn.conf.py',
    code: 0,
    out: /^\S*\/samples\/access\.log\n\S*\/samples\/error\.log\n\{\n {4}daily\n/m,
    notes: /^Relative paths start where Gunicorn is started; assumed .*\/samples, the folder of the config\.\n/,
  },
  {
    says: 'a log brings its growth into the rotation',
    typed: 'logrotate --config gunicorn.conf.py --log access.log',
    code: 0,
    out: /# The analyzed access log grows by \d+ MB a day \(measured over 1 h\)\.\n {4}daily/,
  },
  {
    says: 'a log brings its usual numbers into the alerts',
    typed: 'prometheus-rules --config gunicorn.conf.py --log access.log',
    code: 0,
    out: /# Slow is three times the usual p99 of the durations in the analyzed log, 0\.\d+ s\.\n/,
  },
  {
    says: '--set wins over the config',
    typed: 'prometheus-rules --config gunicorn.conf.py --set workers=16',
    code: 0,
    out: /min by \(job, instance\) \(gunicorn_workers\) < 16\n/,
  },
  {
    says: 'the list has what --set may name',
    typed: '--list',
    code: 0,
    out: /(?:^|\n)logrotate\n(.+\n|\n)+ {4}pidfile=\/run\/gunicorn\.pid +The file/,
  },
  {
    says: 'without a kind, the kinds are told',
    typed: '',
    code: 2,
    notes: /^Which kind\? One of: .*logrotate, .*prometheus-rules, .*systemd.*\.\n$/,
  },
  { says: 'a misspelt kind is guessed', typed: 'logrotat', code: 2, notes: /did you mean "logrotate"\?\n$/ },
  {
    says: 'a kind that resembles none is answered with all',
    typed: 'pizza',
    code: 2,
    notes: /There are: .*logrotate, .*prometheus-rules, .*systemd.*\.\n$/,
  },
  { says: 'a log is no second kind', typed: 'logrotate access.log', code: 2, notes: /A log is named by --log\.\n$/ },
  {
    says: 'an unknown name in --set is guessed',
    typed: 'logrotate --set pidfil=/x',
    code: 2,
    notes: /did you mean "pidfile"\?\n$/,
  },
  {
    says: 'a value that cannot be is refused with an example',
    typed: 'logrotate --set rotate=often',
    code: 2,
    notes: /^rotate cannot be "often"; .*: 14\.\n$/,
  },
  {
    says: 'a line break cannot come in through --set',
    typed: 'logrotate --set user=a%0Asu',
    code: 2,
    notes: /^user cannot be "a\\nsu"/,
  },
  { says: '--set needs both halves', typed: 'logrotate --set rotate', code: 2, notes: /NAME=VALUE, not "rotate"\.\n$/ },
  {
    says: 'a missing config is told',
    typed: 'logrotate --config nowhere.py',
    code: 2,
    notes: /^The config nowhere\.py cannot be read: it does not exist\.\n$/,
  },
  {
    says: 'a missing log is told',
    typed: 'logrotate --log nowhere.log',
    code: 2,
    notes: /nowhere\.log does not exist/,
  },
  {
    says: 'a folder that does not exist is told',
    typed: 'logrotate --out nowhere/file',
    code: 2,
    notes: /^nowhere\/file cannot be written: it does not exist\.\n$/,
  },
  { says: 'a snippet has one form', typed: 'logrotate --output json', code: 2, notes: /^--output belongs to --list/ },
  {
    says: 'a log that nobody understands yields the snippet all the same, and the exit status tells',
    typed: 'logrotate --config gunicorn.conf.py --log README.md',
    code: 2,
    out: /^\{\n {4}daily\n/m,
    notes: /README\.md/,
  },
];

describe('gunicorn-logs generate', () => {
  for (const { says, typed, code, out, notes } of CASES) {
    it(says, () => {
      const result = generate(typed);
      assert.equal(result.code, code, result.notes);
      if (out) assert.match(result.out, out);
      else assert.equal(result.out, '');
      if (notes) assert.match(result.notes, notes);
    });
  }

  it('the list as JSON has ids, sentences and options', () => {
    const list = JSON.parse(generate('--list --output json').out) as { id: string; says: string; options: object[] }[];
    assert.deepEqual(
      list.map(({ id }) => id),
      GENERATORS.map(({ id }) => id),
    );
    assert.deepEqual(list.find(({ id }) => id === 'logrotate')?.options[0], {
      name: 'accesslog',
      says: 'The access log.',
      example: '/var/log/gunicorn/access.log',
    });
  });

  it('into a folder the snippet goes under its own name, in a mode that logrotate accepts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'generate-'));
    mkdirSync(join(folder, 'logrotate.d'));
    const { code, out } = generate(`logrotate --config gunicorn.conf.py --out ${folder}/logrotate.d`);
    const file = join(folder, 'logrotate.d', 'gunicorn');
    assert.equal(code, 0);
    assert.equal(out, '');
    assert.match(readFileSync(file, 'utf8'), /sharedscripts/);
    assert.equal(statSync(file).mode & 0o022, 0);
    rmSync(folder, { recursive: true });
  });

  it('speaks the language of the terminal', () => {
    const { notes } = generate('logrotate --config gunicorn.conf.py', { LC_ALL: 'zh_CN.UTF-8' });
    assert.match(notes, /相对路径以启动 Gunicorn 的目录为起点/);
  });
});

function generate(typed: string, language: Readonly<Record<string, string>> = { LC_ALL: 'C' }) {
  const values = typed
    .split(' ')
    .filter(word => word !== '')
    .map(word => word.replace('%0A', '\n'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['../dist/cli.js', 'generate', ...values], {
    cwd: 'samples',
    encoding: 'utf8',
    env: { ...process.env, ...language },
  });
  return { code: status, out: stdout, notes: stderr };
}
