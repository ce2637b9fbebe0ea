import { allWithin, bare, selectorsIn } from '../../config/promql/expression.ts';
import { kindOfSeries } from '../../gunicorn/exported-metrics.ts';
import type { FoundInExpression } from '../gunicorn-alerts.ts';
import { changeExpression, gunicornAlerts } from '../gunicorn-alerts.ts';
import { rule } from '../rule.ts';

/** What functions are for, and what does the same for the other kind. */
const FOR_COUNTERS: Readonly<Record<string, string>> = {
  rate: 'deriv',
  increase: 'delta',
  irate: 'idelta',
  resets: 'changes',
};
const FOR_GAUGES: Readonly<Record<string, string>> = { deriv: 'rate', delta: 'increase', idelta: 'irate' };

export const alertCounterOnGauge = rule({
  id: 'alert-counter-on-gauge',
  says: 'A function for counters is used on a gauge, or one for gauges on a counter.',
  severity: 'warning',
  about: 'alerts',
  explains: `\`rate\`, \`increase\` and \`irate\` take every fall of a value for a new start of the counter, and count on from zero. On a gauge such
as the number of workers a fall from 4 to 0 is an increase of 0, and a rise back to 4 one of 4. \`delta\` and \`deriv\` are for gauges; on a
counter they give large negative numbers whenever its process starts anew.`,
  exampleFile: 'gunicorn-alerts.yml',
  bad: `groups:
  - name: gunicorn
    rules:
      - alert: FewerWorkers
        expr: rate(gunicorn_workers[5m]) > 1
`,
  good: `groups:
  - name: gunicorn
    rules:
      - alert: FewerWorkers
        expr: delta(gunicorn_workers[5m]) < -1
`,

  *check(document, t): Generator<FoundInExpression> {
    for (const rule of gunicornAlerts(document)) {
      for (const part of allWithin(rule.expr.expression)) {
        if (part.kind !== 'call' || !part.args[0]) continue;
        const { name, nameAt } = part;
        const [selector] = bare(part.args[0]).kind === 'subquery' ? [] : selectorsIn(part.args[0]);
        const metric = selector?.metric?.name;
        const kind = metric === undefined ? undefined : kindOfSeries(metric);
        const better = kind === 'gauge' ? FOR_COUNTERS[name] : kind === 'counter' ? FOR_GAUGES[name] : undefined;
        if (better === undefined || metric === undefined) continue;
        const values = { name, metric, better };
        yield {
          at: rule.expr.place(nameAt),
          rule,
          message:
            kind === 'gauge'
              ? t(
                  '{metric} is a gauge, and {name}() takes each fall of it for a new start; {better}() is for gauges.',
                  values,
                )
              : t('{metric} is a counter, and {name}() does not know that it starts anew; {better}() does.', values),
          change: { title: t('Use {name}()', { name: better }), edits: [{ at: nameAt, text: better }] },
        };
      }
    }
  },

  fix: changeExpression,
});
