## as it is meant
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: histogram_quantile(0.95, sum by (job, le) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
      - alert: GunicornB
        expr: histogram_quantile(0.95, sum without (instance) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
      - alert: GunicornC
        expr: histogram_quantile(0.95, gunicorn:buckets:rate5m) > 0.5

## without a sum
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: histogram_quantile(0.95, rate(gunicorn_request_duration_seconds_bucket[5m])) > 0.5
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-quantile-without-le: This is a quantile for each series by itself, such as every instance and endpoint: sum the buckets first.  fix: Sum by job: sum by (job, le) (…)

## without le
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: histogram_quantile(0.95, sum by (job) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
#                                             ^^^^^ warning alert-quantile-without-le: The label le is summed away here, so there are no buckets any more, and the result is always empty.  fix: Keep the label le
      - alert: GunicornB
        expr: histogram_quantile(0.95, sum without (instance, le) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
#                                                  ^^^^^^^^^^^^^^ warning alert-quantile-without-le: The label le is summed away here, so there are no buckets any more, and the result is always empty.  fix: Keep the label le
      - alert: GunicornC
        expr: histogram_quantile(0.95, sum(rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
#                                      ^^^ warning alert-quantile-without-le: The label le is summed away here, so there are no buckets any more, and the result is always empty.  fix: Keep the label le

## since the process started
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: histogram_quantile(0.95, sum by (le) (gunicorn_request_duration_seconds_bucket)) > 0.5
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-quantile-without-le: These buckets count since the process started: take their rate(…[5m]).

## of something else
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: histogram_quantile(0.95, sum by (le) (rate(gunicorn_request_duration_seconds_sum[5m]))) > 0.5
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-quantile-without-le: These are no buckets: histogram_quantile() needs a metric that ends in _bucket.

