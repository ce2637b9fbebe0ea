import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { grafanaDashboard } from '../../core/generators/grafana-dashboard.ts';
import type { GrafanaDashboard, TimeSeriesPanel } from '../../core/generators/grafana-schema.ts';
import { METRIC_SOURCES } from '../../core/generators/metric-sources.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { prometheusRulesTest } from '../../core/generators/prometheus-rules-test.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { SITUATIONS } from '../generators/situations.ts';
import { needsTools, runTool } from '../support/tools.ts';

interface RuleTests {
  tests: { promql_expr_test: { expr: string; eval_time: string; exp_samples: object[] }[] }[];
}

describe('the dashboard for Grafana', function () {
  this.timeout(60_000);
  let folder: string;
  before(function () {
    needsTools('promtool');
    folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
    for (const name of ['rules', 'tests']) mkdirSync(join(folder, name));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  for (const source of Object.keys(METRIC_SOURCES)) {
    for (const { name, facts } of ALL_SITUATIONS) {
      it(`has data in every panel on a healthy server: ${name}, metrics of ${source}`, () => {
        const known = { ...facts, overrides: { ...facts.overrides, source } };
        const { panels } = JSON.parse(grafanaDashboard.generate(known).text) as GrafanaDashboard;
        // The test of the rules has a healthy server; the panels are asked there instead of the alerts.
        const { tests, ...rest } = parse(prometheusRulesTest.generate(known).text) as RuleTests;
        const healthy = tests[0]!;
        const asked = (job: string, samples: object[]) =>
          panels.map(({ targets }) => ({
            expr: `group(${targets[0]!.expr.replaceAll('$job', job)})`,
            eval_time: healthy.promql_expr_test[0]!.eval_time,
            exp_samples: samples,
          }));
        const tried = {
          ...rest,
          tests: [
            {
              ...healthy,
              promql_expr_test: [...asked('other|gunicorn', [{ labels: '{}', value: 1 }]), ...asked('other', [])],
            },
          ],
        };
        writeFileSync(join(folder, 'rules', 'gunicorn.yml'), prometheusRules.generate(known).text);
        writeFileSync(join(folder, 'tests', 'gunicorn.yml'), stringify(tried));
        const { code, all } = runTool('promtool', ['test', 'rules', join(folder, 'tests', 'gunicorn.yml')]);
        assert.equal(code, 0, all);
      });
    }
  }

  it('draws the limits of the alerts', () => {
    const { facts } = SITUATIONS.find(({ name }) => name === 'said-by-the-user')!;
    const { panels } = JSON.parse(grafanaDashboard.generate(facts).text) as GrafanaDashboard;
    const limits = panels.map(({ fieldConfig }) => fieldConfig.defaults.thresholds?.steps[1]?.value ?? null);
    assert.deepEqual(limits, [null, 0.01, 0.25, 9.6, null, 2, null]);
  });
  it('does not compile with a field or a word that Grafana does not know', () => {
    // The compiler fails where it does not find the mistake that is announced.
    const dashboard: Partial<GrafanaDashboard> = {
      uid: 'gunicorn',
      time: { from: 'now-6h', to: 'now' },
      // @ts-expect-error misspelt
      schemeVersion: 39,
    };
    const panel: Partial<TimeSeriesPanel> = {
      // @ts-expect-error the plug-in is called timeseries
      type: 'timeserie',
      gridPos: {
        x: 0,
        y: 0,
        w: 12,
        h: 8,
        // @ts-expect-error misspelt
        hight: 8,
      },
      fieldConfig: {
        defaults: {
          // @ts-expect-error absolute or percentage
          thresholds: { mode: 'ratio', steps: [] },
          // @ts-expect-error off, line, area, and others
          custom: { thresholdsStyle: { mode: 'lines' } },
        },
        overrides: [],
      },
    };
    assert.ok('schemeVersion' in dashboard && panel.type !== undefined);
  });
});
