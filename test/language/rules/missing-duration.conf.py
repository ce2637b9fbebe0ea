## A format without any duration
accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(b)s'
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format

## The default format has none
accesslog = '/var/log/gunicorn/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
workers = 4

## An access log that only a branch turns on is not spoken of
import os
if os.getenv('DEBUG'):
    accesslog = '-'

## The default format, at the end of a file without a line break
accesslog = '-'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format

## A line that is shaped like JSON gets a member
accesslog = '-'
access_log_format = '{"address": "%(h)s", "status": %(s)s}'
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format

## In double quotes a member could not be written
accesslog = '-'
access_log_format = "{\"address\": \"%(h)s\"}"
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.

## The last piece gets it
accesslog = '-'
access_log_format = ('%(h)s %(t)s '
#                   ^^^^^^^^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
                     '"%(r)s"')

## Around the text there may be blanks
accesslog = '-'
access_log_format = """
#                   ^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
%(h)s "%(r)s"
"""

## Any of the four will do
accesslog = '-'
access_log_format = '%(h)s %(T)s'

## A broken format has other worries
accesslog = '-'
access_log_format = '%(h)s %(s'
#                          ^^^ error malformed-atom: The parenthesis is not closed, so every access line is lost; write %(s)s.  fix: Use %(s)s

## A logger of the project may write what it likes
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(h)s'

## Uvicorn writes its own lines
accesslog = '-'
worker_class = 'uvicorn.workers.UvicornWorker'

## Without an access log there is nothing to measure
workers = 4

