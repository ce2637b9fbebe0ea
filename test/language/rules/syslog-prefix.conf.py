## The name of the program itself
syslog = True
syslog_prefix = 'gunicorn'
#                ^^^^^^^^ information syslog-prefix: The tag in syslog becomes "gunicorn.gunicorn.error".

## With something behind it
syslog = True
syslog_prefix = 'gunicorn.shop'
#                ^^^^^^^^^^^^^ information syslog-prefix: The tag in syslog becomes "gunicorn.gunicorn.shop.error".  fix: Use shop

## A word that only begins so
syslog = True
syslog_prefix = 'gunicorns'

## While syslog is off
syslog = False
syslog_prefix = ''
