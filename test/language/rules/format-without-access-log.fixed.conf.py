## Nothing turns the access log on
accesslog = '-'
access_log_format = '%(h)s %(D)s'

## The quotes of the format are taken over
import os
accesslog = "-"
access_log_format = "%(h)s %(D)s"

## With syslog that leaves access lines out it stays off
syslog = True
disable_redirect_access_to_syslog = True
accesslog = '-'
access_log_format = '%(h)s %(D)s'

