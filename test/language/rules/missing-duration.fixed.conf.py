## A format without any duration
accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(b)s %(D)s'

## The default format has none
accesslog = '/var/log/gunicorn/access.log'
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s'
workers = 4

## An access log that only a branch turns on is not spoken of
import os
if os.getenv('DEBUG'):
    accesslog = '-'

## The default format, at the end of a file without a line break
accesslog = '-'
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s'

## A line that is shaped like JSON gets a member
accesslog = '-'
access_log_format = '{"address": "%(h)s", "status": %(s)s, "duration_us": %(D)s}'

## In double quotes a member could not be written
accesslog = '-'
access_log_format = "{\"address\": \"%(h)s\"}"

## The last piece gets it
accesslog = '-'
access_log_format = ('%(h)s %(t)s '
                     '"%(r)s" %(D)s')

## Around the text there may be blanks
accesslog = '-'
access_log_format = """
%(h)s "%(r)s" %(D)s
"""

## Any of the four will do
accesslog = '-'
access_log_format = '%(h)s %(T)s'

## A broken format has other worries
accesslog = '-'
access_log_format = '%(h)s %(s'

## A logger of the project may write what it likes
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(h)s'

## Uvicorn writes its own lines
accesslog = '-'
worker_class = 'uvicorn.workers.UvicornWorker'

## Without an access log there is nothing to measure
workers = 4

