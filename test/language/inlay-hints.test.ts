import assert from 'node:assert/strict';
import { span } from '../../core/base/spans.ts';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';

const service = createLanguageService({ t: english });

/** A config with each hint drawn where it stands, as `«µs»`. */
const CASES: readonly [says: string, drawn: string][] = [
  [
    'durations and sizes have a unit, nothing else has',
    `access_log_format = '%(h)s %(T)s«s» %(M)d«ms» %(D)s«µs» %(L)s«s» %(b)s«bytes» %(B)d«bytes» %(s)s %(p)s %(Q)s'`,
  ],
  ['width and conversion stand before it', `access_log_format = '%(D)-10d«µs»|'`],
  ['each piece of a format', `access_log_format = ('%(D)s«µs» '\n  "%(b)s«bytes»")`],
  ['a format under another name, once', `F = '%(D)s«µs»'\naccess_log_format = F\naccess_log_format = F`],
  ['both branches', `if x:\n  access_log_format = '%(D)s«µs»'\nelse:\n  access_log_format = '%(M)s«ms»'`],
  ['an f-string', `access_log_format = f'{x} %(D)s %(M)s'`],
  ['an f-string whose values are known', `x = 1\naccess_log_format = f'{x} %(D)s«µs»'`],
  ['an atom that is put together is left alone', `access_log_format = '%(' + 'D)s %(M)s«ms»'`],
  ['an atom that is escaped is left alone', String.raw`access_log_format = '%(\x44)s %(M)s«ms»'`],
  [
    'a unit that the format says itself is not said twice',
    `access_log_format = '%(D)sus took_s=%(T)s "ms": "%(M)s" %(L)s«s»'`,
  ],
  ['a wrong unit in the format is answered', `access_log_format = '%(D)s«µs»ms took_s=%(M)s«ms»'`],
  ['half an atom has none', `access_log_format = '%(D) %(M'`],
  ['other texts have none', `accesslog = '%(D)s'\nprint('%(D)s')`],
];

describe('units behind atoms', () => {
  for (const [says, drawn] of CASES) {
    it(says, () => {
      const text = drawn.replaceAll(/«.*?»/g, '');
      assert.equal(draw(text, span(0, text.length)), drawn);
    });
  }

  it('only those that were asked for', () => {
    const text = `access_log_format = '%(D)s %(M)s'`;
    assert.equal(draw(text, span(0, 27)), `access_log_format = '%(D)s«µs» %(M)s'`);
  });

  it('say more where the mouse rests', () => {
    const text = `access_log_format = '%(D)s'`;
    const [hint] = service.inlayHints(service.open(text), span(0, text.length));
    assert.match(hint?.markdown ?? '', /Unit: microseconds/);
  });
});

function draw(text: string, within: { start: number; end: number }): string {
  const hints = service.inlayHints(service.open(text), within);
  return hints.reduceRight(
    (drawn, { offset, label }) => `${drawn.slice(0, offset)}«${label}»${drawn.slice(offset)}`,
    text,
  );
}
