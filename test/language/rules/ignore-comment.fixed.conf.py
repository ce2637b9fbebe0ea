## behind an assignment it silences the rule that it names
loglevel = 'trace'  # gunicorn-logs: ignore unknown-log-level

## on a line of its own it holds for the next statement, and no further
# Our log shipper adds the duration.
# gunicorn-logs: ignore missing-duration, unknown-atom

accesslog = '-'
loglevel = 'trace'
access_log_format = '%(h)s'

## a statement of several lines is silenced from above and from any of its lines
accesslog = '-'
# gunicorn-logs: ignore missing-duration, unknown-atom
access_log_format = """
%(h)s %(Q)s"""
errorlog = '-'

## only the rule that is named is silenced
accesslog = '-'
access_log_format = '%(h)s %(Q)s'  # gunicorn-logs: ignore missing-duration

## without a name nothing is silenced
loglevel = 'trace'  # gunicorn-logs: ignore

## a misspelt name
loglevel = 'trace'  # gunicorn-logs: ignore unknown-log-level, everything

## a text that only looks like a comment
name = '''
# gunicorn-logs: ignore
'''

## of a block only its first line
# gunicorn-logs: ignore unknown-log-level
if True:
    loglevel = 'trace'

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
