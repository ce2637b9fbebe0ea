import { closest } from '../../base/closest.ts';
import { selectorsIn } from '../../config/promql/expression.ts';
import { EXPORTED_NAMES, exportedMetric } from '../../gunicorn/exported-metrics.ts';
import type { FoundInExpression } from '../gunicorn-alerts.ts';
import { changeExpression, gunicornAlerts } from '../gunicorn-alerts.ts';
import { rule } from '../rule.ts';

export const alertUnknownMetric = rule({
  id: 'alert-unknown-metric',
  says: 'An alert asks for a metric of Gunicorn that nobody exports.',
  severity: 'information',
  about: 'alerts',
  explains: `Prometheus takes any name: a metric that is not there gives no series, and an alert on it is silent for ever. Known are what
Gunicorn sends to \`statsd_host\`, under the names of a statsd_exporter, and what the generators here make: \`mtail\`, \`statsd-exporter\`,
\`prometheus-multiprocess\`, \`prometheus-middleware\` and \`process-metrics\`. A metric of your own application that is called
\`gunicorn_…\` is not known here.`,
  exampleFile: 'gunicorn-alerts.yml',
  bad: `groups:
  - name: gunicorn
    rules:
      - alert: ManyRequests
        expr: sum(rate(gunicorn_request_total[5m])) > 100
`,
  good: `groups:
  - name: gunicorn
    rules:
      - alert: ManyRequests
        expr: sum(rate(gunicorn_requests_total[5m])) > 100
`,

  *check(document, t): Generator<FoundInExpression> {
    const recorded = new Set(document.alerts?.rules.filter(({ kind }) => kind === 'record').map(({ name }) => name));
    for (const rule of gunicornAlerts(document)) {
      for (const { metric } of selectorsIn(rule.expr.expression)) {
        if (!metric?.name.startsWith('gunicorn_') || recorded.has(metric.name) || exportedMetric(metric.name)) continue;
        const { name } = metric;
        const nearest = closest(name, EXPORTED_NAMES, Math.min(3, Math.floor(name.length / 6)));
        const found = { at: rule.expr.place(metric.at), rule };
        if (nearest === undefined) {
          yield { ...found, message: t('Neither Gunicorn nor anything that is known here exports {name}.', { name }) };
          continue;
        }
        yield {
          ...found,
          message: t('Nothing that is known here exports {name}; {nearest} is a metric.', { name, nearest }),
          change: { title: t('Use {name}', { name: nearest }), edits: [{ at: metric.at, text: nearest }] },
        };
      }
    }
  },

  fix: changeExpression,
});
