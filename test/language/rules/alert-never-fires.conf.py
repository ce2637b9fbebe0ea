## what may be so
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: increase(gunicorn_worker_exits_total[5m]) > 2
      - alert: GunicornB
        expr: absent(gunicorn_workers)
      - alert: GunicornC
        expr: up{job="gunicorn"} == 0
      - alert: GunicornD
        expr: sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m])) / sum by (job) (rate(gunicorn_requests_total[5m])) > 0.5
      - alert: GunicornE
        expr: gunicorn_workers < 3
      - alert: GunicornF
        expr: rate(gunicorn_requests_total[5m]) == 0
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))
      - alert: GunicornG
        expr: -gunicorn_workers < 0

## numbers that never come out
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: increase(gunicorn_worker_exits_total[5m]) < 0
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: increase(gunicorn_worker_exits_total[5m]) is never below 0.
      - alert: GunicornB
        expr: count(gunicorn_workers) < 1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: count(gunicorn_workers) is never below 1.
      - alert: GunicornC
        expr: absent(gunicorn_workers) == 0
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: absent(gunicorn_workers) is always 1.
      - alert: GunicornD
        expr: up{job="gunicorn"} > 1
#             ^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: up{job="gunicorn"} is always between 0 and 1.
      - alert: GunicornE
        expr: 0 > rate(gunicorn_requests_total[5m])
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: rate(gunicorn_requests_total[5m]) is never below 0.
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))
      - alert: GunicornF
        expr: time() < -gunicorn_workers
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: time() is never below 0.

## shares above one
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m])) / sum by (job) (rate(gunicorn_requests_total[5m])) > 5
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m… is always between 0 and 1.
      - alert: GunicornB
        expr: sum(rate(gunicorn_requests_total{status="500"}[5m])) / sum(rate(gunicorn_requests_total[5m])) * 100 > 100
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: sum(rate(gunicorn_requests_total{status="500"}[5m])) / sum(r… is always between 0 and 100.

## one of several conditions
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: gunicorn_workers < 3 and increase(gunicorn_requests_total[5m]) < 0
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (increase(…))
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: increase(gunicorn_requests_total[5m]) is never below 0.
      - alert: GunicornB
        expr: gunicorn_workers < 3 or increase(gunicorn_requests_total[5m]) < 0
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (increase(…))
      - alert: GunicornC
        expr: gunicorn_workers < 3 unless increase(gunicorn_requests_total[5m]) < 0
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (increase(…))
      - alert: GunicornD
        expr: sum(gunicorn_workers < 0) > 1
#                 ^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: This never fires: gunicorn_workers is never below 0.

## labels that are never the same
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m])) / sum(rate(gunicorn_requests_total[5m])) > 0.1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: The two sides never have the same labels, so nothing is ever compared: name them in on (…).
      - alert: GunicornB
        expr: sum by (job) (gunicorn_workers) < 3 and sum by (job, instance) (up) == 1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: The two sides never have the same labels, so nothing is ever compared: name them in on (…).
      - alert: GunicornC
        expr: sum by (job) (gunicorn_workers) < 3 and on (instance) sum by (instance) (up) == 1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-never-fires: The two sides never have the same labels, so nothing is ever compared: name them in on (…).

## labels that are named, or that only the data tell
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum by (job, instance) (gunicorn_workers) / on (job) group_left sum by (job) (up) < 3
      - alert: GunicornB
        expr: sum by (job) (gunicorn_workers) < 3 and on () vector(1) == 1
      - alert: GunicornC
        expr: gunicorn_workers / sum by (job) (up) < 3
      - alert: GunicornD
        expr: sum by (job) (gunicorn_workers) < scalar(sum(up))

## what is recorded fires nothing
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - record: a:b
        expr: increase(gunicorn_requests_total[5m]) < 0

