import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { readSettings } from '../../core/config/read-settings.ts';
import type { Value } from '../../core/config/settings.ts';
import { shown } from '../support/shown-value.ts';

const BEFORE = `NAME = 'shop'\nCOUNT = 3\nEITHER = 'a' if condition else 'b'\nMAYBE = os.getenv('X')\n`;
const EXPRESSIONS = 6000;

/** What `test/support/value-oracle.py` says of an expression; null when it raises. */
type Answer =
  | readonly [kind: 'list', items: readonly Answer[]]
  | readonly [kind: 'dictionary', entries: readonly (readonly [Answer, Answer])[]]
  | readonly [kind: string, value: string | number | boolean | null]
  | null;

describe('the value of an expression is what Python makes of it, or unknown', () => {
  const seed = 20261123;
  const given = fc.sample(expressions(), { numRuns: EXPRESSIONS, seed });
  const ours = given.map(valueOf);

  for (const either of ['a', 'b']) {
    it(`for ${EXPRESSIONS} expressions, seed ${seed}, where a branch gives ${either}`, () => {
      const answers = askPython(given, either);
      const differences = given.flatMap((expression, index) => {
        const answer = answers[index]!;
        return fits(ours[index]!, answer)
          ? []
          : [`${expression} is ${JSON.stringify(answer)} and not ${shown(ours[index]!)}`];
      });
      assert.deepEqual(differences, []);
    });
  }

  it('and many of them are known', () => {
    const known = ours.filter(value => !shown(value).includes('?')).length;
    assert.ok(known > EXPRESSIONS / 3, `${known} are known`);
  });
});

function valueOf(expression: string): Value {
  return readSettings(`${BEFORE}proc_name = ${expression}\n`).values['proc_name']!.value;
}

/** Whether a value may be what Python says. Of an expression that raises only running it tells, so anything may stand. */
function fits(value: Value, answer: Answer): boolean {
  if (answer === null || value.kind === 'unknown') return true;
  if (value.kind === 'either') return value.values.some(one => fits(one, answer));
  if (value.kind !== answer[0]) return false;
  if (value.kind === 'list') {
    const items = answer[1] as readonly Answer[];
    return value.items.length === items.length && value.items.every((item, index) => fits(item, items[index]!));
  }
  if (value.kind === 'dictionary') {
    const entries = answer[1] as readonly (readonly [Answer, Answer])[];
    return (
      value.entries.length === entries.length &&
      value.entries.every(([key, item], index) => fits(key, entries[index]![0]) && fits(item, entries[index]![1]))
    );
  }
  return value.kind === 'none' || ('value' in value && value.value === answer[1]);
}

function askPython(given: readonly string[], either: string): Answer[] {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['test/support/value-oracle.py', either], {
    input: given.map(expression => `${JSON.stringify(expression)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
  assert.equal(answers.length, given.length);
  return answers;
}

/** Python as configs write it, deeper than anybody does. */
function expressions(): fc.Arbitrary<string> {
  const text = fc.constantFrom(
    `'shop'`,
    `"a b"`,
    `'%(h)s'`,
    `''`,
    `' 8 '`,
    `'3'`,
    `'0x10'`,
    `'-1'`,
    `'1_0'`,
    `'2.5'`,
    `'é😀'`,
    String.raw`'a\tb'`,
    String.raw`r'\d'`,
    `'a' "b"`,
    `'%s'`,
    `'{}'`,
    `'%d%%'`,
    `'{0}-{0}'`,
    `'{{}}'`,
    `'%(n)s'`,
    `'/var/log'`,
    `'x/'`,
    `'İß'`,
    `'true'`,
  );
  const number = fc.constantFrom(
    '0',
    '1',
    '2',
    '3',
    '10',
    '1_000',
    '0x1F',
    '0o17',
    '1.5',
    '2.0',
    '-1',
    '1e3',
    '10**2',
    '7',
  );
  const { any } = fc.letrec<{ any: string }>(tie => {
    const any = tie('any');
    const two = fc.tuple(any, any);
    return {
      any: fc.oneof(
        { maxDepth: 4 },
        {
          weight: 4,
          arbitrary: fc.oneof(text, number, fc.constantFrom('True', 'False', 'None', 'NAME', 'COUNT', 'EITHER')),
        },
        fc
          .tuple(
            any,
            fc.constantFrom('+', '-', '*', '//', '/', '%', '==', '!=', '<', '>=', ' or ', ' and ', ' in ', ' is '),
            any,
          )
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        fc.tuple(any, any, any).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
        fc
          .tuple(fc.constantFrom('', ' is None', ' is not None', ` == 'a'`, ' and MAYBE', ' or COUNT'), any)
          .map(([test, a]) => `(MAYBE if MAYBE${test} else [MAYBE, ${a}])`),
        two.map(([a, b]) => `[${a}, ${b}]`),
        two.map(([a, b]) => `(${a}, ${b})`),
        two.map(([a, b]) => `{'k': ${a}, 'n': ${b}}`),
        two.map(([a, b]) => `dict(n=${a}, m=${b})`),
        fc.tuple(text, any).map(([a, b]) => `${a} % (${b},)`),
        fc.tuple(text, any).map(([a, b]) => `(${a}).format(${b})`),
        fc.tuple(text, any).map(([a, b]) => `${a} % {'n': ${b}}`),
        fc.tuple(text, two).map(([a, [b, c]]) => `(${a}).join([${b}, ${c}])`),
        fc
          .tuple(any, fc.constantFrom('lower', 'upper', 'strip', 'rstrip', 'title', 'split'))
          .map(([a, method]) => `(${a}).${method}()`),
        fc
          .tuple(fc.constantFrom('int', 'str', 'float', 'bool', 'json.dumps', 'len', 'max'), any)
          .map(([name, a]) => `${name}(${a})`),
        fc.tuple(fc.constantFrom('max', 'min'), two).map(([name, [a, b]]) => `${name}(${a}, ${b})`),
        fc
          .tuple(number, fc.constantFrom('<', '<=', '>', '>=', '=='), number, fc.constantFrom('<', '==', '!='), any)
          .map(([a, one, b, two, c]) => `(${a} ${one} ${b} ${two} ${c})`),
        fc.tuple(text, text, text).map(([a, b, c]) => `(${a}).replace(${b}, ${c})`),
        fc.tuple(text, text).map(([a, b]) => `(${a} + ${b} + ${a}).split(${b})`),
        fc
          .tuple(text, fc.constantFrom('startswith', 'endswith'), text)
          .map(([a, method, b]) => `(${a}).${method}(${b})`),
        any.map(a => `f'{${a.includes(`'`) ? 'COUNT' : a}}-x'`),
        any.map(a => `(not ${a})`),
        any.map(a => `os.environ.get('NOT_SET_HERE', ${a})`),
        any.map(a => `(os.getenv('NOT_SET_HERE') or ${a})`),
        two.map(([a, b]) => `os.path.join(${a}, ${b})`),
        fc.tuple(any, fc.constantFrom('0', '-1', `'k'`, '1:')).map(([a, key]) => `(${a})[${key}]`),
        fc.constant('multiprocessing.cpu_count() * 2 + 1'),
      ),
    };
  });
  return any;
}
