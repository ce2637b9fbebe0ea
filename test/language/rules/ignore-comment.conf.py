## behind an assignment it silences the rule that it names
loglevel = 'trace'  # gunicorn-logs: ignore unknown-log-level

## on a line of its own it holds for the next statement, and no further
# Our log shipper adds the duration.
# gunicorn-logs: ignore missing-duration, unknown-atom

accesslog = '-'
loglevel = 'trace'
#           ^^^^^ warning unknown-log-level: Gunicorn knows no log level "trace" and uses "info"; "debug" is one.  fix: Use debug
access_log_format = '%(h)s'
#                   ^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format

## a statement of several lines is silenced from above and from any of its lines
accesslog = '-'
# gunicorn-logs: ignore missing-duration, unknown-atom
access_log_format = """
%(h)s %(Q)s"""
errorlog = '-'

## only the rule that is named is silenced
accesslog = '-'
access_log_format = '%(h)s %(Q)s'  # gunicorn-logs: ignore missing-duration
#                          ^^^^^ warning unknown-atom: Gunicorn has no atom "Q" and writes "-" in its place; "q" is one.  fix: Use %(q)s

## without a name nothing is silenced
loglevel = 'trace'  # gunicorn-logs: ignore
#           ^^^^^ warning unknown-log-level: Gunicorn knows no log level "trace" and uses "info"; "debug" is one.  fix: Use debug
#                   ^^^^^^^^^^^^^^^^^^^^^^^ warning ignore-comment: This comment silences nothing; name the rule, as in # gunicorn-logs: ignore unknown-setting.

## a misspelt name
loglevel = 'trace'  # gunicorn-logs: ignore unknown-loglevel, everything
#           ^^^^^ warning unknown-log-level: Gunicorn knows no log level "trace" and uses "info"; "debug" is one.  fix: Use debug
#                                           ^^^^^^^^^^^^^^^^ warning ignore-comment: There is no rule "unknown-loglevel"; "unknown-log-level" is one.  fix: Use unknown-log-level
#                                                             ^^^^^^^^^^ warning ignore-comment: There is no rule "everything".

## a text that only looks like a comment
name = '''
# gunicorn-logs: ignore
'''

## of a block only its first line
# gunicorn-logs: ignore unknown-log-level
if True:
    loglevel = 'trace'
#               ^^^^^ warning unknown-log-level: Gunicorn knows no log level "trace" and uses "info"; "debug" is one.  fix: Use debug

## in a shell script it holds for the next command, over its lines
#| path /srv/start.sh
# gunicorn-logs: ignore missing-duration
exec gunicorn --access-logfile - \
    --access-logformat '%(h)s' \
    shop:app

## in a Compose file behind the line
#| path /srv/compose.yaml
services:
  web:
    command: gunicorn --reload-engine pol shop:app  # gunicorn-logs: ignore unknown-choice

## another rule of the same line is not silenced
#| path /srv/Procfile
# gunicorn-logs: ignore missing-duration
web: gunicorn --reload-engine pol shop:app
#                             ^^^ error unknown-choice: reload_engine takes one of 'auto', 'poll', 'inotify', not "pol", so Gunicorn does not start.  fix: Use poll
