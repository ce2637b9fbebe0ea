import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Facts } from '../../core/generators/generator.ts';
import { METRIC_SOURCES } from '../../core/generators/metric-sources.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { prometheusRulesTest } from '../../core/generators/prometheus-rules-test.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { SITUATIONS } from '../generators/situations.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** What may be said at the edges of what is accepted. */
const SAID: readonly Readonly<Record<string, string>>[] = [
  { slow_seconds: '0.000001', error_ratio: '0', min_requests_per_second: '0', quiet_minutes: '1', busy_ratio: '0' },
  {
    slow_seconds: '999999.999999',
    error_ratio: '0.999999',
    min_requests_per_second: '999999.999999',
    quiet_minutes: '600',
    busy_ratio: '0.999999',
    workers: '9999',
  },
];

describe('the generated test of the rules', function () {
  this.timeout(60_000);
  let folder: string;
  before(function () {
    needsTools('promtool');
    folder = mkdtempSync(join(tmpdir(), 'incidents-'));
    for (const name of ['rules', 'tests']) mkdirSync(join(folder, name));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  const write = (facts: Facts, change = (rules: string) => rules) => {
    const file = join(folder, 'tests', 'gunicorn.yml');
    writeFileSync(join(folder, 'rules', 'gunicorn.yml'), change(prometheusRules.generate(facts).text));
    writeFileSync(file, prometheusRulesTest.generate(facts).text);
    return file;
  };

  for (const source of Object.keys(METRIC_SOURCES)) {
    for (const { name, facts } of ALL_SITUATIONS) {
      it(`passes in the situation ${name}, with metrics of ${source}`, () => {
        const file = write({ ...facts, overrides: { ...facts.overrides, source } });
        const { code, all } = runTool('promtool', ['test', 'rules', file]);
        assert.equal(code, 0, all);
      });
    }

    for (const overrides of SAID) {
      it(`passes with metrics of ${source} and ${JSON.stringify(overrides)}`, () => {
        for (const { name, accepts } of prometheusRules.options) {
          if (overrides[name] !== undefined) assert.match(overrides[name], accepts);
        }
        const { facts } = SITUATIONS.find(({ name }) => name === 'relative-paths')!;
        const { code, all } = runTool('promtool', [
          'test',
          'rules',
          write({ ...facts, overrides: { ...overrides, source } }),
        ]);
        assert.equal(code, 0, all);
      });
    }
  }

  it('fails for every alert that cannot fire, and for one that always does', () => {
    const { facts } = SITUATIONS.find(({ name }) => name === 'relative-paths')!;
    const mtail = { ...facts, overrides: { source: 'mtail' } };
    const names = rulesOf(prometheusRules.generate(mtail).text).groups[0]!.rules.map(({ alert }) => alert);
    for (const name of names) {
      for (const expr of ['vector(0) > 1', 'vector(1)']) {
        const file = write(mtail, text => {
          const rules = rulesOf(text);
          rules.groups[0]!.rules.find(({ alert }) => alert === name)!.expr = expr;
          return stringify(rules);
        });
        assert.equal(runTool('promtool', ['test', 'rules', file]).code, 1, `${name}: ${expr}`);
      }
    }
  });
});

function rulesOf(text: string) {
  return parse(text) as { groups: { rules: { alert?: string; expr: string }[] }[] };
}
