import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { judgeJson } from '../../core/language/json-verdict.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { verdictOn } from '../support/format-verdict.ts';

/** A format and what real Gunicorn 26.1 and 20.1 did with it; the keys are those of the recording. */
interface FormatCase {
  readonly id: string;
  readonly note: string;
  readonly format: string;
  readonly verdict: Readonly<Record<string, 'ok' | 'raises'>>;
  readonly expected_codes: readonly string[];
  /** Whether an error or a warning would be a false alarm. */
  readonly must_not_flag: boolean;
  /** The other requests under which 26.1 lost the line. */
  readonly raisesUnder: readonly Profile[];
  /** Of what begins with a brace: the requests whose line was a JSON object. */
  readonly jsonUnder?: readonly ('normal' | Profile)[];
}

/** A request without headers, one with a quote or a backslash in everything, one on a Unix socket, and another worker. */
type Profile = 'minimal' | 'hostile' | 'unix' | 'asgi';

/** What the recording calls a mistake, and the rules that speak of it; of a lost line, errors speak. */
const RULES_FOR_CODE: Readonly<Record<string, readonly string[]>> = {
  'unit-label': ['duration-unit'],
  'json-invalid': ['json-template-unsafe'],
  'json-fragile': ['json-template-unsafe'],
  'secret-header': ['logged-secret'],
  'multi-line-record': ['multi-line-record'],
  'constant-line': ['constant-line', 'literal-percent', 'unwrapped-atom'],
  'blank-line': ['constant-line'],
  'dumps-whole-mapping': ['malformed-atom'],
};

/** By the number of requests, of five, whose line is a JSON object. */
const JSON_VERDICTS: Readonly<Record<number, string>> = { 0: 'never', 5: 'always' };

const cases = JSON.parse(readFileSync('test/fixtures/gunicorn/format-cases.json', 'utf8')) as FormatCase[];

describe('a format is judged as real Gunicorn treats it', () => {
  for (const { id, note, format, verdict, expected_codes, must_not_flag, raisesUnder, jsonUnder } of cases) {
    it(`${id} ${note || format}`, () => {
      const ours = verdictOn(format);
      assert.equal(ours.isError, verdict['26.1.0'] === 'raises', 'an error, where lines are lost');
      if (must_not_flag) assert.deepEqual([ours.isError, ours.hasWarning], [false, false]);
      const unknown = expected_codes.filter(code => code.startsWith('unknown-atom:')).map(code => code.slice(13));
      // Gunicorn stops at what it cannot write; we go on and may find more.
      for (const key of unknown) assert.ok(ours.unknownAtoms.includes(key), `unknown: ${key}`);
      if (verdict['26.1.0'] === 'ok') assert.deepEqual(ours.unknownAtoms, unknown);
      const said = new Set(ours.problems.map(({ rule }) => rule));
      for (const code of expected_codes) {
        const rules = RULES_FOR_CODE[code];
        if (rules)
          assert.ok(
            rules.some(rule => said.has(rule)),
            `${code}: ${rules.join(' or ')}`,
          );
      }
      const underAsgi = verdictOn(format, 'asgi');
      assert.equal(underAsgi.isError, raisesUnder.includes('asgi'), 'under the asgi worker');
      if (must_not_flag) assert.equal(underAsgi.hasWarning, false, 'under the asgi worker');
      const json = judgeJson(parseFormat(format));
      if (json && jsonUnder) assert.equal(json.valid, JSON_VERDICTS[jsonUnder.length] ?? 'sometimes', jsonUnder.join());
    });
  }
});
