import assert from 'node:assert/strict';
import { closest } from '../../core/base/closest.ts';

const NAMES = ['accesslog', 'errorlog', 'loglevel', 'prometheus-rules', 'h', 'q'];

const CASES: [says: string, name: string, nearest: string | undefined][] = [
  ['a missing letter is forgiven', 'acceslog', 'accesslog'],
  ['an extra word separator is forgiven', 'access_log', 'accesslog'],
  ['swapped neighbours count as one mistake', 'lgo-level', 'loglevel'],
  ['case does not count', 'LOGLEVEL', 'loglevel'],
  ['an underscore for a hyphen does not count', 'prometheus_rules', 'prometheus-rules'],
  ['a name that resembles nothing gets no suggestion', 'workers', undefined],
  ['a single letter may differ in case', 'Q', 'q'],
  ['a single letter that is another one resembles nothing', 'x', undefined],
];

describe('the closest name', () => {
  for (const [says, name, nearest] of CASES) it(says, () => assert.equal(closest(name, NAMES), nearest));

  it('of two equally near ones the first wins', () => assert.equal(closest('bind1', ['bind0', 'bind2']), 'bind0'));
});
