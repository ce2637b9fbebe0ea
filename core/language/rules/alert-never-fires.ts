import type { Localize } from '../../base/localize.ts';
import { neverTrue } from '../../config/promql/never-true.ts';
import type { FoundInExpression } from '../gunicorn-alerts.ts';
import { gunicornAlerts } from '../gunicorn-alerts.ts';
import { rule } from '../rule.ts';

export const alertNeverFires = rule({
  id: 'alert-never-fires',
  says: 'An alert compares what can never be so, and is silent for ever.',
  severity: 'warning',
  about: 'alerts',
  explains: `\`rate\` and \`increase\` are never below 0, a share of requests never above 1, \`absent\` is 1 or nothing, and \`up\` is 0 or 1. Prometheus
checks the syntax alone, so an alert on anything else is accepted and never heard of again. The same goes for two sides whose labels
can never be equal, such as \`sum by (job) (…) / sum(…)\`: no pair of series is ever found.`,
  exampleFile: 'gunicorn-alerts.yml',
  bad: `groups:
  - name: gunicorn
    rules:
      - alert: WorkerCrash
        expr: increase(gunicorn_worker_exits_total[5m]) < 0
`,
  good: `groups:
  - name: gunicorn
    rules:
      - alert: WorkerCrash
        expr: increase(gunicorn_worker_exits_total[5m]) > 2
`,

  *check(document, t): Generator<FoundInExpression> {
    for (const rule of gunicornAlerts(document)) {
      const { expression, text, place } = rule.expr;
      const never = rule.kind === 'alert' ? neverTrue(expression) : null;
      if (!never) continue;
      const at = place(never.of.at);
      if (never.kind === 'labels') {
        const message = t(
          'The two sides never have the same labels, so nothing is ever compared: name them in on (…).',
        );
        yield { at, rule, message };
        continue;
      }
      const { side, range } = never;
      const written = text.slice(side.at.start, side.at.end).replaceAll(/\s+/g, ' ');
      const value = written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written;
      yield { at, rule, message: whyNever({ value, ...range }, t) };
    }
  },
});

function whyNever(values: { value: string; from: number; to: number }, t: Localize): string {
  if (values.from === values.to) return t('This never fires: {value} is always {from}.', values);
  if (values.to === Infinity) return t('This never fires: {value} is never below {from}.', values);
  return values.from === -Infinity
    ? t('This never fires: {value} is never above {to}.', values)
    : t('This never fires: {value} is always between {from} and {to}.', values);
}

const LONGEST = 60;
