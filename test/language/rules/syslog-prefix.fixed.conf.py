## The name of the program itself
syslog = True
syslog_prefix = 'gunicorn'

## With something behind it
syslog = True
syslog_prefix = 'shop'

## A word that only begins so
syslog = True
syslog_prefix = 'gunicorns'

## While syslog is off
syslog = False
syslog_prefix = ''
