## each for what it is for
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: rate(gunicorn_requests_total[5m]) > 1
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning alert-per-series: This compares each series by itself, such as every status of every instance, and not all requests: sum them first.  fix: Sum by job: sum by (job) (rate(…))
      - alert: GunicornB
        expr: deriv(gunicorn_memory_used_bytes[1h]) > 1e6
      - alert: GunicornC
        expr: delta(gunicorn_workers[5m]) < -1
      - alert: GunicornD
        expr: max_over_time(gunicorn_workers[5m]) < 1

## counters on gauges
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: increase(gunicorn_workers[5m]) > 1
#             ^^^^^^^^ warning alert-counter-on-gauge: gunicorn_workers is a gauge, and increase() takes each fall of it for a new start; delta() is for gauges.  fix: Use delta()
      - alert: GunicornB
        expr: sum(rate(gunicorn_requests_in_progress[5m])) > 1
#                 ^^^^ warning alert-counter-on-gauge: gunicorn_requests_in_progress is a gauge, and rate() takes each fall of it for a new start; deriv() is for gauges.  fix: Use deriv()
      - alert: GunicornC
        expr: resets(gunicorn_worker_processes[5m]) > 2
#             ^^^^^^ warning alert-counter-on-gauge: gunicorn_worker_processes is a gauge, and resets() takes each fall of it for a new start; changes() is for gauges.  fix: Use changes()
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Neither Gunicorn nor anything that is known here exports gunicorn_worker_processes.

## gauges on counters
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: delta(gunicorn_requests_total[5m]) > 100
#             ^^^^^ warning alert-counter-on-gauge: gunicorn_requests_total is a counter, and delta() does not know that it starts anew; increase() does.  fix: Use increase()
      - alert: GunicornB
        expr: deriv(gunicorn_requests_total{status="500"}[5m]) > 1
#             ^^^^^ warning alert-counter-on-gauge: gunicorn_requests_total is a counter, and deriv() does not know that it starts anew; rate() does.  fix: Use rate()

## several lines, where the place is known
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: Lost
        expr: |
          sum by (job) (up) > 0
            and on (job) increase(
#                        ^^^^^^^^ warning alert-counter-on-gauge: gunicorn_workers is a gauge, and increase() takes each fall of it for a new start; delta() is for gauges.  fix: Use delta()
              gunicorn_workers[5m]) > 2

## of an expression nobody knows what it is
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: rate(gunicorn_something[5m]) > 1
#                  ^^^^^^^^^^^^^^^^^^ information alert-unknown-metric: Neither Gunicorn nor anything that is known here exports gunicorn_something.
      - alert: GunicornB
        expr: rate((gunicorn_workers > 1)[5m:1m]) > 1

