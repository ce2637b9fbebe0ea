## A header with underscores is dropped
accesslog = '-'
access_log_format = '%({x-request-id}i)s %({x-forwarded-for}i)s %(D)s'

## Blanks belong to the name, and an empty one is none
accesslog = '-'
access_log_format = '%({x-request-id}i)s %({}i)s %(D)s'

## A proxy that may send them
accesslog = '-'
forwarder_headers = 'SCRIPT_NAME,REMOTE_USER'
access_log_format = '%({remote_user}i)s %({x-other}i)s %(D)s'
