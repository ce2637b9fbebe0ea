## series by series
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m])) > 0.1
      - alert: GunicornB
        expr: 60 * sum by (job) (increase(gunicorn_log_messages_total{level="error"}[1m])) >= 5
      - alert: GunicornC
        expr: 0.1 < (sum by (job) (rate(gunicorn_things_total[5m])))

## within a condition
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: gunicorn_workers < 3 and sum by (job) (rate(gunicorn_requests_total[5m])) > 1
      - alert: GunicornB
        expr: 'sum by (job) (rate(gunicorn_requests_total{status=~"5.."}[5m])) > 0.1'

