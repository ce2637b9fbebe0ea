## A header with underscores is dropped
accesslog = '-'
access_log_format = '%({x_request_id}i)s %({HTTP_X_FORWARDED_FOR}i)s %(D)s'
#                    ^^^^^^^^^^^^^^^^^^^ information impossible-header: Nothing called "x_request_id" ever arrives, so this column is always "-"; write %({x-request-id}i)s.  fix: Use %({x-request-id}i)s
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ information impossible-header: Nothing called "http_x_forwarded_for" ever arrives, so this column is always "-"; write %({x-forwarded-for}i)s.  fix: Use %({x-forwarded-for}i)s

## Blanks belong to the name, and an empty one is none
accesslog = '-'
access_log_format = '%({ x-request-id }i)s %({}i)s %(D)s'
#                    ^^^^^^^^^^^^^^^^^^^^^ information impossible-header: Nothing called " x-request-id " ever arrives, so this column is always "-"; write %({x-request-id}i)s.  fix: Use %({x-request-id}i)s
#                                          ^^^^^^^ information impossible-header: There is no name in the braces, so this column is always "-".

## Hyphens, the environment, and what the application sends
accesslog = '-'
access_log_format = '%({x-request-id}i)s %({http_x_request_id}e)s %({x_runtime}o)s %(D)s'

## Before Gunicorn 22 they came through
#| version 21.2.0
accesslog = '-'
access_log_format = '%({x_request_id}i)s %(D)s'

## A config that lets them through
accesslog = '-'
header_map = 'dangerous'
access_log_format = '%({x_request_id}i)s %(D)s'

## A proxy that may send them
accesslog = '-'
forwarder_headers = 'SCRIPT_NAME,REMOTE_USER'
access_log_format = '%({remote_user}i)s %({x_other}i)s %(D)s'
#                                       ^^^^^^^^^^^^^^ information impossible-header: Nothing called "x_other" ever arrives, so this column is always "-"; write %({x-other}i)s.  fix: Use %({x-other}i)s
