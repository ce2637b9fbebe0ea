import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { applyEdits } from '../support/check-rule.ts';

const service = createLanguageService({ t: english });

/** A sentence, a config, and the same after the first problem is ignored. */
const CASES = [
  ['behind the statement', "loglevel = 'trace'\n", "loglevel = 'trace'  # gunicorn-logs: ignore unknown-log-level\n"],
  [
    'above it, where a comment stands behind it already',
    "loglevel = 'trace'  # loud\n",
    "# gunicorn-logs: ignore unknown-log-level\nloglevel = 'trace'  # loud\n",
  ],
  [
    'above a statement of several lines, in a block and with its ends of lines',
    "if debug:\r\n    loglevel = (\r\n        'trace')\r\n",
    "if debug:\r\n    # gunicorn-logs: ignore unknown-log-level\r\n    loglevel = (\r\n        'trace')\r\n",
  ],
  [
    'in the comment that is there',
    "accesslog = '-'\naccess_log_format = '%(Q)s'  # gunicorn-logs: ignore missing-duration\n",
    "accesslog = '-'\naccess_log_format = '%(Q)s'  # gunicorn-logs: ignore missing-duration, unknown-atom\n",
  ],
  ['at the end of a file without a line break', 'workers = 0', 'workers = 0  # gunicorn-logs: ignore no-workers'],
] as const;

describe('a problem is ignored', () => {
  for (const [says, text, ignored] of CASES) {
    it(says, () => {
      const document = service.open(text);
      const [problem] = service.problems(document);
      const [first] = service.ignores(document, problem!.at);
      const changed = applyEdits(text, first!.fix.edits);
      assert.equal(changed, ignored);
      assert.deepEqual(
        service.problems(service.open(changed)).filter(({ rule }) => rule === problem!.rule),
        [],
      );
    });
  }

  it('but not what Python cannot read', () => {
    const document = service.open('workers = (\n');
    assert.deepEqual(service.ignores(document, { start: 0, end: 20 }), []);
  });
});
