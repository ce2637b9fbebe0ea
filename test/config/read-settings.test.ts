import assert from 'node:assert/strict';
import { readSettings } from '../../core/config/read-settings.ts';
import { shown } from '../support/shown-value.ts';

/** A sentence, the file, and what Gunicorn will use of it as far as the file can tell. */
type Case = readonly [says: string, config: string, settings: Readonly<Record<string, string>>];

const CASES: readonly Case[] = [
  ['a later assignment wins', `workers = 1\nworkers = 2`, { workers: '2' }],
  ['only names of settings count, exactly', `workers = 1\nWorkers = 2\n_workers = 3\nworker = 4`, { workers: '1' }],
  ['an annotation with a value sets it', `bind: str = ':80'`, { bind: "':80'" }],
  ['an annotation without a value sets nothing', `bind: '0.0.0.0:80'`, {}],
  ['an annotation does not take a value away', `workers = 1\nworkers: int`, { workers: '1' }],
  ['what is deleted is not set', `workers = 'abc'\ndel workers`, {}],
  ['one value may go to several names', `accesslog = errorlog = '-'`, { accesslog: "'-'", errorlog: "'-'" }],
  ['a list is handed out to a pattern', `workers, threads = 2, 4`, { workers: '2', threads: '4' }],
  ['a list that does not fit a pattern is unknown', `workers, threads = pair`, { workers: '?', threads: '?' }],
  [
    'a guard against None leaves none behind it',
    `import os\nworkers = os.environ.get('W')\nif workers is None:\n  workers = 4`,
    { workers: '4 or ?' },
  ],
  [
    'also one by not, and one that ends the file',
    `import os\nbind = os.getenv('B')\nif not bind:\n  raise SystemExit\nworkers = os.getenv('W', None)\nif not workers:\n  workers = 2`,
    { bind: '?', workers: '2 or ?' },
  ],
  [
    'a branch knows what its condition says',
    `import os\nx = os.getenv('X')\nif x is not None and flag:\n  bind = x\nelif x:\n  bind = x\nelse:\n  bind = 'a'`,
    { bind: `? or 'a'` },
  ],
  [
    'a condition of or says nothing where it holds',
    `import os\nx = os.getenv('X')\nif x or flag:\n  bind = x\nelse:\n  bind = ':80'`,
    { bind: `None or ? or ':80'` },
  ],
  [
    'not with an operator behind it, of whose reach the grammar is wrong, says nothing',
    `import os\nx = os.getenv('X')\nif not x or flag:\n  bind = ':80'\nelse:\n  bind = x`,
    { bind: `':80' or None or ?` },
  ],
  ['an update counts', `workers = 2\nworkers *= 3`, { workers: '6' }],
  ['names in functions and classes are not the module’s', `def f():\n  workers = 1\nclass A:\n  threads = 2`, {}],
  ['a function is a value', `def on_starting(server):\n  pass`, { on_starting: 'function(server)' }],
  ['a decorated function too', `@wrapped\ndef on_exit(server):\n  pass`, { on_exit: '?' }],
  ['a class is a value', `class bind:\n  pass`, { bind: 'class()' }],
  [
    'a class is called with what its __init__ takes',
    `class on_exit:\n  def __init__(self, a, b=1):\n    pass`,
    { on_exit: 'class(a, b)' },
  ],
  ['a class with a base is called with nobody knows what', `class on_exit(Base):\n  pass`, { on_exit: 'class(?)' }],
  [
    'an import is a value',
    `import syslog\nfrom logging import config\nfrom x import y as user`,
    {
      syslog: '?',
      config: '?',
      user: '?',
    },
  ],
  ['of a dotted import the first part is bound', `import umask.x, a.b as chdir, os.bind`, { umask: '?', chdir: '?' }],
  ['a loop binds its names', `for user in users:\n  pass`, { user: '?' }],
  ['with binds its names', `with open('x') as bind:\n  workers = 1`, { bind: '?', workers: '1' }],
  ['except binds its name for as long as it lasts', `try:\n  import x\nexcept E as group:\n  pass`, {}],
  ['a walrus binds its name', `if (workers := count()):\n  pass`, { workers: '?' }],
  ['either branch may be taken', `if x:\n  workers = 1\nelse:\n  workers = 2`, { workers: '1 or 2' }],
  ['one branch may leave the default', `if x:\n  loglevel = 'debug'`, { loglevel: "'debug' or 'info'" }],
  ['a branch overrides', `workers = 1\nif x:\n  workers = 2\nelif y:\n  workers = 3`, { workers: '2 or 3 or 1' }],
  ['a branch that cannot be taken does not', `if False:\n  workers = 1\nelse:\n  workers = 2`, { workers: '2' }],
  ['Gunicorn does not run the file as the main one', `if __name__ == '__main__':\n  workers = 1`, {}],
  ['a branch that raises leads nowhere', `if x:\n  workers = 1\n  raise E\nelse:\n  workers = 2`, { workers: '2' }],
  ['a branch that exits leads nowhere', `workers = 1\nif x:\n  workers = 2\n  sys.exit(1)`, { workers: '1' }],
  [
    'a try may end before it ends',
    `try:\n  timeout = 1\n  f()\nexcept E:\n  threads = 2`,
    { timeout: '1 or 30', threads: '2 or 1' },
  ],
  ['a handler may override', `try:\n  workers = 1\nexcept E:\n  workers = 2`, { workers: '1 or 2' }],
  [
    'a handler sees how far the try came',
    `try:\n  timeout = 1\n  f()\n  timeout = 2\n  raise E\nexcept E:\n  pass`,
    {
      timeout: '1 or 2 or 30',
    },
  ],
  [
    'else and finally are run',
    `try:\n  f()\nexcept E:\n  pass\nelse:\n  timeout = 1\nfinally:\n  threads = 2`,
    { timeout: '1 or 30', threads: '2' },
  ],
  ['a loop may not run', `workers = 1\nfor x in y:\n  workers = 2`, { workers: '1 or 2' }],
  ['a loop that counts is unknown', `workers = 1\nwhile x:\n  workers = workers + 1`, { workers: '1 or ?' }],
  [
    'a loop may be left anywhere',
    `for x in y:\n  if x:\n    timeout = 1\n    break\n  timeout = 2`,
    {
      timeout: '1 or 2 or 30',
    },
  ],
  [
    'a case may be taken',
    `match x:\n  case 1:\n    timeout = 1\n  case 2:\n    timeout = 2`,
    { timeout: '1 or 2 or 30' },
  ],
  ['statements on one line are statements', `workers = 1; threads = 2`, { workers: '1', threads: '2' }],
  [
    'a star import may bind anything before it',
    `workers = 1\nfrom base import *\nthreads = 2`,
    {
      workers: '?',
      threads: '2',
    },
  ],
  ['globals() may bind anything before it', `workers = 1\nglobals()['workers'] = 2`, { workers: '?' }],
  [
    'what a function declares global is unknown',
    `workers = 1\ndef f():\n  global workers\n  workers = 2`,
    {
      workers: '?',
    },
  ],
  ['a list that is changed is unknown', `bind = ['a']\nbind.append('b')`, { bind: '?' }],
  [
    'a dictionary that is changed is unknown',
    `logconfig_dict = {}\nlogconfig_dict['version'] = 1`,
    {
      logconfig_dict: '?',
    },
  ],
  ['a syntax error makes its own statement unknown', `workers = \nthreads = 2`, { workers: '?', threads: '2' }],
  ['a byte order mark is no part of a name', `\uFEFFworkers = 1`, { workers: '1' }],
  ['CRLF ends a line', `workers = 1\r\nthreads = 2\r\n`, { workers: '1', threads: '2' }],
];

describe('settings of a config', () => {
  for (const [says, config, settings] of CASES) {
    it(says, () => {
      const { values } = readSettings(`${config}\n`);
      assert.deepEqual(
        Object.fromEntries(Object.values(values).map(({ name, value }) => [name, shown(value)])),
        settings,
      );
    });
  }

  it('say when names may be bound out of sight', () => {
    assert.equal(readSettings('from base import *').isDynamic, true);
    assert.equal(readSettings('workers = 1').isDynamic, false);
  });

  it('know where the name and the value of the winning assignment stand', () => {
    const text = `bind = 'a'\nbind = ('b' )\n`;
    const { nameAt, valueAt } = readSettings(text).values['bind']!;
    assert.deepEqual([nameAt, text.slice(valueAt.start, valueAt.end)], [{ start: 11, end: 15 }, "('b' )"]);
  });
});
