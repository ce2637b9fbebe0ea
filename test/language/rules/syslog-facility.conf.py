## As C says it
syslog = True
syslog_facility = 'LOG_LOCAL0'
#                  ^^^^^^^^^^ error syslog-facility: Gunicorn knows no syslog facility "LOG_LOCAL0" and does not start; "local0" is one.  fix: Use local0

## One that there is not
syslog = True
syslog_facility = 'local8'
#                  ^^^^^^ error syslog-facility: Gunicorn knows no syslog facility "local8" and does not start; "local0" is one.

## One that is near to none
syslog = True
syslog_facility = 'web'
#                  ^^^ error syslog-facility: Gunicorn knows no syslog facility "web" and does not start.

## None
syslog = True
syslog_facility = None
#                 ^^^^ error syslog-facility: Without a syslog facility Gunicorn does not start; leave syslog_facility out for the default.

## A default for a variable
import os
syslog = True
syslog_facility = os.getenv('FACILITY', 'demon')
#                                        ^^^^^ warning syslog-facility: Gunicorn knows no syslog facility "demon" and does not start; "daemon" is one.  fix: Use daemon

## While syslog is off nobody reads it
syslog = False
syslog_facility = 'web'
#^^^^^^^^^^^^^^ information syslog-off: syslog_facility has no effect: syslog is off.

## In upper case, and an older name
import os
syslog = True
syslog_facility = 'LOCAL7' if os.getenv('REMOTE') else 'security'
