import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';

const service = createLanguageService({ t: english });

/** Below the first line of a config, the token at each character: the first letter of its kind. */
const CASES: readonly [says: string, config: string, drawn: string][] = [
  [
    'a key and a conversion',
    `access_log_format = '%(h)s %({X-Id}i)-10s %(Q)s %%(b)s'`,
    `                       a c   aaaaaaa cccc   u c`,
  ],
  ['a half-typed atom', `access_log_format = '%(h)s %(D'`, `                       a c`],
  ['text that is no format', `accesslog = '%(h)s'`, ``],
  ['two pieces', `access_log_format = '%(h)s' "%(D)s"`, `                       a c     a c`],
  ['an atom of two pieces', `access_log_format = '%(h' ")s"`, `                       a    c`],
  ['two formats that share a text', `x = '%(h)s'; access_log_format = x; access_log_format = x + ' '`, `       a c`],
];

describe('tokens in a format', () => {
  for (const [says, config, drawn] of CASES) {
    it(says, () => {
      const line = Array.from({ length: config.length }, () => ' ');
      for (const { at, kind } of service.tokens(service.open(config))) line.fill(kind[0]!, at.start, at.end);
      assert.equal(line.join('').trimEnd(), drawn);
    });
  }

  it('never go over the end of a line', () => {
    assert.deepEqual(
      service.tokens(service.open(`access_log_format = '''%(a\nb)s'''`)).map(({ kind }) => kind),
      ['conversion'],
    );
  });
});
