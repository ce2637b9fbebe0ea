## fields and names
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    interval: 1m
    rules:
      - alert: A
        record: b
        expr: gunicorn_workers
      - expr: gunicorn_workers
      - alert: C
        expr: gunicorn_workers
        labels: {severity: page}
      - record: a-b
        expr: sum(gunicorn_workers)
        for: 5m
  - name: gunicorn
    rules: gunicorn
  - rules: []

