import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../core/base/localize.ts';
import { formatProblems } from '../../core/language/format-problems.ts';
import type { Edit } from '../../core/language/rule.ts';

const CASES: readonly [says: string, format: string, marked: string, rule: string, mended: string | null][] = [
  ['an atom', '%(h)s %(s)d %(D)s', '%(s)d', 'wrong-conversion', '%(h)s %(s)s %(D)s'],
  ['an atom between apostrophes', "'%(s)d' %(D)s", '%(s)d', 'wrong-conversion', "'%(s)s' %(D)s"],
  ['an atom between both quotes', `'"%(s)d"' %(D)s`, '%(s)d', 'wrong-conversion', `'"%(s)s"' %(D)s`],
  ['an atom behind a backslash', '\\ %(s)d %(D)s', '%(s)d', 'wrong-conversion', '\\ %(s)s %(D)s'],
  ['an atom behind a line break', 'a\n\u{1f600}%(s)d %(D)s', '%(s)d', 'wrong-conversion', 'a\n\u{1f600}%(s)s %(D)s'],
  ['an atom behind blanks that Gunicorn takes away', '  %(s)d %(D)s ', '%(s)d', 'wrong-conversion', '%(s)s %(D)s'],
  ['an atom that is added at the end', '%(h)s', '%(h)s', 'missing-duration', '%(h)s %(D)s'],
];

describe('a format that stands alone', () => {
  for (const [says, format, marked, rule, mended] of CASES) {
    it(`is marked and mended at ${says}`, () => {
      const text = format.trim();
      const problem = formatProblems(format, 'sync', english).find(each => each.rule === rule);
      assert.ok(problem, `there is no ${rule}`);
      assert.equal(text.slice(problem.at.start, problem.at.end), marked);
      const [fix] = problem.fixes;
      assert.equal(fix ? after(text, fix.edits) : null, mended);
    });
  }

  it('has no problem of what stands around it', () => {
    assert.deepEqual(formatProblems('%(h)s %(D)s', 'uvicorn.workers.UvicornWorker', english), []);
    assert.deepEqual(
      formatProblems('', 'sync', english).filter(({ at }) => at.start !== 0 || at.end !== 0),
      [],
    );
  });

  it('is marked inside, and mended for good, in every recorded case', () => {
    const cases = JSON.parse(readFileSync('test/fixtures/gunicorn/format-cases.json', 'utf8')) as { format: string }[];
    for (const { format } of cases) {
      const text = format.trim();
      for (const { at, rule, severity, fixes } of formatProblems(format, 'sync', english)) {
        assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length, `${rule}: ${format}`);
        for (const { edits } of fixes) {
          // What is mended may leave something milder: JSON that is valid now is JSON that a client can break.
          const same = (given: string) =>
            formatProblems(given, 'sync', english).filter(each => each.rule === rule && each.severity === severity);
          const left = same(after(text, edits));
          const before = same(format);
          assert.ok(left.length < before.length, `${rule}: ${format} → ${after(text, edits)}`);
        }
      }
    }
  });
});

function after(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.at.start - one.at.start)
    .reduce((mended, edit) => mended.slice(0, edit.at.start) + edit.text + mended.slice(edit.at.end), text);
}
