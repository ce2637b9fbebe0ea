import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { verdictOn } from '../support/format-verdict.ts';

/** Answers of `test/support/format-oracle.py`. */
interface Answer {
  readonly raises: readonly string[];
  readonly unknown: readonly string[];
  readonly output: string | null;
}

describe('the checks of a format agree with real Gunicorn', () => {
  it('on every recorded case', () => {
    const cases = JSON.parse(readFileSync('test/fixtures/gunicorn/format-cases.json', 'utf8')) as { format: string }[];
    check(cases.map(({ format }) => format));
  });

  it('on six hundred formats that are put together at random', () => {
    check(fc.sample(formats(), { numRuns: 600, seed: 20261122 }));
  });
});

function check(given: readonly string[]): void {
  const answers = askGunicorn(given);
  const differences = given.flatMap((format, index) => {
    const { raises, unknown } = answers[index]!;
    const ours = verdictOn(format);
    if (ours.isError !== raises.length > 0) {
      return [`${JSON.stringify(format)}: lost for ${raises.join(', ') || 'none'}, we say ${ours.isError}`];
    }
    // Where Gunicorn stops, it has not looked up what follows.
    const same = raises.length > 0 || [...new Set(ours.unknownAtoms)].toSorted().join() === unknown.join();
    return same ? [] : [`${JSON.stringify(format)}: unknown ${unknown.join()}, we say ${ours.unknownAtoms.join()}`];
  });
  assert.deepEqual(differences, []);
}

function askGunicorn(given: readonly string[]): Answer[] {
  const input = given.map(format => `${JSON.stringify(format)}\n`).join('');
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['test/support/format-oracle.py'], {
    input,
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

/** Formats as people and their slips make them: atoms, halves of atoms, Apache's items, percent signs and text. */
function formats(): fc.Arbitrary<string> {
  const key = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ATOMS.map(atom => atom.key)) },
    fc.constantFrom('{x-request-id}i', '{X-Forwarded-For}I', '{server_name}e', '{content-type}o', '{x}', '{x}t', '{x'),
    fc.constantFrom('d', 'Q', 'status', ' h ', 'a(b)', 'a(b', ''),
  );
  const flags = fc.constantFrom('', '', '', '-', '0', '+', ' ', '#', '-#');
  const width = fc.constantFrom('', '', '', '5', '05', '12', '*');
  const precision = fc.constantFrom('', '', '', '.3', '.', '.0', '.*');
  const length = fc.constantFrom('', '', '', 'h', 'l', 'L');
  // How large a number is a character differs from request to request, so `c` is left to the recorded cases.
  const conversion = fc.oneof(
    { weight: 8, arbitrary: fc.constant('s') },
    { weight: 4, arbitrary: fc.constantFrom(...Array.from('diouxXeEfFgGra')) },
    fc.constantFrom('', 'y', 'S', ' ', '%', ')'),
  );
  const atom = fc
    .tuple(key, flags, width, precision, length, conversion)
    .map(([key, ...spec]) => `%(${key})${spec.join('')}`);
  const piece = fc.oneof(
    { weight: 8, arbitrary: atom },
    { weight: 4, arbitrary: fc.constantFrom(' ', '"', '[', '{', '}', ' ms', 'ok', '€', '😀', '\\') },
    fc.constantFrom('%%', '%', '%s', '%r', '%h', '%>s', '%{Referer}i', '% d', '%d', '%(h', '%(', '%5(h)s', '%.3', '%-'),
  );
  return fc.array(piece, { minLength: 1, maxLength: 6 }).map(pieces => pieces.join(''));
}
