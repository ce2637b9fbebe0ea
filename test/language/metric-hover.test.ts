import { deepEqual, equal, match } from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { EXPORTED_METRICS } from '../../core/gunicorn/exported-metrics.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { createLanguageService } from '../../core/language/service.ts';

const service = createLanguageService({ t: english });

/** What is told of the word in a rule file, and the word that it is told of. */
function hover(expression: string, word: string) {
  const text = `groups:\n  - name: gunicorn\n    rules:\n      - alert: GunicornX\n        expr: ${expression}\n`;
  const document = service.open(text, { version: NEWEST, path: '/etc/prometheus/rules/gunicorn.yml' });
  const found = service.hover(document, text.indexOf(word) + 1);
  return found && { of: text.slice(found.at.start, found.at.end), says: found.markdown };
}

describe('a metric in an alert rule', () => {
  it('is told with what it counts, and how it is asked for', () => {
    const found = hover('sum(rate(gunicorn_log_exception[5m])) > 1', 'gunicorn_log_exception')!;
    equal(found.of, 'gunicorn_log_exception');
    match(found.says, /counter[^]*Tracebacks in the error log[^]*`rate` or `increase`[^]*`statsd_host`/);
  });

  const CASES: readonly [expression: string, series: string, says: RegExp][] = [
    ['gunicorn_workers < 3', 'gunicorn_workers', /gauge[^]*goes up and down/],
    [
      'rate(gunicorn_requests_total{status="500"}[5m]) > 0',
      'gunicorn_requests_total',
      /`method`, `status`[^]*generate/,
    ],
    ['rate(gunicorn_request_status_503[5m]) > 0', 'gunicorn_request_status_503', /counter[^]*this status code/],
    ['gunicorn_request_duration{quantile="0.99"} > 1', 'gunicorn_request_duration', /summary[^]*cannot be added up/],
    [
      'histogram_quantile(0.95, sum by (le) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 1',
      'gunicorn_request_duration_seconds_bucket',
      /histogram[^]*sum their rates by `le`/,
    ],
  ];
  for (const [expression, series, says] of CASES) {
    it(`is told: ${series}`, () => {
      const found = hover(expression, series)!;
      equal(found.of, series);
      match(found.says, says);
    });
  }

  it('is not made up: functions, labels, numbers and metrics of others say nothing', () => {
    const expression = 'sum by (job) (rate(node_cpu_seconds_total[5m])) > 17';
    deepEqual(
      ['sum', 'job', 'rate', 'node_cpu', '17'].map(word => hover(expression, word)),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('is told whichever it is', () => {
    for (const { name } of EXPORTED_METRICS) equal(hover(`${name} > 1`, name)?.of, name);
  });
});
