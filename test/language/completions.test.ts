import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { SETTINGS } from '../../core/gunicorn/settings/index.ts';
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

/** The cursor is `|`. What the file is after the item with this label was taken. */
const TAKEN: readonly [says: string, marked: string, label: string, after: string][] = [
  ['a setting where a statement begins', 'acce|', 'accesslog', 'accesslog'],
  ['a setting on an empty line', 'workers = 1\n|\n', 'bind', 'workers = 1\nbind\n'],
  ['a setting in a branch', 'if x:\n    lo|', 'loglevel', 'if x:\n    loglevel'],
  ['a setting before what follows', 'log| = 1', 'loglevel', 'loglevel = 1'],
  ['an atom after a percent sign', "access_log_format = '%|'", '%(h)s', "access_log_format = '%(h)s'"],
  ['an atom after its parenthesis', "access_log_format = '%(h)s %(|'", '%(D)s', "access_log_format = '%(h)s %(D)s'"],
  ['an atom in place of one', "access_log_format = '%(h|)s %(D)s'", '%(r)s', "access_log_format = '%(r)s %(D)s'"],
  ['an atom after text', "access_log_format = 'a |'", '%(h)s', "access_log_format = 'a %(h)s'"],
  ['an atom after a doubled percent sign', "access_log_format = '5%%|'", '%(h)s', "access_log_format = '5%%%(h)s'"],
  ['a header', "access_log_format = '%({x|'", '%({x-request-id}i)s', "access_log_format = '%({x-request-id}i)s'"],
  ['an atom where the quote is still open', "access_log_format = '%(|", '%(h)s', "access_log_format = '%(h)s"],
  ['an atom in the second piece', "access_log_format = ('a'\n '%|')", '%(h)s', "access_log_format = ('a'\n '%(h)s')"],
  ['a log level', "loglevel = 'd|'", 'debug', "loglevel = 'debug'"],
  ['a log level in place of one', "loglevel = 'in|fo'", 'error', "loglevel = 'error'"],
  ['a worker class', 'worker_class = "|"', 'gthread', 'worker_class = "gthread"'],
  ['a choice', "header_map = '|'", 'refuse', "header_map = 'refuse'"],
];

const NONE: readonly [says: string, marked: string][] = [
  ['on the right of an assignment', 'workers = w|'],
  ['in a function', 'def f():\n    acc|'],
  ['in brackets', 'bind = [\n    acc|\n]'],
  ['in a comment', '# acc|'],
  ['in a text that takes anything', "accesslog = 'acc|'"],
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
    assert.deepEqual(
      items.map(({ label }) => label),
      SETTINGS.map(({ name }) => name),
    );
    assert.ok(items.every(({ kind, detail, markdown }) => kind === 'setting' && detail && markdown));
  });

  it('does not offer a worker class that was removed', () => {
    assert.ok(!completions("worker_class = '|'").items.some(({ label }) => label === 'eventlet'));
  });
});
