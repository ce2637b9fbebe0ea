import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ALERT_RULES } from '../../core/generators/alert-rules.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { SITUATIONS } from '../generators/situations.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** A server in good health for three hours, a sample a minute: 60 requests a minute, four workers. */
const HEALTHY: Readonly<Record<string, string>> = {
  gunicorn_requests: '0+60x180',
  gunicorn_request_status_200: '0+60x180',
  'gunicorn_request_duration{quantile="0.99"}': '0.2x180',
  gunicorn_workers: '4x180',
  gunicorn_log_error: '3x180',
};

/** What happens instead from the 60th minute on, when to look, and who speaks up then. */
interface Scenario {
  readonly says: string;
  readonly series: Readonly<Record<string, string>>;
  readonly minute: number;
  /** Name and summary of the one alert that fires, `{slow}` for the share that is slow; null when all must stay quiet. */
  readonly fires: readonly [alert: string, summary: string, labels: Readonly<Record<string, string>>] | null;
}

const SHOP = { job: 'shop' };

const SCENARIOS: readonly Scenario[] = [
  { says: 'all is quiet on a healthy server', series: {}, minute: 90, fires: null },
  {
    says: 'server errors of several codes count together',
    series: {
      gunicorn_request_status_200: '0+60x60 3654+54x120',
      gunicorn_request_status_500: '0x60 2+2x120',
      gunicorn_request_status_503: '0x60 4+4x120',
    },
    minute: 90,
    fires: ['GunicornServerErrors', 'shop: 10% of the requests fail', SHOP],
  },
  {
    says: 'one error in sixty requests wakes nobody',
    series: { gunicorn_request_status_500: '0x60 1+1x120' },
    minute: 90,
    fires: null,
  },
  {
    says: 'a short burst of errors wakes nobody',
    series: { gunicorn_request_status_500: '0x60 30x120' },
    minute: 63,
    fires: null,
  },
  {
    says: 'failing requests of a server that hardly anybody uses wake nobody',
    series: {
      gunicorn_requests: '0+1x180',
      gunicorn_request_status_200: '0x180',
      gunicorn_request_status_500: '0+1x180',
    },
    minute: 90,
    fires: null,
  },
  {
    says: 'slow requests are told with their duration',
    series: { 'gunicorn_request_duration{quantile="0.99"}': '0.2x60 3x120' },
    minute: 90,
    fires: ['GunicornSlowRequests', 'shop: {slow} of the requests take longer than 3s', SHOP],
  },
  {
    says: 'a summary without observations is not slow',
    series: { 'gunicorn_request_duration{quantile="0.99"}': `0.2x60 ${'NaN '.repeat(60)}` },
    minute: 90,
    fires: null,
  },
  {
    says: 'the very first worker timeout is noticed, though its counter did not exist before',
    series: { gunicorn_log_critical: '_x60 1x120' },
    minute: 65,
    fires: ['GunicornWorkerTimeouts', 'shop: workers are killed because they hang', SHOP],
  },
  {
    says: 'a further worker timeout is noticed',
    series: { gunicorn_log_critical: '1x60 2x120' },
    minute: 65,
    fires: ['GunicornWorkerTimeouts', 'shop: workers are killed because they hang', SHOP],
  },
  {
    says: 'old worker timeouts are forgotten',
    series: { gunicorn_log_critical: '1x60 2x120' },
    minute: 90,
    fires: null,
  },
  {
    says: 'workers that have no time left are told with the instance',
    series: { gunicorn_request_duration_sum: '0+60x60 3816+216x120' },
    minute: 90,
    fires: [
      'GunicornWorkersBusy',
      'shop: 3.6 requests at once on one:9102, and others wait',
      { ...SHOP, instance: 'one:9102' },
    ],
  },
  {
    says: 'half of the workers busy wakes nobody',
    series: { gunicorn_request_duration_sum: '0+60x60 3720+120x120' },
    minute: 90,
    fires: null,
  },
  {
    says: 'workers that die again and again are noticed',
    series: { gunicorn_worker_kills: '0x60 2x120', gunicorn_worker_failures: '0x61 2x120' },
    minute: 66,
    fires: ['GunicornWorkersDie', 'shop: workers die again and again', SHOP],
  },
  {
    says: 'one worker that is killed wakes nobody',
    series: { gunicorn_worker_kills: '0x60 1x120', gunicorn_worker_failures: '0x180' },
    minute: 66,
    fires: null,
  },
  {
    says: 'an instance that does not answer is told',
    series: { up: '1x60 0x120' },
    minute: 90,
    fires: ['GunicornTargetDown', 'shop: one:9102 does not answer Prometheus', { ...SHOP, instance: 'one:9102' }],
  },
  {
    says: 'tracebacks in the error log are counted by the minute',
    series: { gunicorn_log_exception: '0x60 5+5x120' },
    minute: 90,
    fires: ['GunicornErrorMessages', 'shop: 5 errors a minute in the error log', SHOP],
  },
  {
    says: 'errors and tracebacks count together',
    series: { gunicorn_log_exception: '0x60 2+2x120', gunicorn_log_error: '3x60 5+2x120' },
    minute: 90,
    fires: ['GunicornErrorMessages', 'shop: 4 errors a minute in the error log', SHOP],
  },
  {
    says: 'a missing worker is told with the instance',
    series: { gunicorn_workers: '4x60 2x120' },
    minute: 90,
    fires: ['GunicornFewerWorkers', 'shop: only 2 workers on one:9102', { ...SHOP, instance: 'one:9102' }],
  },
  {
    says: 'silence is noticed',
    series: { gunicorn_requests: '0+60x60 3600x120', gunicorn_request_status_200: '0+60x60 3600x120' },
    minute: 90,
    fires: ['GunicornNoTraffic', 'shop: no request arrives', SHOP],
  },
  {
    says: 'a pause of five minutes is none',
    series: {
      gunicorn_requests: '0+60x60 3600x4 3660+60x120',
      gunicorn_request_status_200: '0+60x60 3600x4 3660+60x120',
    },
    minute: 66,
    fires: null,
  },
  {
    says: 'missing metrics are noticed, and nothing else is claimed',
    series: Object.fromEntries(Object.keys(HEALTHY).map(name => [name, '1x60 stale'])),
    minute: 90,
    fires: ['GunicornMetricsMissing', 'Nothing is heard of Gunicorn', {}],
  },
];

/** Rule files with thresholds that the scenarios are made for, and what the metrics of the scenarios are called there. */
interface RuleFile {
  readonly says: string;
  readonly rules: string;
  /** Of the requests, what the rules look at for slow ones: the slowest five in a hundred, or one where no more is known. */
  readonly slow: '5%' | '1%';
  readonly spelt: (name: string, values: string) => Readonly<Record<string, string>>;
}

const RULE_FILES: readonly RuleFile[] = [
  {
    says: 'relative-paths',
    rules: golden('relative-paths'),
    slow: '1%',
    spelt: (name, values) => ({ [name]: values }),
  },
  {
    says: 'statsd-prefix-and-stdout',
    rules: golden('statsd-prefix-and-stdout'),
    slow: '1%',
    spelt: (name, values) => ({ [name === 'up' ? name : `shop_web_${name}`]: values }),
  },
  {
    says: 'of the source statsd-exporter',
    rules: rulesOf('statsd-exporter'),
    slow: '5%',
    spelt: labelled('gunicorn_log_messages_total{level="critical"}'),
  },
  {
    says: 'of the source mtail',
    rules: rulesOf('mtail'),
    slow: '5%',
    spelt: counted,
  },
  {
    says: 'of the source multiprocess',
    rules: rulesOf('multiprocess'),
    slow: '5%',
    spelt: labelled('gunicorn_worker_timeouts_total'),
  },
];

/** The rules as they stand in the golden file, but for another source of the metrics. */
function rulesOf(source: string): string {
  const { facts } = SITUATIONS.find(({ name }) => name === 'relative-paths')!;
  return prometheusRules.generate({ ...facts, overrides: { ...facts.overrides, source } }).text;
}

/** The metrics of a source with labels and histograms. All requests are the sum over their statuses there. */
function labelled(timeouts: string): RuleFile['spelt'] {
  return (name, values) => {
    const [, kind, value] = /^gunicorn_(request_status|log)_(\w+)$/.exec(name) ?? [];
    if (name === 'gunicorn_requests') return {};
    if (kind === 'request_status') return { [`gunicorn_requests_total{status="${value}"}`]: values };
    if (value === 'critical') return { [timeouts]: values };
    if (kind === 'log') return { [`gunicorn_log_messages_total{level="${value}"}`]: values };
    if (name === 'gunicorn_request_duration_sum') return { gunicorn_request_duration_seconds_sum: values };
    return name.startsWith('gunicorn_request_duration') ? histogram(values) : { [name]: values };
  };
}

/** What mtail counts in the logs; it says of each counter which of its programs it is from. */
function counted(name: string, values: string): Readonly<Record<string, string>> {
  const [, kind, value] = /^gunicorn_(request_status|log|worker)_(\w+)$/.exec(name) ?? [];
  if (name === 'gunicorn_workers') return { gunicorn_worker_boots_total: values };
  if (kind === 'request_status') return { [`gunicorn_requests_total{method="GET",status="${value}"}`]: values };
  if (kind === 'worker') return { [`gunicorn_worker_${value}_total`]: values };
  if (kind === 'log' && value !== 'critical') {
    return { [`gunicorn_log_messages_total{level="ERROR",prog="${value}"}`]: values };
  }
  return labelled('gunicorn_worker_timeouts_total')(name, values);
}

/** Sixty requests a minute; fast ones, then what `values` has in the second hour. */
function histogram(values: string): Readonly<Record<string, string>> {
  const name = 'gunicorn_request_duration_seconds_bucket';
  const stale = values.includes('stale');
  const later = values.endsWith('3x120') ? '3600x120' : values.includes('NaN') ? '3600x120' : '3660+60x120';
  const all = values.includes('NaN') ? '0+60x60 3600x120' : '0+60x180';
  return {
    [`${name}{le="0.2"}`]: stale ? values : `0+60x60 ${later}`,
    [`${name}{le="2"}`]: stale ? values : `0+60x60 ${later}`,
    // Between these two ends the 95th percentile comes out as three seconds.
    [`${name}{le="3.05263"}`]: stale ? values : all,
    [`${name}{le="+Inf"}`]: stale ? values : all,
  };
}

describe('promtool', () => {
  let folder: string;
  before(function () {
    needsTools('promtool');
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  for (const { name, facts } of ALL_SITUATIONS) {
    it(`accepts the rules for the situation ${name}`, () => {
      const file = join(folder, 'situation.yml');
      writeFileSync(file, prometheusRules.generate(facts).text);
      const { code, all } = runTool('promtool', ['check', 'rules', file]);
      assert.equal(code, 0, all);
    });
  }

  it('has a scenario for every alert', () => {
    const covered = new Set(SCENARIOS.flatMap(({ fires }) => (fires ? [fires[0]] : [])));
    assert.deepEqual(
      ALERT_RULES.map(({ name }) => name).filter(name => !covered.has(name)),
      [],
    );
  });

  it('tries every alert with one of the sources', () => {
    for (const { name } of ALERT_RULES)
      assert.ok(
        RULE_FILES.some(({ rules }) => rules.includes(name)),
        name,
      );
  });

  for (const ruleFile of RULE_FILES) {
    describe(`with the rules ${ruleFile.says}`, () => {
      before(() => writeFileSync(join(folder, 'rules.yml'), ruleFile.rules));

      it('accepts them', () => {
        const { code, all } = runTool('promtool', ['check', 'rules', join(folder, 'rules.yml')]);
        assert.equal(code, 0, all);
      });

      // Not each source tells of each incident; that each alert is in one of the files is tested above.
      for (const scenario of SCENARIOS.filter(({ fires }) => !fires || ruleFile.rules.includes(fires[0]))) {
        it(scenario.says, () => {
          const file = join(folder, 'test.yml');
          writeFileSync(file, stringify(unitTest(ruleFile, scenario)));
          const { code, all } = runTool('promtool', ['test', 'rules', file]);
          assert.equal(code, 0, all);
        });
      }
    });
  }
});

/** One test in promtool's form: the series, and every alert with what it must say at that minute. */
function unitTest({ rules, slow, spelt }: RuleFile, { series, minute, fires }: Scenario): unknown {
  const spelled = Object.entries({ ...HEALTHY, ...series }).map(([name, values]) => spelt(name, values));
  return {
    rule_files: ['rules.yml'],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(Object.assign({}, ...spelled) as Record<string, string>).map(([name, values]) => ({
          series: withLabels(name),
          values,
        })),
        promql_expr_test: [
          {
            expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
            eval_time: `${minute}m`,
            exp_samples: fires ? [{ labels: `{alertname="${fires[0]}"}`, value: 1 }] : [],
          },
        ],
        alert_rule_test: fires ? [expectedAlert(rules, slow, minute, fires)] : [],
      },
    ],
  };
}

/** promtool compares an alert whole, so what the scenario does not say is taken from the rule itself. */
function expectedAlert(
  rules: string,
  slow: RuleFile['slow'],
  minute: number,
  [alert, said, labels]: NonNullable<Scenario['fires']>,
) {
  const summary = said.replace('{slow}', slow);
  const file = parse(rules) as { groups: { rules: Rule[] }[] };
  const rule = file.groups[0]!.rules.find(rule => rule.alert === alert)!;
  return {
    eval_time: `${minute}m`,
    alertname: alert,
    exp_alerts: [{ exp_labels: { ...rule.labels, ...labels }, exp_annotations: { ...rule.annotations, summary } }],
  };
}

interface Rule {
  readonly alert?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

function withLabels(series: string): string {
  const labels = 'job="shop",instance="one:9102"';
  return series.endsWith('}') ? series.replace('{', `{${labels},`) : `${series}{${labels}}`;
}

function golden(situation: string): string {
  return readFileSync(`test/generators/golden/${situation}/prometheus-rules.yml`, 'utf8');
}
