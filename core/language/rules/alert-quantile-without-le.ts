import type { Aggregation, Call, Expression } from '../../config/promql/expression.ts';
import { allWithin, bare, selectorsIn } from '../../config/promql/expression.ts';
import { span } from '../../base/spans.ts';
import type { FoundInExpression } from '../gunicorn-alerts.ts';
import { changeExpression, gunicornAlerts } from '../gunicorn-alerts.ts';
import { rule } from '../rule.ts';

export const alertQuantileWithoutLe = rule({
  id: 'alert-quantile-without-le',
  says: 'histogram_quantile() gets no buckets, or those of each series by itself, or of all time.',
  severity: 'warning',
  about: 'alerts',
  explains: `\`histogram_quantile\` reads the label \`le\` of buckets. A sum without \`le\` has none left, and the result is empty for ever. Without a sum there is
a quantile for each instance and endpoint, so one slow request on a quiet one fires. Without \`rate\` it is the quantile since the process
started, which a slow hour hardly moves. \`histogram_quantile(0.95, sum by (job, le) (rate(…_bucket[5m])))\` is what is meant.`,
  exampleFile: 'gunicorn-alerts.yml',
  bad: `groups:
  - name: gunicorn
    rules:
      - alert: Slow
        expr: histogram_quantile(0.95, rate(gunicorn_request_duration_seconds_bucket[5m])) > 0.5
`,
  good: `groups:
  - name: gunicorn
    rules:
      - alert: Slow
        expr: histogram_quantile(0.95, sum by (job, le) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
`,

  *check(document, t): Generator<FoundInExpression> {
    for (const rule of gunicornAlerts(document)) {
      for (const call of quantilesIn(rule.expr.expression)) {
        const buckets = bare(call.args[1]!);
        const aggregation = buckets.kind === 'aggregation' ? buckets : null;
        const place = (part: Expression) => rule.expr.place(part.at);
        if (!isBucket(buckets)) {
          const message = t('These are no buckets: histogram_quantile() needs a metric that ends in _bucket.');
          yield { at: place(buckets), rule, message };
        } else if (aggregation && dropsLe(aggregation)) {
          yield {
            at: rule.expr.place(aggregation.grouping?.at ?? aggregation.nameAt),
            rule,
            message: t(
              'The label le is summed away here, so there are no buckets any more, and the result is always empty.',
            ),
            change: { title: t('Keep the label le'), edits: keepLe(aggregation) },
          };
        } else if (!isRated(buckets)) {
          const message = t('These buckets count since the process started: take their rate(…[5m]).');
          yield { at: place(buckets), rule, message };
        } else if (!aggregation && !isRecorded(buckets)) {
          yield {
            at: place(buckets),
            rule,
            message: t(
              'This is a quantile for each series by itself, such as every instance and endpoint: sum the buckets first.',
            ),
            change: {
              title: t('Sum by job: {text}', { text: 'sum by (job, le) (…)' }),
              edits: [
                { at: span(buckets.at.start, buckets.at.start), text: 'sum by (job, le) (' },
                { at: span(buckets.at.end, buckets.at.end), text: ')' },
              ],
            },
          };
        }
      }
    }
  },

  fix: changeExpression,
});

function quantilesIn(expression: Expression): readonly Call[] {
  return [...allWithin(expression)].filter(
    (part): part is Call => part.kind === 'call' && part.name === 'histogram_quantile' && part.args.length === 2,
  );
}

/** Whatever has no name that is known may be buckets, as what was recorded is. */
function isBucket(expression: Expression): boolean {
  return selectorsIn(expression).every(
    ({ metric }) => !metric || metric.name.endsWith('_bucket') || metric.name.includes(':'),
  );
}

function isRated(expression: Expression): boolean {
  const isOverTime = [...allWithin(expression)].some(part => part.kind === 'range' || part.kind === 'subquery');
  return isOverTime || isRecorded(expression);
}

/** By the custom that names of what is recorded have colons. */
function isRecorded(expression: Expression): boolean {
  return selectorsIn(expression).some(({ metric }) => !metric || metric.name.includes(':'));
}

function dropsLe({ grouping }: Aggregation): boolean {
  return !grouping || grouping.labels.includes('le') !== grouping.keeps;
}

function keepLe({ grouping, nameAt }: Aggregation) {
  if (!grouping) return [{ at: span(nameAt.end, nameAt.end), text: ' by (le)' }];
  const labels = grouping.keeps ? [...grouping.labels, 'le'] : grouping.labels.filter(label => label !== 'le');
  return [{ at: grouping.at, text: `(${labels.join(', ')})` }];
}
