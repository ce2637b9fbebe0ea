import assert from 'node:assert/strict';
import { METRICS, prometheusName } from '../../core/gunicorn/metrics.ts';

// What Gunicorn 20.1 put on the wire for each prefix, spelled the way statsd_exporter spells names it has no mapping for.
const CASES: [says: string, prefix: string, name: string][] = [
  ['without a prefix the dots become underscores', '', 'gunicorn_requests'],
  ['a prefix stands in front', 'svc', 'svc_gunicorn_requests'],
  ['dots at the end of a prefix count as one', 'svc..', 'svc_gunicorn_requests'],
  ['a prefix of one character gets no dot', 'a', 'agunicorn_requests'],
  ['hyphens and dots inside a prefix become underscores', 'my-app.web', 'my_app_web_gunicorn_requests'],
  ['a run of hyphens becomes one underscore', 'my--app', 'my_app_gunicorn_requests'],
  ['a name never starts with a digit', '1x', '_1x_gunicorn_requests'],
  ['what PromQL would read as syntax cannot get through', 'x{a="b"} or ', 'x_a__b___or__gunicorn_requests'],
];

describe('metric names in Prometheus', () => {
  for (const [says, prefix, name] of CASES) {
    it(says, () => assert.equal(prometheusName(METRICS.requests, prefix), name));
  }

  it('a status code has a metric of its own', () =>
    assert.equal(prometheusName(METRICS.requestStatus, '', 503), 'gunicorn_request_status_503'));
});
