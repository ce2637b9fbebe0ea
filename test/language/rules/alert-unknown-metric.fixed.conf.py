## names that are nearly right
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum(rate(gunicorn_requests_total[5m])) > 1
      - alert: GunicornB
        expr: gunicorn_workers < 3
      - alert: GunicornC
        expr: "sum(rate(gunicorn_requests_total[5m])) > 1"

