## A format without any duration
accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(b)s %(D)s'

## The default format has none
accesslog = '/var/log/gunicorn/access.log'
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s'
workers = 4

## The default format, at the end of a file without a line break
accesslog = '-'
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s'

## A line that is shaped like JSON gets a member
accesslog = '-'
access_log_format = '{"address": "%(h)s", "status": %(s)s, "duration_us": %(D)s}'

## The last piece gets it
accesslog = '-'
access_log_format = ('%(h)s %(t)s '
                     '"%(r)s" %(D)s')

## Around the text there may be blanks
accesslog = '-'
access_log_format = """
%(h)s "%(r)s" %(D)s
"""

