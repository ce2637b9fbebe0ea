import { deepEqual, equal, ok } from 'node:assert/strict';
import { GENERATORS } from '../../core/generators/index.ts';
import { METRIC_SOURCES } from '../../core/generators/metric-sources.ts';
import { LOG_METRICS } from '../../core/generators/mtail-metrics.ts';
import {
  EXPORTED_METRICS,
  EXPORTED_NAMES,
  exportedMetric,
  kindOfSeries,
} from '../../core/gunicorn/exported-metrics.ts';
import { facts, settings } from '../generators/situations.ts';

describe('the metrics that Prometheus may have', () => {
  it('are those that mtail counts, of the same kind', () => {
    for (const { name, kind } of Object.values(LOG_METRICS)) equal(exportedMetric(name)?.kind, kind, name);
  });

  it('are all that the alerts of any source ask for', () => {
    for (const source of Object.values(METRIC_SOURCES)) {
      const { says: _, path: __, ...names } = source('');
      for (const name of JSON.stringify(names).match(/gunicorn_\w+/g)!) ok(exportedMetric(name), name);
    }
  });

  it('are those of the Python that is generated, and there is no other one', () => {
    const known = facts({ settings: settings({ statsd_host: 'localhost:9125', enable_backlog_metric: true }) });
    const programs = new Set([
      'prometheus-multiprocess',
      'prometheus-middleware',
      'process-metrics',
      'statsd-exporter',
      'mtail',
    ]);
    const text = GENERATORS.filter(({ id }) => programs.has(id))
      .map(({ generate }) => generate(known).text)
      .join('\n');
    const made = new Set(
      Array.from(
        text.matchAll(/(Counter|Gauge|Histogram)(?:MetricFamily)?\(\s*"(gunicorn_\w+)"/g),
        ([, kind, name]) => {
          const full = kind === 'Counter' ? `${name}_total` : name!;
          equal(exportedMetric(full)?.kind, kind!.toLowerCase(), full);
          return full;
        },
      ),
    );
    ok(made.size > 8, [...made].join(' '));
    const elsewhere = new Set(Array.from(text.matchAll(/\bgunicorn_\w+/g), ([name]) => name));
    const own = EXPORTED_METRICS.filter(({ name }) =>
      /_(?:total|seconds|bytes|cores|fds|threads|connections|progress)$/.test(name),
    );
    deepEqual(
      own.map(({ name }) => name).filter(name => !made.has(name) && !elsewhere.has(name) && !isOfLogs(name)),
      [],
    );
  });

  it('are known by the names of their series', () => {
    equal(exportedMetric('gunicorn_request_status_418')?.kind, 'counter');
    equal(exportedMetric('gunicorn_request_duration_seconds_bucket')?.kind, 'counter');
    equal(exportedMetric('gunicorn_request_duration_sum')?.kind, 'counter');
    equal(exportedMetric('gunicorn_request_duration_bucket'), undefined);
    equal(exportedMetric('gunicorn_requests_created')?.kind, 'gauge');
    equal(exportedMetric('gunicorn_nothing'), undefined);
    ok(EXPORTED_NAMES.every(name => exportedMetric(name)));
  });

  it('and others, by the custom of their names', () => {
    deepEqual(['shop_orders_total', 'a_bucket', 'a_processes', 'a_usage_percent', 'a', 'a_seconds'].map(kindOfSeries), [
      'counter',
      'counter',
      'gauge',
      'gauge',
      undefined,
      undefined,
    ]);
  });
});

const isOfLogs = (name: string) => Object.values(LOG_METRICS).some(metric => metric.name === name);
