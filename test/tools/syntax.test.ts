import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { globSync } from '../../scripts/files.mjs';
import { problemsOf } from '../support/check-rule.ts';
import { seededRandom } from '../support/random.ts';

describe('what the config is told about its syntax, against Python itself', () => {
  it('nothing where Python reads the file: its own library', () => {
    const files = oracle(['--library'], '').filter((_, index) => index % 3 === 0);
    assert.ok(files.length > 100);
    const wrong = files.filter(file => saysSyntaxError(readFileSync(file, 'utf8')));
    assert.deepEqual(wrong, []);
  });

  const seed = 20261123;
  it(`nothing where Python reads the file: three thousand configs with a slip of the hand, seed ${seed}`, () => {
    const random = seededRandom(seed);
    const configs = globSync('test/fixtures/gunicorn/configs', /\.py$/).map(path => readFileSync(path, 'utf8'));
    const slips = Array.from({ length: 3000 }, () => {
      const config = random.pick(configs);
      const start = random.below(config.length + 1);
      const end = Math.min(config.length, start + random.below(4));
      const typed = random.pick([
        '',
        '',
        "'",
        '"',
        '(',
        ')',
        ']',
        '\n',
        ' ',
        '#',
        ',',
        '.',
        '=',
        '4.',
        ' if ',
        '$',
        '\\',
        '*',
      ]);
      return config.slice(0, start) + typed + config.slice(end);
    });
    const answers = oracle([], slips.map(slip => `${JSON.stringify(slip)}\n`).join(''));
    assert.equal(answers.length, slips.length);
    const judged = slips.map((slip, index) => ({
      slip,
      reads: answers[index] === 'true',
      says: saysSyntaxError(slip),
    }));
    assert.deepEqual(
      judged.filter(({ reads, says }) => reads && says).map(({ slip }) => slip),
      [],
    );
    // The grammar forgives much; of what Python refuses, most must be told all the same.
    const refused = judged.filter(({ reads }) => !reads);
    const told = refused.filter(({ says }) => says).length;
    assert.ok(told > 0.6 * refused.length, `${told} of ${refused.length} are told`);
  });
});

function saysSyntaxError(text: string): boolean {
  return problemsOf(text).some(({ rule }) => rule === 'syntax-error');
}

function oracle(args: readonly string[], input: string): string[] {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['test/support/syntax-oracle.py', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  return stdout.trim().split('\n');
}
