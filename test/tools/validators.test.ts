import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { readSettings } from '../../core/config/read-settings.ts';
import { settingIn } from '../../core/gunicorn/setting-history.ts';
import { settingByName, SETTINGS } from '../../core/gunicorn/settings/index.ts';
import type { Version } from '../../core/gunicorn/version.ts';
import { isSince, versionText } from '../../core/gunicorn/version.ts';
import { refusalOf } from '../../core/language/refusals.ts';

/** Another seed makes other values: `SEED=7 npm test -- tools`. */
const seed = Number(process.env['SEED'] ?? 20261123);

/** Debian's. */
const INSTALLED: Version = [20, 1, 0];
const VALUES = 8000;

/** Whether these take a value depends on the machine, or they have a rule of their own. */
const LEFT_OUT = new Set(['hook', 'folder', 'files', 'anything']);

describe(`values of settings are refused as Gunicorn ${versionText(INSTALLED)} itself refuses them`, () => {
  const names = SETTINGS.filter(({ kind, since }) => !LEFT_OUT.has(kind) && isSince(INSTALLED, since)).map(
    ({ name }) => name,
  );

  it(`${VALUES} of them, for ${names.length} settings, seed ${seed}`, () => {
    const given = fc.sample(fc.tuple(fc.constantFrom(...names), sources()), { numRuns: VALUES, seed });
    const taken = askGunicorn(given);
    const differences = given.flatMap(([name, source], index) => {
      const ours = isTaken(name, source);
      return ours === 'unknown' || ours === taken[index] ? [] : [`${name} = ${source}: taken is ${taken[index]}`];
    });
    assert.deepEqual(differences, []);
    const unknown = given.filter(([name, source]) => isTaken(name, source) === 'unknown');
    assert.ok(unknown.length < VALUES / 8, `${unknown.length} are unknown`);
  });
});

function isTaken(name: string, source: string): boolean | 'unknown' {
  const { value } = readSettings(`${name} = ${source}\n`).values[name]!;
  const setting = settingIn(settingByName(name)!, INSTALLED);
  // Who has an account here is not looked at.
  const isAccount = setting.kind === 'user' || setting.kind === 'group';
  if (value.kind === 'unknown' || (isAccount && value.kind === 'string')) return 'unknown';
  return refusalOf(setting, value) === undefined;
}

function askGunicorn(given: readonly (readonly [string, string])[]): boolean[] {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['test/support/validator-oracle.py'], {
    input: given.map(pair => `${JSON.stringify(pair)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as boolean);
  assert.equal(answers.length, given.length);
  return answers;
}

/** Values as people write them, and as they should not: Python source. */
function sources(): fc.Arbitrary<string> {
  const words = [
    '| |true|False| TRUE |yes|on|1|0|-1|+5|-0| 3 |3s|3.0|017|00|0_0|0x10|0X1f|0o17|0b11|0b12|1_000|1__0|_1|0x',
    '10\\t|\\x1c5|\\ufeff5|\\u30005|auto|Auto| poll|poll|inotify|localhost|localhost:8125|:8125|a:b|a:1:2|a: 5 |a:-1',
    'unix:/run/x|127.0.0.1|*|10.0.0.0/8|nginx|::1|www-data|33|sync|gunicorn.glogging.Logger|drop|off|v1|x\\n',
  ];
  const word = fc.constantFrom(...words.flatMap(line => line.split('|')));
  const text = word.map(word => `'${word}'`);
  const number = fc.oneof(
    fc.integer({ min: -3, max: 70_000 }).map(String),
    fc.constantFrom('1.0', '0.0', '2.5', '-1.5', '1e3', '0x1F'),
  );
  const scalar = fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 3, arbitrary: number },
    fc.constantFrom('True', 'False', 'None'),
  );
  const items = fc.array(scalar, { maxLength: 3 }).map(list => list.join(', '));
  return fc.oneof(
    { weight: 8, arbitrary: scalar },
    items.map(list => `[${list}]`),
    items.map(list => (list === '' ? '()' : `(${list},)`)),
    fc.tuple(scalar, scalar).map(([key, value]) => `{${key}: ${value}}`),
    fc.constantFrom('{}', '[[]]', "[['a']]", 'lambda: None', "b'a'", '1j'),
  );
}
