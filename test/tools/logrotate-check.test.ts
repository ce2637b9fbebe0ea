import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logrotate } from '../../core/generators/logrotate.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { problemsOf } from '../support/check-rule.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { seededRandom } from '../support/random.ts';
import { needsTools, runTool } from '../support/tools.ts';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = 600;

/** The rules that say what logrotate itself would say. */
const OF_LOGROTATE = new Set([
  'rotation-syntax',
  'rotation-comment',
  'rotation-directive',
  'rotation-value',
  'rotation-duplicate',
]);

/** A block's line or a whole file, what logrotate says to it, and the rule that says it first. */
const REFUSED: readonly (readonly [text: string, logrotate: RegExp, rule: string])[] = [
  ['rotate 30   # days', /bad rotation count '30 {3}# days'/, 'rotation-comment'],
  ['size 100M # enough', /unknown unit 'h'/, 'rotation-comment'],
  ['create 0640 ME # new', /extra arguments for create|unknown/, 'rotation-comment'],
  ['su ME # who', /extra arguments for su/, 'rotation-comment'],
  ['mail a@example.org # who', /bad mail address/, 'rotation-comment'],
  ['olddir /tmp # where', /bad olddir path/, 'rotation-comment'],
  ['size 100MB', /unknown unit 'B'/, 'rotation-value'],
  ['minsize 10m', /unknown unit 'm'/, 'rotation-value'],
  ['maxsize 5 G', /bad size/, 'rotation-value'],
  ['size 1.5G', /bad size/, 'rotation-value'],
  ['size', /argument expected after size/, 'rotation-value'],
  ['rotate', /argument expected after rotate count/, 'rotation-value'],
  ['rotate "5"', /bad rotation count/, 'rotation-value'],
  ['rotate 08', /bad rotation count/, 'rotation-value'],
  ['maxage 1w', /bad maximum age/, 'rotation-value'],
  ['start x', /bad start count/, 'rotation-value'],
  ['weekly monday', /bad weekly directive/, 'rotation-value'],
  ['create 0640 root root more', /extra arguments for create/, 'rotation-value'],
  ['create 640,root,root', /unknown user/, 'rotation-value'],
  ['su root', /no group for su/, 'rotation-value'],
  ['su', /no user for su/, 'rotation-value'],
  ['dateformat', /argument expected after dateformat/, 'rotation-value'],
  ['compressoptions', /invalid compression options/, 'rotation-value'],
  ['tabooext + .bak', /may not appear inside/, 'rotation-value'],
  ['dialy', /unknown option 'dialy' -- ignoring line/, 'rotation-directive'],
  ['Daily', /unknown option 'Daily'/, 'rotation-directive'],
  ['missingok yes', /unknown option 'yes'/, 'rotation-directive'],
  ['endscript', /unknown option 'endscript'/, 'rotation-directive'],
  ['daily;', /not properly separated/, 'rotation-syntax'],
  ['日志', /lines must begin with a keyword/, 'rotation-syntax'],
  ['{', /lines must begin with a keyword/, 'rotation-syntax'],
  ['/var/log/other.log', /unexpected log filename/, 'rotation-syntax'],
  ['postrotate\n  true', /without endscript/, 'rotation-syntax'],
  ['LOG {\r\n  daily\r\n}\r\n', /lines must begin with a keyword/, 'rotation-syntax'],
  ['LOG\ndaily\n', /missing '\{' after log files/, 'rotation-syntax'],
  ['gunicorn.log {\n}\n', /not properly separated/, 'rotation-syntax'],
  ['~/gunicorn.log {\n}\n', /stat of ~ failed/, 'rotation-syntax'],
  ['LOG, LOG {\n}\n', /stat of .* failed/, 'rotation-syntax'],
  ['"LOG {\n}\n', /stat of .* failed/, 'rotation-syntax'],
  ['LOG {\n}\n}\n', /unexpected \}/, 'rotation-syntax'],
  ['LOG {\n};\n', /unexpected text after \}/, 'rotation-syntax'],
  ['LOG {\n} # end\n', /unexpected text after \}/, 'rotation-comment'],
  ['LOG # requests\n{\n}\n', /stat of # failed/, 'rotation-comment'],
  ['LOG {\n}\nLOG {\n}\n', /duplicate log entry/, 'rotation-duplicate'],
  ['FOLDER/*.log {\n}\nLOG {\n}\n', /duplicate log entry/, 'rotation-duplicate'],
];

/** What logrotate takes as it is meant, odd as it may look. */
const ACCEPTED: readonly string[] = [
  'daily # a comment behind a word',
  'rotate = 4',
  'rotate -1',
  'size=100k',
  'weekly 1',
  'create',
  'create 0640',
  'create ME',
  'su ME',
  'daily weekly',
  'mail somebody',
  'postrotate # x\n  true\nendscript # y',
  'LOG\n# and\n{\n daily }\n',
  '# all\nrotate 5\n"LOG"\n{ # x\n}\n',
];

describe('the checks on logrotate files', () => {
  let root: string;
  let me: string;
  before(function () {
    needsTools('logrotate', 'id');
    root = mkdtempSync(join(tmpdir(), 'gunicorn-'));
    mkdirSync(join(root, 'log'));
    writeFileSync(join(root, 'log/a.log'), 'a line\n');
    me = `${runTool('id', ['-un']).all.trim()} ${runTool('id', ['-gn']).all.trim()}`;
  });
  after(() => root && rmSync(root, { recursive: true }));

  for (const [text, message, rule] of REFUSED) {
    it(`tell what logrotate says to ${JSON.stringify(text)}`, () => {
      const file = fileOf(text);
      assert.match(complaints(file), message);
      assert.equal(rulesFor(file)[0], rule);
    });
  }

  for (const text of ACCEPTED) {
    it(`say as little as logrotate to ${JSON.stringify(text)}`, () => {
      const file = fileOf(text);
      assert.equal(complaints(file), '');
      assert.deepEqual(rulesFor(file), []);
    });
  }

  it('tell of a closing brace that logrotate does not miss, although it is missing', () => {
    const file = fileOf('LOG {\ndaily\n');
    assert.equal(complaints(file), '');
    assert.deepEqual(rulesFor(file), ['rotation-syntax']);
  });

  it(`complain of a file if and only if logrotate does (SEED=${SEED})`, () => {
    const random = seededRandom(SEED);
    let refused = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const lines = Array.from({ length: 1 + random.below(5) }, () => random.pick(LINES));
      const file = fileOf(lines.join('\n'));
      const said = complaints(file);
      if (said !== '') refused++;
      assert.equal(rulesFor(file).length > 0, said !== '', `SEED=${SEED}\n${file}\nlogrotate: ${said}`);
    }
    assert.ok(refused > ROUNDS / 10 && refused < ROUNDS, String(refused));
  });

  for (const { name, facts } of ALL_SITUATIONS) {
    it(`say nothing to the file that is generated for the situation ${name}`, () => {
      const { text } = logrotate.generate(facts);
      assert.deepEqual(problemsOf(text, { version: NEWEST, path: '/etc/logrotate.d/gunicorn' }), []);
    });
  }

  it('find what is wrong in the file that tutorials have', () => {
    const text = readFileSync('test/fixtures/check/companions/logrotate.d/gunicorn', 'utf8');
    const rules = problemsOf(text, { version: NEWEST, path: '/etc/logrotate.d/gunicorn' }).map(({ rule }) => rule);
    assert.deepEqual([...new Set(rules)].toSorted(), [
      'rotation-comment',
      'rotation-pid-file',
      'rotation-shared-scripts',
      'rotation-unbounded',
      'rotation-world-readable',
    ]);
  });

  function fileOf(text: string): string {
    const whole = /LOG|gunicorn\.log/.test(text) ? text : `LOG {\n${text}\n}\n`;
    return whole.replaceAll('LOG', `${root}/log/a.log`).replaceAll('FOLDER', `${root}/log`).replaceAll('ME', me);
  }

  /** What logrotate says of errors, without what follows from them. */
  function complaints(text: string): string {
    const file = join(root, 'logrotate.conf');
    writeFileSync(file, text, { mode: 0o644 });
    const { all } = runTool('logrotate', ['-d', '-s', join(root, 'state'), file]);
    return all
      .split('\n')
      .filter(line => line.startsWith('error:') && !line.includes('skipping'))
      .join('\n');
  }
});

function rulesFor(text: string): string[] {
  const problems = problemsOf(text, { version: NEWEST, path: '/etc/logrotate.d/gunicorn' });
  return problems.map(({ rule }) => rule).filter(rule => OF_LOGROTATE.has(rule));
}

/** Lines of a block, some of which are wrong in some company. */
const LINES: readonly string[] = [
  'daily',
  'weekly',
  'weekly 3',
  'weekly 8',
  'monthly # x',
  'rotate 5',
  'rotate 5 # x',
  'rotate=5',
  'rotate 5d',
  'size 10k',
  'size 10K',
  'maxsize 1M',
  'compress delaycompress',
  'compress,',
  'missingok notifempty',
  'mising ok',
  '# a comment',
  '   # another',
  '',
  'create 0640 ME',
  'create 0640 ME extra',
  'su ME',
  'su ME # x',
  'postrotate\n  echo "}" # {\nendscript',
  'prerotate\n  rotate 5 # x\n  endscript daily',
  'lastaction\nendscript',
  'dateext dateformat -%Y%m%d',
  'dateext\ndateformat',
  'shred shredcycles 3',
  'shredcycles many',
  'minage 1',
  'minage one',
  'sharedscripts 3',
  'extension .log',
  'errors',
  '- daily',
];
