## nothing to complain of
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    interval: 1m
    limit: 5
    rules:
      - alert: A
        expr: >-
          sum by (job) (rate(gunicorn_requests_total[5m]
            offset 1h)) > bool 1
        for: 1h30m
        keep_firing_for: 0
        labels: {severity: page, team: "{{ $labels.team }}"}
        annotations:
          a: '{{ with query "up" }}{{ . | first | value }}{{ else }}-{{ end }}'
          b: '{{- /* why */ -}}{{ $x := 1 }}{{ printf "%.1f" $x }}'
      - record: gunicorn:a
        expr: 'sum(gunicorn_workers)'
        labels: {a: 5}

## rate needs values over time
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: rate(gunicorn_requests_total) > 1
#                  ^^^^^^^^^^^^^^^^^^^^^^^ error alert-refused: rate needs values over time, such as metric[5m].

## an expression that breaks off
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: sum(gunicorn_workers
#                                ^ error alert-refused: From here on this is no expression that Prometheus could read.
      - alert: GunicornB
        expr: gunicorn_workers >
#                              ^ error alert-refused: From here on this is no expression that Prometheus could read.
      - alert: GunicornC
        expr: sum by job (gunicorn_workers)
#                    ^ error alert-refused: From here on this is no expression that Prometheus could read.

## functions and arguments
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: rates(gunicorn_requests_total[5m])
#                  ^ error alert-refused: From here on this is no expression that Prometheus could read.
      - alert: GunicornB
        expr: histogram_quantile(gunicorn_workers, 0.9)
#                                ^^^^^^^^^^^^^^^^ error alert-refused: histogram_quantile needs a number here, and this is a series.
#                                                  ^^^ error alert-refused: histogram_quantile needs a series here, and this is a number.
      - alert: GunicornC
        expr: topk(gunicorn_workers)
#             ^^^^ error alert-refused: topk takes 2 arguments.
      - alert: GunicornD
        expr: sum(gunicorn_workers, 1)
#             ^^^ error alert-refused: sum takes one argument.

## comparisons
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: 1 > 2 and gunicorn_workers
#             ^^^^^ error alert-refused: and needs a series here, and this is a number.
#               ^ error alert-refused: Two numbers are compared with bool only: "> bool".
      - alert: GunicornB
        expr: gunicorn_workers and 1
#                                  ^ error alert-refused: and needs a series here, and this is a number.
      - alert: GunicornC
        expr: gunicorn_workers + bool 1
#                              ^ error alert-refused: bool belongs behind a comparison.
      - alert: GunicornD
        expr: 1 / on (job) gunicorn_workers
#                    ^^^^^ error alert-refused: on and ignoring belong between two sides that have series.
      - alert: GunicornE
        expr: '"gunicorn" > 1'
#              ^^^^^^^^^^ error alert-refused: > cannot be used on a text.

## selectors
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: GunicornA
        expr: '{job=""} > gunicorn_workers'
#              ^^^^^^^^ error alert-refused: This would select everything: at least one label must not be empty.
      - alert: GunicornB
        expr: gunicorn_workers{__name__="x"}
#                              ^^^^^^^^^^^^ error alert-refused: The name of the metric stands here a second time.
      - alert: GunicornC
        expr: gunicorn_workers{job=~"("}
#                              ^^^^^^^^ error alert-refused: "(" is no regular expression.
      - alert: GunicornD
        expr: rate(gunicorn_requests_total[0s])
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error alert-refused: The time in brackets must be longer than 0.

## fields and names
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    intervall: 1m
#   ^^^^^^^^^ error alert-refused: Prometheus knows no field "intervall" here; "interval" it knows.  fix: Use interval
    rules:
      - alert: A
        record: b
#               ^ error alert-refused: A rule is an alert or records something, not both.
        expr: gunicorn_workers
      - expr: gunicorn_workers
#       ^^^^^^^^^^^^^^^^^^^^^^ error alert-refused: A rule needs a name: "alert: NAME", or "record: NAME".
      - alert: C
#       ^^^^^^^^ error alert-refused: A rule needs an expression: "expr: …".
        exp: gunicorn_workers
#       ^^^ error alert-refused: Prometheus knows no field "exp" here; "expr" it knows.  fix: Use expr
        lables: {severity: page}
#       ^^^^^^ error alert-refused: Prometheus knows no field "lables" here; "labels" it knows.  fix: Use labels
      - record: a-b
#               ^^^ error alert-refused: "a-b" cannot be the name of a metric: letters, digits, "_" and ":" can.
        expr: sum(gunicorn_workers)
        for: 5m
#       ^^^ error alert-refused: A rule that records has no "for": that is for alerts.
  - name: gunicorn
#         ^^^^^^^^ error alert-refused: There is another group called "gunicorn" in this file.
    rules: gunicorn
#          ^^^^^^^^ error alert-refused: Here belongs a list, each item behind a "-".
  - rules: []
#   ^^^^^^^^^ error alert-refused: This group has no name.

## durations and labels
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    interval: 1 minute
#             ^^^^^^^^ error alert-refused: "1 minute" is no duration: 30s, 5m or 1h30m are.
    limit: many
#          ^^^^ error alert-refused: "many" is no whole number.
    rules:
      - alert: A
        expr: gunicorn_workers
        for: 5
#            ^ error alert-refused: "5" is no duration: 30s, 5m or 1h30m are.
        keep_firing_for: 1.5h
#                        ^^^^ error alert-refused: "1.5h" is no duration: 30s, 5m or 1h30m are.
        labels:
          a-b: c
#         ^^^ error alert-refused: "a-b" cannot be the name of a label: letters, digits and "_" can.
        annotations: gunicorn
#                    ^^^^^^^^ error alert-refused: Here belong fields, as in "name: gunicorn".
      - alert: B
        expr: gunicorn_workers
        labels: {a: [b]}
#                   ^^^ error alert-refused: Here belongs a text, and no list or fields.

## templates
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: A
        expr: gunicorn_workers
        annotations:
          a: '{{ $label.job }} has {{ $value | humanise }}'
#                ^^^^^^ error alert-refused: Templates of alerts know no $label here.
          b: '{{ $value'
#             ^^ error alert-refused: This part of the template is empty, or not closed.
          c: '{{ if gt $value 1.0 }}many'
#             ^^^^^^^^^^^^^^^^^^^^^^ error alert-refused: This part of the template is empty, or not closed.
          d: '{{ end }}'
#                ^^^ error alert-refused: Templates of alerts know no end here.
          e: '{{ }}'
#             ^^^^^ error alert-refused: This part of the template is empty, or not closed.

## YAML
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: A
        expr: gunicorn_workers
        expr: gunicorn_workers
#       ^ error alert-refused: "expr" stands in the same fields twice.

## what is not closed
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
      - alert: A
        expr: "gunicorn_workers
#                             ^ error alert-refused: From here on this is no YAML that Prometheus could read.

## tabs
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: gunicorn
    rules:
	- alert: A
# error alert-refused: YAML is indented with spaces, not with tabs.
	  expr: gunicorn_workers

## rules about something else
#| path /etc/prometheus/rules/gunicorn.yml
groups:
  - name: node
    rules:
      - alert: A
        expr: rate(a)
