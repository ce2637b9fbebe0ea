import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command as typed behind `gunicorn-logs check`, in the folder of the fixtures. */
interface Case {
  readonly says: string;
  readonly typed: string;
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly notes: string;
}

/** Of the format, what is looked at here. */
interface SarifLog {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
  }[];
}

const CASES: readonly Case[] = [
  {
    says: 'a problem is shown under its line, with what would mend it; an error makes the exit code 1',
    typed: 'gunicorn.conf.py',
    code: 1,
    out: `\
gunicorn.conf.py:3:25 error malformed-atom %(h) has no conversion, so every access line is lost; write %(h)s.
  access_log_format = '商店 %(h) "%(r)s" %(Q)s %(D)s'
                            ^^^^
  fix: Use %(h)s

gunicorn.conf.py:3:38 warning unknown-atom Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.
  access_log_format = '商店 %(h) "%(r)s" %(Q)s %(D)s'
                                         ^^^^^
  fix: Use %(q)s

gunicorn.conf.py:4:13 warning unknown-log-level Gunicorn knows no log level "warn" and uses "info"; "warning" is one.
  loglevel = 'warn'
              ^^^^
  fix: Use warning
`,
    notes: 'Problems: 3. Configs: 1.\n',
  },
  {
    says: 'a config without problems prints nothing',
    typed: 'clean.py',
    code: 0,
    out: '',
    notes: 'Problems: 0. Configs: 1.\n',
  },
  {
    says: 'warnings alone leave the exit code at 0; configs in a folder are found by name, or by what they set',
    typed: 'deploy',
    code: 0,
    out: `\
deploy/gunicorn/web.py:2:13 warning unknown-log-level Gunicorn knows no log level "trace" and uses "info"; "debug" is one.
  loglevel = 'trace'
              ^^^^^
  fix: Use debug

deploy/gunicorn_prod.conf.py:1:13 warning unknown-log-level Gunicorn knows no log level "fatal" and uses "info"; "critical" is one.
  loglevel = 'fatal'
              ^^^^^
  fix: Use critical
`,
    notes: 'Problems: 2. Configs: 2.\n',
  },
  {
    says: 'a missing file is told, and the others are checked all the same',
    typed: 'nowhere.py clean.py',
    code: 2,
    out: '',
    notes: 'There is no file nowhere.py.\nProblems: 0. Configs: 1.\n',
  },
  {
    says: 'a folder without configs is told',
    typed: 'deploy/app',
    code: 2,
    out: '',
    notes: 'There is no Gunicorn config in deploy/app; name the file if it is called differently.\n',
  },
  {
    says: 'without a file there is nothing to check',
    typed: '',
    code: 2,
    out: '',
    notes: 'Which config? gunicorn-logs check FILE... reads files and folders.\n',
  },
  {
    says: 'an output that does not exist is refused',
    typed: 'clean.py --output yaml',
    code: 2,
    out: '',
    notes: '--output can be text, json, sarif, github, not "yaml".\n',
  },
  {
    says: 'what is no release is refused',
    typed: 'clean.py --gunicorn newest',
    code: 2,
    out: '',
    notes: '--gunicorn takes a release such as 20.1.0, not "newest".\n',
  },
  {
    says: 'a release is taken',
    typed: 'clean.py --gunicorn 20.1',
    code: 0,
    out: '',
    notes: 'Problems: 0. Configs: 1.\n',
  },
  {
    says: 'a flag that does not exist is refused',
    typed: 'clean.py --flask 3.0',
    code: 2,
    out: '',
    notes: 'check has no option --flask. "gunicorn-logs check --help" lists them.\n',
  },
];

describe('gunicorn-logs check', () => {
  for (const { says, typed, code, out, notes } of CASES) {
    it(says, () => assert.deepEqual(check(typed), { code, out, notes }));
  }

  it('prints JSON with lines and columns from 1, columns in UTF-16 units', () => {
    const { code, out, notes } = check('gunicorn.conf.py --output json');
    assert.deepEqual({ code, notes }, { code: 1, notes: '' });
    assert.deepEqual((JSON.parse(out) as unknown[])[1], {
      file: 'gunicorn.conf.py',
      line: 3,
      column: 38,
      endLine: 3,
      endColumn: 43,
      severity: 'warning',
      rule: 'unknown-atom',
      message: 'Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.',
      fixes: [
        {
          title: 'Use %(q)s',
          edits: [{ line: 3, column: 40, endLine: 3, endColumn: 41, text: 'q' }],
        },
      ],
    });
  });

  it('prints an empty list as JSON where there is no problem', () => {
    assert.deepEqual(check('clean.py --output json'), { code: 0, out: '[]\n', notes: '' });
  });

  it('prints what GitHub Actions shows at the lines', () => {
    const { code, out, notes } = check('gunicorn.conf.py --output github');
    assert.deepEqual({ code, notes }, { code: 1, notes: '' });
    assert.equal(
      out,
      `\
::error file=gunicorn.conf.py,line=3,endLine=3,col=25,endColumn=29,title=malformed-atom::%25(h) has no conversion, so every access line is lost; write %25(h)s.
::warning file=gunicorn.conf.py,line=3,endLine=3,col=38,endColumn=43,title=unknown-atom::Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.
::warning file=gunicorn.conf.py,line=4,endLine=4,col=13,endColumn=17,title=unknown-log-level::Gunicorn knows no log level "warn" and uses "info"; "warning" is one.
`,
    );
  });

  it('prints SARIF: the rules, and a result a problem with its fix', () => {
    const { code, out, notes } = check('gunicorn.conf.py --output sarif');
    assert.deepEqual({ code, notes }, { code: 1, notes: '' });
    const { version, runs } = JSON.parse(out) as SarifLog;
    assert.equal(version, '2.1.0');
    assert.equal(runs.length, 1);
    const { tool, results } = runs[0]!;
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]!.id, ruleId);
    assert.deepEqual(results[1], {
      ruleId: 'unknown-atom',
      ruleIndex: tool.driver.rules.findIndex(({ id }) => id === 'unknown-atom'),
      level: 'warning',
      message: { text: 'Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'gunicorn.conf.py' },
            region: { startLine: 3, startColumn: 38, endLine: 3, endColumn: 43 },
          },
        },
      ],
      fixes: [
        {
          description: { text: 'Use %(q)s' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'gunicorn.conf.py' },
              replacements: [
                {
                  deletedRegion: { startLine: 3, startColumn: 40, endLine: 3, endColumn: 41 },
                  insertedContent: { text: 'q' },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('speaks the language of the terminal, and keeps severity and rule for programs', () => {
    const { out } = check('gunicorn.conf.py', { LC_ALL: 'zh_CN.UTF-8' });
    assert.match(out, /^gunicorn\.conf\.py:4:13 warning unknown-log-level Gunicorn 不认识日志级别“warn”/m);
  });

  describe('with odd files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'check-'));
    after(() => rmSync(folder, { recursive: true }));
    const checkText = (text: string | Uint8Array) => {
      const file = join(folder, 'gunicorn.conf.py');
      writeFileSync(file, text);
      return check(`${file} --output json`);
    };

    it('a byte order mark is no column, and CRLF no part of a line', () => {
      const { out } = checkText("\uFEFFloglevel = 'warn'\r\nworkers = 2\r\nloglevel = 'fatal'\r\n");
      const places = (JSON.parse(out) as { rule: string; line: number; column: number }[]).map(
        ({ rule, line, column }) => `${line}:${column} ${rule}`,
      );
      assert.deepEqual(places, ['1:1 duplicate-assignment', '3:13 unknown-log-level']);
    });

    it('what the terminal would obey is shown instead', () => {
      writeFileSync(join(folder, 'evil.py'), "accesslog = '-'\naccess_log_format = '%(\x1b]0;x\x07)s %(D)s'\n");
      const { out } = check(join(folder, 'evil.py'));
      assert.match(out, /Gunicorn has no atom "\\x1b\]0;x\\x07"/);
      assert.ok(!out.includes('\x1b'));
    });

    it('a name with odd characters is a URI to SARIF, and no command to GitHub', () => {
      const file = join(folder, 'a b,c:d%.py');
      writeFileSync(file, "loglevel = 'x\\n::error::y'\n");
      const sarif = check([file, '--output', 'sarif']).out;
      assert.match(sarif, /"uri": "file:\/\/\/[^"]*\/a%20b,c:d%25\.py"/);
      const github = check([file, '--output', 'github']).out;
      assert.match(github, /^::warning file=[^\n]*\/a b%2Cc%3Ad%25\.py,line=1,/);
      assert.equal(github.split('\n').length, 2);
    });

    it('a binary file is no config', () => {
      const { code, notes } = checkText(Uint8Array.of(0x7f, 0x45, 0, 0));
      assert.equal(code, 2);
      assert.match(notes, /gunicorn\.conf\.py is not a text file, so it is no config\.\n$/);
    });

    it('invalid UTF-8 and a half-typed file are read as far as they go', () => {
      const half = Uint8Array.of(...new TextEncoder().encode("loglevel = 'warn'\nbind = ['"), 0xff, 0xfe);
      const rules = (JSON.parse(checkText(half).out) as { rule: string }[]).map(({ rule }) => rule);
      assert.deepEqual(rules, ['unknown-log-level', 'syntax-error']);
    });

    it('an empty file is no problem', () => {
      assert.deepEqual(checkText(''), { code: 0, out: '[]\n', notes: '' });
    });
  });
});

function check(typed: string | readonly string[], language: Readonly<Record<string, string>> = { LC_ALL: 'C' }) {
  const words = typeof typed === 'string' ? typed.split(' ').filter(word => word !== '') : typed;
  const program = join(process.cwd(), 'dist', 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', ...words], {
    cwd: 'test/fixtures/check',
    encoding: 'utf8',
    env: { ...process.env, ...language },
  });
  return { code: status, out: stdout, notes: stderr };
}
