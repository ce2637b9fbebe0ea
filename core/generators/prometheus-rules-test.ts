import type { Health } from './alert-incidents.ts';
import { healthy, INCIDENTS, seriesOf, TURN } from './alert-incidents.ts';
import type { AlertRule } from './alert-rules.ts';
import { ALERT_RULES } from './alert-rules.ts';
import type { Thresholds } from './alert-thresholds.ts';
import { alertThresholds } from './alert-thresholds.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import type { MetricSource } from './metric-sources.ts';
import { metricSource } from './metric-sources.ts';
import { prometheusRules, RULES_INSTALLED_AT } from './prometheus-rules.ts';
import { writeYaml } from './writers/yaml.ts';

/** Not beside the rules, where Prometheus would read it as rules and not start. */
const INSTALLED_AT = '/etc/prometheus/tests/gunicorn.yml';

/** Shows that each alert of `prometheus-rules` can fire, and that none does on a healthy server. */
export const prometheusRulesTest: Generator = {
  id: 'prometheus-rules-test',
  title: 'Test of the Prometheus Alert Rules',
  says: 'Lets promtool show that each alert fires in an incident and stays silent on a healthy server.',
  options: prometheusRules.options,
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const source = metricSource(facts);
  const thresholds = alertThresholds(facts, source);
  const alerts = ALERT_RULES.filter(rule => rule.expression(source, thresholds) !== null);
  const value = {
    rule_files: [`../rules/${RULES_INSTALLED_AT.split('/').at(-1)}`],
    evaluation_interval: '1m',
    tests: [quietTest(source, thresholds), ...alerts.map(rule => incidentTest(rule, source, thresholds))],
  };
  const comments = [
    t('Tests of the alerts for Gunicorn: all are silent on a healthy server, and each fires in its incident, alone.'),
    t('Run them with: {command}', { command: `promtool test rules ${INSTALLED_AT}` }),
    t('Made for the rules that are generated with the same words; keep it out of the folder of the rules.'),
  ];
  const { assumed } = prometheusRules.generate(facts);
  return { path: INSTALLED_AT, language: 'yaml', text: writeYaml(value, comments), assumed };
}

const QUIET_MINUTES = 30;

function quietTest(source: MetricSource, thresholds: Thresholds) {
  const minutes = QUIET_MINUTES + thresholds.quietMinutes.value;
  return test({ source, thresholds, minutes, fires: null, struck: {}, strikes: 'all' });
}

function incidentTest(rule: AlertRule, source: MetricSource, thresholds: Thresholds) {
  const { change, afterMinutes, strikes } = INCIDENTS[rule.name]!;
  const minutes = Number.parseInt(rule.for, 10) + afterMinutes(thresholds);
  return test({ source, thresholds, minutes, fires: rule.name, struck: change(thresholds), strikes });
}

interface Course {
  readonly source: MetricSource;
  readonly thresholds: Thresholds;
  /** How long after the turn is looked. */
  readonly minutes: number;
  readonly fires: string | null;
  readonly struck: Partial<Health>;
  readonly strikes: 'all' | 'one';
}

/** Two instances, because what is summed over one is hardly summed. */
function test({ source, thresholds, minutes, fires, struck, strikes }: Course) {
  const before = healthy(thresholds);
  const course = (instance: string, after: Health) =>
    seriesOf(source, thresholds, { instance, before, after, minutes });
  return {
    name: fires ?? 'Healthy',
    interval: '1m',
    input_series: [
      ...course('one', { ...before, ...struck }),
      ...course('two', strikes === 'all' ? { ...before, ...struck } : before),
    ],
    promql_expr_test: [
      {
        expr: 'group by (alertname) (ALERTS{alertstate="firing"})',
        eval_time: `${TURN + minutes}m`,
        exp_samples: fires === null ? [] : [{ labels: `{alertname="${fires}"}`, value: 1 }],
      },
    ],
  };
}
