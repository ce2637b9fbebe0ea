## what is exported
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: gunicorn_workers < 3
      - alert: GunicornB
        expr: rate(gunicorn_requests_total[5m]) > 1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))
      - alert: GunicornC
        expr: gunicorn_request_status_503 > 1
      - alert: GunicornD
        expr: gunicorn_request_duration{quantile="0.99"} > 1
      - alert: GunicornE
        expr: histogram_quantile(0.9, sum by (le) (rate(gunicorn_request_duration_seconds_bucket[5m]))) > 1

## names that are nearly right
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum(rate(gunicorn_request_total[5m])) > 1
#                      ^^^^^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Nothing that is known here exports gunicorn_request_total; gunicorn_requests_total is a metric.  fix: Use gunicorn_requests_total
      - alert: GunicornB
        expr: gunicorn_workerss < 3
#             ^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Nothing that is known here exports gunicorn_workerss; gunicorn_workers is a metric.  fix: Use gunicorn_workers
      - alert: GunicornC
        expr: "sum(rate(gunicorn_requests_totals[5m])) > 1"
#                       ^^^^^^^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Nothing that is known here exports gunicorn_requests_totals; gunicorn_requests_total is a metric.  fix: Use gunicorn_requests_total

## names that nobody exports
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: gunicorn_cpu_usage_percent > 80
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Neither Gunicorn nor anything that is known here exports gunicorn_cpu_usage_percent.
      - alert: GunicornB
        expr: gunicorn_worker_processes < 1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Neither Gunicorn nor anything that is known here exports gunicorn_worker_processes.
      - alert: GunicornC
        expr: gunicorn_workers_sum > 1
#             ^^^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Neither Gunicorn nor anything that is known here exports gunicorn_workers_sum.

## a metric that is recorded in the file
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - record: gunicorn_failed_share
        expr: sum(rate(gunicorn_requests_total{status=~"5.."}[5m])) / sum(rate(gunicorn_requests_total[5m]))
      - alert: Fails
        expr: gunicorn_failed_share > 0.1

## rules about something else
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: node
    rules:
      - alert: NodeDown
        expr: up{job="node"} == 0

