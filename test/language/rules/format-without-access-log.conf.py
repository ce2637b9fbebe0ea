## Nothing turns the access log on
access_log_format = '%(h)s %(D)s'
#^^^^^^^^^^^^^^^^ information format-without-access-log: The format has no effect: the access log is off until accesslog says where to write it.  fix: Write the access log to standard output: accesslog = '-'

## The quotes of the format are taken over
import os
access_log_format = "%(h)s %(D)s"
#^^^^^^^^^^^^^^^^ information format-without-access-log: The format has no effect: the access log is off until accesslog says where to write it.  fix: Write the access log to standard output: accesslog = "-"

## Whoever writes None may mean it, so there is no fix
accesslog = None
access_log_format = '%(h)s %(D)s'
#^^^^^^^^^^^^^^^^ information format-without-access-log: The format has no effect: the access log is off until accesslog says where to write it.

## With syslog that leaves access lines out it stays off
syslog = True
disable_redirect_access_to_syslog = True
access_log_format = '%(h)s %(D)s'
#^^^^^^^^^^^^^^^^ information format-without-access-log: The format has no effect: the access log is off until accesslog says where to write it.  fix: Write the access log to standard output: accesslog = '-'

## A file turns it on
accesslog = 'access.log'
access_log_format = '%(h)s %(D)s'

## A logging config turns it on
logconfig_dict = {'version': 1}
#^^^^^^^^^^^^^ information doubled-log-lines: Each line of gunicorn.error, gunicorn.access comes out twice, also through the root logger: the defaults say so. Configure the loggers without "propagate" to have it once.
access_log_format = '%(h)s %(D)s'

## A logging config in a file turns it on
logconfig = '/etc/gunicorn/logging.ini'
access_log_format = '%(h)s %(D)s'

## Syslog turns it on
syslog = True
access_log_format = '%(h)s %(D)s'

## What cannot be told is not spoken of
import os
accesslog = os.getenv('ACCESS_LOG')
access_log_format = '%(h)s %(D)s'

## A branch that turns it on is enough
import os
if os.getenv('DEBUG'):
    accesslog = '-'
access_log_format = '%(h)s %(D)s'

## A star import may turn it on
from base import *
access_log_format = '%(h)s %(D)s'

