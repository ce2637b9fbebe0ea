## counters on gauges
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: delta(gunicorn_workers[5m]) > 1
      - alert: GunicornB
        expr: sum(deriv(gunicorn_requests_in_progress[5m])) > 1
      - alert: GunicornC
        expr: changes(gunicorn_worker_processes[5m]) > 2

## gauges on counters
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: increase(gunicorn_requests_total[5m]) > 100
      - alert: GunicornB
        expr: rate(gunicorn_requests_total{status="500"}[5m]) > 1

## several lines, where the place is known
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: Lost
        expr: |
          sum by (job) (up) > 0
            and on (job) delta(
              gunicorn_workers[5m]) > 2

