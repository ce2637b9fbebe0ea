## summed, or without labels of its own
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m])) > 0.1
      - alert: GunicornB
        expr: rate(gunicorn_worker_timeouts_total[5m]) > 0
      - alert: GunicornC
        expr: gunicorn_workers < 3
      - alert: GunicornD
        expr: max by (job) (rate(gunicorn_log_messages_total[5m])) > 1

## series by series
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: rate(gunicorn_requests_total{status=~"5.."}[5m]) > 0.1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))
      - alert: GunicornB
        expr: 60 * increase(gunicorn_log_messages_total{level="error"}[1m]) >= 5
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (increase(…))
      - alert: GunicornC
        expr: 0.1 < (rate(gunicorn_things_total[5m]))
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))
#                         ^^^^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Neither Gunicorn nor anything that is known here exports gunicorn_things_total.

## within a condition
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: gunicorn_workers < 3 and rate(gunicorn_requests_total[5m]) > 1
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))
      - alert: GunicornB
        expr: 'rate(gunicorn_requests_total{status=~"5.."}[5m]) > 0.1'
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))

## what is recorded may be summed later
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - record: a:b
        expr: rate(gunicorn_requests_total[5m]) > 1

