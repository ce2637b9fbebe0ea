import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lineStarts, placeOf } from '../../core/base/lines.ts';
import { problemsOf } from '../support/check-rule.ts';

/** A config and what real Gunicorn made of it; codes are those of the recording, lines count from 1. */
interface ConfigCase {
  readonly id: string;
  readonly file: string;
  readonly expect: readonly { readonly line: number; readonly code: string }[];
}

/** What the recording calls a mistake, and the rules that speak of it. The other codes have no rule yet. */
const RULES_FOR_CODE: Readonly<Record<string, readonly string[]>> = {
  'unknown-setting': ['unknown-setting'],
  'wrong-case': ['unknown-setting'],
  'unknown-loglevel': ['unknown-log-level'],
  'syntax-error': ['syntax-error'],
  'empty-path': ['log-path'],
  'variable-not-expanded': ['log-path'],
  'no-effect': ['capture-output'],
  'bad-facility': ['syslog-facility'],
  'wrong-type': ['wrong-value-type'],
  'maybe-none': ['wrong-value-type'],
  'bad-int-literal': ['wrong-value-type'],
  'bad-bool': ['wrong-value-type'],
  'bad-address': ['not-a-network'],
  'bad-statsd-address': ['statsd-address'],
  'bad-port': ['bind-address'],
  'import-shadows-setting': ['shadowed-setting'],
  'annotation-without-value': ['annotation-without-value'],
  'removed-worker-class': ['unknown-worker-class'],
  'turns-sendfile-off': ['sendfile-turned-off'],
  raises: ['malformed-atom', 'literal-percent', 'wrong-conversion'],
  'unknown-atom': ['unknown-atom'],
  'not-callable': ['hook-arity'],
  'unit-label': ['duration-unit'],
  'default-loggers-lose-their-handlers': ['broken-log-config'],
  'unknown-handler': ['broken-log-config'],
};

const cases = JSON.parse(readFileSync('test/fixtures/gunicorn/config-cases.json', 'utf8')) as ConfigCase[];

describe('a config is judged as real Gunicorn treats it', () => {
  for (const { id, file, expect } of cases) {
    it(`${id} ${file}`, () => {
      const text = readFileSync(`test/fixtures/gunicorn/${file}`, 'utf8');
      const loud = problemsOf(text).filter(({ severity }) => severity === 'error' || severity === 'warning');
      const found = loud.map(({ rule, at }) => ({ rule, line: placeOf(lineStarts(text), at.start).line + 1 }));
      const wanted = expect.flatMap(({ line, code }) =>
        RULES_FOR_CODE[code] ? [{ line, rules: RULES_FOR_CODE[code] }] : [],
      );
      for (const { line, rules } of wanted) {
        assert.ok(
          found.some(problem => problem.line === line && rules.includes(problem.rule)),
          `line ${line}: ${rules.join()}`,
        );
      }
      const falseAlarms = found.filter(
        ({ rule, line }) => !wanted.some(want => want.line === line && want.rules.includes(rule)),
      );
      assert.deepEqual(falseAlarms, []);
    });
  }
});
