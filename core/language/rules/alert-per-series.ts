import type { Call, Expression } from '../../config/promql/expression.ts';
import { bare, COMPARISONS, selectorsIn, SET_OPERATORS } from '../../config/promql/expression.ts';
import { exportedMetric, kindOfSeries } from '../../gunicorn/exported-metrics.ts';
import { span } from '../../base/spans.ts';
import type { FoundInExpression } from '../gunicorn-alerts.ts';
import { changeExpression, gunicornAlerts } from '../gunicorn-alerts.ts';
import { rule } from '../rule.ts';

export const alertPerSeries = rule({
  id: 'alert-per-series',
  says: 'An alert compares every series by itself, where all of them together are meant.',
  severity: 'warning',
  about: 'alerts',
  explains: `A counter of requests has a series for each method, status and instance. \`rate(…{status=~"5.."}[5m]) > 0.1\` looks at each of them: three
kinds of failures at 0.05 a second are silent, though everything may fail, and two in ten thousand requests of a busy server wake somebody.
Sum first, and for a share divide by the sum of all: \`sum by (job) (rate(…{status=~"5.."}[5m])) / sum by (job) (rate(…[5m])) > 0.05\`, with
enough traffic to tell.`,
  exampleFile: 'gunicorn-alerts.yml',
  bad: `groups:
  - name: gunicorn
    rules:
      - alert: HighErrorRate
        expr: rate(gunicorn_requests_total{status=~"5.."}[5m]) > 0.1
`,
  good: `groups:
  - name: gunicorn
    rules:
      - alert: HighErrorRate
        expr: |
          sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m]))
            / sum by (job) (rate(gunicorn_requests_total[5m])) > 0.05
`,

  *check(document, t): Generator<FoundInExpression> {
    for (const rule of gunicornAlerts(document)) {
      if (rule.kind !== 'alert') continue;
      for (const { name, at } of comparedAlone(rule.expr.expression)) {
        yield {
          at: rule.expr.place(at),
          rule,
          message: t(
            'This compares each series by itself, such as every status of every instance, and not all requests: sum them first.',
          ),
          change: {
            title: t('Sum by job: {text}', { text: `sum by (job) (${name}(…))` }),
            edits: [
              { at: span(at.start, at.start), text: 'sum by (job) (' },
              { at: span(at.end, at.end), text: ')' },
            ],
          },
        };
      }
    }
  },

  fix: changeExpression,
});

const RATES = new Set(['rate', 'increase', 'irate']);

/** Rates of counters with labels of their own that a comparison looks at one by one. */
function* comparedAlone(expression: Expression): Generator<Call> {
  const inner = bare(expression);
  if (inner.kind !== 'binary') return;
  if (SET_OPERATORS.has(inner.operator)) {
    yield* comparedAlone(inner.left);
    yield* comparedAlone(inner.right);
  } else if (COMPARISONS.has(inner.operator)) {
    yield* ratesAlone(inner.left);
    yield* ratesAlone(inner.right);
  }
}

/** Those that nothing sums, beside numbers. */
function* ratesAlone(expression: Expression): Generator<Call> {
  const inner = bare(expression);
  if (inner.kind === 'call' && RATES.has(inner.name) && hasManySeries(inner)) yield inner;
  if (inner.kind !== 'binary') return;
  const sides = [bare(inner.left), bare(inner.right)];
  if (sides.some(({ kind }) => kind === 'number')) for (const side of sides) yield* ratesAlone(side);
}

function hasManySeries(call: Call): boolean {
  return selectorsIn(call).some(({ metric }) => {
    if (!metric || kindOfSeries(metric.name) !== 'counter') return false;
    const known = exportedMetric(metric.name);
    return known ? known.labels !== undefined : metric.name.endsWith('_total');
  });
}
