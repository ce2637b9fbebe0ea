import { parseConfig } from '../../core/config/parse.ts';
import { isDeeperThan } from '../../core/config/syntax.ts';
import assert from 'node:assert/strict';
import { readSettings } from '../../core/config/read-settings.ts';
import { shown } from '../support/shown-value.ts';

/** A sentence, an expression, and its value. */
type Case = readonly [says: string, expression: string, value: string];

const CASES: readonly Case[] = [
  ['a text in single quotes', `'a'`, `'a'`],
  ['a text in double quotes', `"a'b"`, `'a'b'`],
  ['a text over several lines', `"""a\nb"""`, `'a\nb'`],
  ['a line break of any kind in a text is \\n', `'''a\r\nb'''`, `'a\nb'`],
  ['escapes', String.raw`'\t\x41\u00e9\U0001F600\101\\\''`, `'\tA\u00e9😀A\\''`],
  ['an unknown escape keeps its backslash', String.raw`'\d'`, String.raw`'\d'`],
  ['a backslash at the end of a line joins lines', `'a\\\nb'`, `'ab'`],
  ['a raw text has no escapes', String.raw`r'\t'`, String.raw`'\t'`],
  ['a u in front means nothing', `u'a'`, `'a'`],
  ['bytes are no text', `b'a'`, '?'],
  ['a character by its name is not followed', String.raw`'\N{BULLET}'`, '?'],
  ['texts side by side are one', `'a' "b" r'c'`, `'abc'`],
  ['also over lines, in parentheses', `('a'\n 'b'  # c\n 'd')`, `'abd'`],
  ['texts are added', `'a' + ("b" + 'c')`, `'abc'`],
  ['an f-string without parts', `f'a{{b}}'`, `'a{b}'`],
  ['an f-string with a known part', `f'{NAME}-{1}'`, `'shop-1'`],
  ['an f-string with an unknown part', `f'a{secret()}'`, '?'],
  ['an f-string with a conversion', `f'{NAME!r}'`, '?'],
  ['% with one value', `'%s.log' % NAME`, `'shop.log'`],
  ['% with several', `'%s-%d%%' % (NAME, 3)`, `'shop-3%'`],
  ['% with names', `'%(n)s' % {'n': NAME}`, `'shop'`],
  ['% with too few values', `'%s %s' % NAME`, '?'],
  ['% with a width', `'%5s' % NAME`, '?'],
  ['format by position', `'{}-{}'.format(NAME, 1)`, `'shop-1'`],
  ['format by number and name', `'{0}{x}{{}}'.format(NAME, x='!')`, `'shop!{}'`],
  ['format with a conversion', `'{:>5}'.format(NAME)`, '?'],
  ['a join', `' '.join(['a', NAME])`, `'a shop'`],
  ['a join over a generator', `' '.join(x for x in y)`, '?'],
  ['lower, upper and strip', `' A '.lower().strip() + 'b'.upper()`, `'aB'`],
  ['a whole number', '1_000', '1000'],
  ['a hexadecimal, an octal and a binary one', '[0x1F, 0o17, 0b11]', '[31, 15, 3]'],
  ['a number with decimals', '1.5e1', '15.0'],
  ['a complex number', '1j', '?'],
  ['minus', '-1', '-1'],
  ['arithmetic', '2 * 3 + 10 // 4 - 1', '7'],
  ['division makes decimals', '4 / 2', '2.0'],
  ['division by zero', '1 / 0', '?'],
  ['how many processors there are', 'multiprocessing.cpu_count() * 2 + 1', '?'],
  ['constants', '[True, False, None]', '[True, False, None]'],
  ['tuples and lists', `('a', ['b'], ())`, `['a', ['b'], []]`],
  ['a bare tuple', `'a', 'b'`, `['a', 'b']`],
  ['a list that takes in another', '[*x]', '?'],
  ['a dictionary', `{'a': {'b': 1}}`, `{'a': {'b': 1}}`],
  ['a dictionary by call', 'dict(a=1)', `{'a': 1}`],
  ['a dictionary that takes in another', '{**x}', '?'],
  ['a part of a list and of a dictionary', `[['a', 'b'][-1], {'k': 1}['k']]`, `['b', 1]`],
  ['a name that was bound', 'NAME', `'shop'`],
  ['a name that was not', 'OTHER', '?'],
  ['a name that is either', 'EITHER', `'a' or 'b'`],
  ['a text made of it', `EITHER + '.log'`, `'a.log' or 'b.log'`],
  ['a level of logging', 'logging.INFO', '20'],
  ['another attribute', 'logging.root', '?'],
  ['an environment variable', `os.environ['X']`, '?'],
  ['one with a default', `os.environ.get('X', 'a')`, `'a' or ?`],
  ['one without', `os.getenv('X')`, 'None or ?'],
  ['one with a default that is named', `os.getenv('X', default='a')`, `'a' or ?`],
  ['a number of one', `int(os.getenv('X', '3'))`, '3 or ?'],
  ['or takes the first that is true', `'' or None or 'a'`, `'a'`],
  ['or with an environment variable', `os.getenv('X') or 'a'`, `'a' or ?`],
  ['and takes the first that is false', `0 and 'a'`, '0'],
  ['a condition that is known', `'a' if NAME == 'shop' else 'b'`, `'a'`],
  ['a condition that is not', `'a' if x else 'b'`, `'a' or 'b'`],
  ['a branch that the condition keeps None out of', `MAYBE if MAYBE else 'a'`, `? or 'a'`],
  ['the same with is not None', `(MAYBE if MAYBE is not None else 'a')`, `? or 'a'`],
  ['a branch that it lets None into', `'a' if MAYBE else MAYBE`, `'a' or None or ?`],
  ['not', 'not NAME', 'False'],
  ['not with an operator behind it, of whose reach the grammar is wrong', 'not x or y', '?'],
  ['is', 'None is None', 'True'],
  ['a chain of comparisons', '1 < 2 < 3', '?'],
  ['a path that is put together', `os.path.join('/var', 'log', NAME)`, `'/var/log/shop'`],
  ['a path that begins anew', `os.path.join('/var', '/log/')`, `'/log/'`],
  ['the greatest and the least of numbers', 'max(1, 2.5, 2) + min(4, 3)', '5.5'],
  ['the first of equal ones', '[max(2, 2.0), min(2.0, 2)]', '[2, 2.0]'],
  ['the greatest with an environment variable', `max(int(os.getenv('X', '2')), 1)`, '2 or ?'],
  ['the greatest with something unknown', 'min(multiprocessing.cpu_count(), 4)', '?'],
  ['the greatest of a list, and of no numbers', `[max([1, 2]), max('a', 'b'), max(1, 2, key=f)]`, '[?, ?, ?]'],
  ['an order of numbers', '[1 < 2, 2 <= 1.5, 3 > 3, 3 >= 3]', '[True, False, False, True]'],
  ['an order of texts', `'a' < 'b'`, '?'],
  ['a chain of equalities', '[2 == 2 == True, (2 == 2) == True]', '[?, True]'],
  ['a text with parts replaced', String.raw`'%(h)s\n%(r)s'.replace('\n', ' ')`, `'%(h)s %(r)s'`],
  [
    'a replacement that fits nowhere, and one with a count',
    `['a'.replace('b', 'c'), 'aa'.replace('a', 'b', 1)]`,
    `['a', ?]`,
  ],
  ['a replacement of nothing', `'a'.replace('', 'b')`, '?'],
  ['a text that is split', `'a:1,b:2'.split(',')`, `['a:1', 'b:2']`],
  ['a split at blanks, and one with a limit', `['a b'.split(), 'a,b'.split(',', 1)]`, '[?, ?]'],
  ['how a text begins and ends', `[NAME.startswith('s'), NAME.endswith('x')]`, '[True, False]'],
  ['strip with characters', `'/a/'.strip('/')`, '?'],
  ['JSON', `json.dumps({'a': '%(h)s', 'b': [1, None, True]})`, `'{"a": "%(h)s", "b": [1, null, true]}'`],
  ['JSON with options', `json.dumps({}, indent=2)`, '?'],
  ['a function of the file', 'NAME.nothing()', '?'],
  ['a lambda', 'lambda a, *b, c=1: 1', 'function(a, b, c)'],
  ['a comprehension', '[x for x in y]', '?'],
];

const BEFORE = `NAME = 'shop'\nEITHER = 'a' if condition else 'b'\nMAYBE = os.getenv('X')\n`;

describe('the value of an expression', () => {
  for (const [says, expression, value] of CASES) {
    it(says, () => {
      const { values } = readSettings(`${BEFORE}proc_name = ${expression}\n`);
      assert.equal(shown(values['proc_name']!.value), value);
    });
  }

  it('is unknown where it is nested deeper than anybody writes', () => {
    const deep = `${'('.repeat(5000)}1${')'.repeat(5000)}`;
    assert.equal(shown(readSettings(`workers = ${deep}\n`).values['workers']!.value), '?');
    // However deep a text is, the tree is not: a parser that follows it would run out of stack.
    assert.equal(isDeeperThan(parseConfig(`workers = ${deep}\n`), 1200), false);
    assert.equal(isDeeperThan(parseConfig(`workers = ${deep}\n`), 900), true);
  });

  it('is unknown where there are too many possibilities', () => {
    const many = Array.from({ length: 5 }, () => `('a' if x else 'b')`).join(' + ');
    assert.equal(shown(readSettings(`bind = ${many}\n`).values['bind']!.value), '?');
  });
});
