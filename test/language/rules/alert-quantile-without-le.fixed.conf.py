## without a sum
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: histogram_quantile(0.95, sum by (job, le) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5

## without le
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: histogram_quantile(0.95, sum by (job, le) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
      - alert: GunicornB
        expr: histogram_quantile(0.95, sum without (instance) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5
      - alert: GunicornC
        expr: histogram_quantile(0.95, sum by (le)(rate(gunicorn_request_duration_seconds_bucket[5m]))) > 0.5

