import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { SETTINGS, settingByName } from '../../core/gunicorn/settings/index.ts';
import { parseVersion } from '../../core/gunicorn/version.ts';
import { applyEdits } from '../support/check-rule.ts';
import { readCursor } from '../support/marks.ts';

const service = createLanguageService({ t: english });

function completions(marked: string) {
  const { text, offset } = readCursor(marked);
  const items = service.completions(service.open(text), offset);
  for (const { edit } of items)
    assert.ok(edit.at.start <= offset && offset <= edit.at.end, 'the edit touches the cursor');
  return { text, items };
}

function labelsFor(version: string, marked: string): string[] {
  const { text, offset } = readCursor(marked);
  const document = service.open(text, { version: parseVersion(version)! });
  return service.completions(document, offset).map(({ label }) => label);
}

/** The cursor is `|`. What the file is after the item with this label was taken. */
const TAKEN: readonly [says: string, marked: string, label: string, after: string][] = [
  ['a setting where a statement begins', 'acce|', 'accesslog', 'accesslog'],
  ['a setting on an empty line', 'workers = 1\n|\n', 'bind', 'workers = 1\nbind\n'],
  [
    'a setting below a function',
    'def on_exit(server):\n    pass\n\n|',
    'bind',
    'def on_exit(server):\n    pass\n\nbind',
  ],
  ['a setting in a branch', 'if x:\n    lo|', 'loglevel', 'if x:\n    loglevel'],
  ['a setting before what follows', 'log| = 1', 'loglevel', 'loglevel = 1'],
  ['an atom after a percent sign', "access_log_format = '%|'", '%(h)s', "access_log_format = '%(h)s'"],
  ['an atom after its parenthesis', "access_log_format = '%(h)s %(|'", '%(D)s', "access_log_format = '%(h)s %(D)s'"],
  ['an atom in place of one', "access_log_format = '%(h|)s %(D)s'", '%(r)s', "access_log_format = '%(r)s %(D)s'"],
  ['an atom after text', "access_log_format = 'a |'", '%(h)s', "access_log_format = 'a %(h)s'"],
  ['an atom after a doubled percent sign', "access_log_format = '5%%|'", '%(h)s', "access_log_format = '5%%%(h)s'"],
  [
    'a header that people log',
    "access_log_format = '%({|'",
    '%({x-real-ip}i)s',
    "access_log_format = '%({x-real-ip}i)s'",
  ],
  ['a header', "access_log_format = '%({x|'", '%({x-request-id}i)s', "access_log_format = '%({x-request-id}i)s'"],
  ['an atom where the quote is still open', "access_log_format = '%(|", '%(h)s', "access_log_format = '%(h)s"],
  ['an atom in the second piece', "access_log_format = ('a'\n '%|')", '%(h)s', "access_log_format = ('a'\n '%(h)s')"],
  ['a log level', "loglevel = 'd|'", 'debug', "loglevel = 'debug'"],
  ['a log level in place of one', "loglevel = 'in|fo'", 'error', "loglevel = 'error'"],
  ['a worker class', 'worker_class = "|"', 'gthread', 'worker_class = "gthread"'],
  ['a hook with its body', 'post_f|', 'post_fork', 'def post_fork(server, worker):\n    pass'],
  ['a hook behind def', 'def on_|', 'on_exit', 'def on_exit(server):\n    pass'],
  ['a hook behind def in a branch', 'if x:\n    def |', 'on_exit', 'if x:\n    def on_exit(server):\n    pass'],
  ['a value where none stands yet', 'loglevel = |', "'debug'", "loglevel = 'debug'"],
  ['a value in the quotes of the file', 'bind = ["a"]\nloglevel = |', '"info"', 'bind = ["a"]\nloglevel = "info"'],
  ['a value that is no text', 'capture_output = T|', 'True', 'capture_output = True'],
  ['a value behind an annotation', 'reload: bool = |', 'True', 'reload: bool = True'],
  ['the usual number', 'timeout = |', '30', 'timeout = 30'],
  ['a facility', "syslog_facility = '|'", 'local0', "syslog_facility = 'local0'"],
  ['an address for metrics', 'statsd_host = |', "'localhost:8125'", "statsd_host = 'localhost:8125'"],
  ['standard output', "accesslog = '|'", '-', "accesslog = '-'"],
  [
    'a whole format, in quotes that it does not have',
    'access_log_format = |\nbind = "a"',
    `'time=%(t)s status=%(s)s method=%(m)s uri="%(U)s" micros=%(D)s bytes=%(B)s pid=%(p)s'`,
    `access_log_format = 'time=%(t)s status=%(s)s method=%(m)s uri="%(U)s" micros=%(D)s bytes=%(B)s pid=%(p)s'\nbind = "a"`,
  ],
  ['a value in a list', 'bind = ["|"]', '0.0.0.0:8000', 'bind = ["0.0.0.0:8000"]'],
  ['a second value in a list', "bind = ['a', '|'", '127.0.0.1:8000', "bind = ['a', '127.0.0.1:8000'"],
  ['a choice', "header_map = '|'", 'refuse', "header_map = 'refuse'"],
];

const NONE: readonly [says: string, marked: string][] = [
  ['on the right of an assignment that is there', 'workers = | + 1'],
  ['on the right of an assignment to another name', 'number = |'],
  ['in a call', 'f(loglevel=|)'],
  ['on the right of a comparison', 'if loglevel == |'],
  ['in the name of a method', 'class A:\n    def post|'],
  ['in the name of an inner function', 'def f():\n    def post|'],
  ['in a function on an empty line', 'def f():\n    x = 1\n    |'],
  ['in a function', 'def f():\n    acc|'],
  ['in brackets', 'bind = [\n    acc|\n]'],
  ['in a list that the setting does not take', "loglevel = ['|']"],
  ['in a comment', '# acc|'],
  ['in a text that takes anything', "pidfile = 'acc|'"],
  ['in a text that is handed to a function', "loglevel = f('|')"],
  ['in a text of another name', "level = '|'"],
  ['behind the quote', "loglevel = 'info'|"],
];

describe('completing', () => {
  for (const [says, marked, label, after] of TAKEN) {
    it(says, () => {
      const { text, items } = completions(marked);
      const item = items.find(({ label: own }) => own === label);
      assert.ok(item, `${label} is offered`);
      assert.equal(applyEdits(text, [item.edit]), after);
    });
  }

  for (const [says, marked] of NONE) {
    it(`nothing ${says}`, () => assert.deepEqual(completions(marked).items, []));
  }

  it('offers every setting, explained', () => {
    const { items } = completions('|');
    assert.deepEqual(items.map(({ label }) => label).toSorted(), SETTINGS.map(({ name }) => name).toSorted());
    for (const { kind, detail, markdown, label } of items) {
      assert.equal(kind, settingByName(label)?.kind === 'hook' ? 'hook' : 'setting');
      assert.ok(detail && markdown);
    }
  });

  it('offers what the file sets already, and what nobody reads any more, last', () => {
    const labels = completions("bind = 'a'\ndef on_exit(server):\n    pass\n|").items.map(({ label }) => label);
    const last = SETTINGS.filter(({ deprecatedSince }) => deprecatedSince).map(({ name }) => name);
    assert.deepEqual(labels.slice(-last.length - 2).toSorted(), [...last, 'bind', 'on_exit'].toSorted());
  });

  it('offers what the release has that the config is for', () => {
    assert.ok(!labelsFor('20.1.0', '|').includes('logconfig_json'));
    assert.ok(labelsFor('26.1.0', '|').includes('logconfig_json'));
    assert.ok(labelsFor('20.1.0', "worker_class = '|'").includes('eventlet'));
    assert.ok(!labelsFor('26.1.0', "worker_class = '|'").includes('eventlet'));
  });

  const SNIPPETS: readonly [name: string, snippet: string][] = [
    ['post_request', 'def post_request(worker, req, environ, resp):\n    $0'],
    ['capture_output', 'capture_output = ${1|True,False|}'],
    ['loglevel', "loglevel = '${1|debug,info,warning,error,critical|}'"],
    ['header_map', "header_map = '${1|drop,refuse,dangerous|}'"],
    ['timeout', 'timeout = ${1:30}'],
    ['bind', "bind = ['${1:0.0.0.0:8000}']"],
    ['worker_class', "worker_class = '${1:sync}'"],
    ['accesslog', "accesslog = '${1:-}'"],
    ['logconfig_dict', 'logconfig_dict = {$1}'],
    ['user', "user = '$1'"],
  ];

  for (const [name, snippet] of SNIPPETS) {
    it(`has places to fill in for ${name}`, () => {
      assert.equal(completions('|').items.find(({ label }) => label === name)?.snippet, snippet);
    });
  }

  it('makes of every snippet a config without a problem that stops Gunicorn', () => {
    for (const { label, snippet } of completions('|').items) {
      assert.ok(snippet, label);
      const taken = snippet
        .replace(/\$\{1\|([^,|]*)[^}]*\|\}/, '$1')
        .replace(/\$\{1:((?:[^\\}]|\\.)*)\}/, (_, text: string) => text.replace(/\\(.)/g, '$1'))
        .replace(/\$0/, 'pass')
        .replace(/\$1/, '');
      const errors = service.problems(service.open(taken)).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], taken);
    }
  });
});
