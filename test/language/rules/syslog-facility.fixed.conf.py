## As C says it
syslog = True
syslog_facility = 'local0'

## One that there is not
syslog = True
syslog_facility = 'local8'

## One that is near to none
syslog = True
syslog_facility = 'web'

## None
syslog = True
syslog_facility = None

## A default for a variable
import os
syslog = True
syslog_facility = os.getenv('FACILITY', 'daemon')

## While syslog is off nobody reads it
syslog = False
syslog_facility = 'web'

## In upper case, and an older name
import os
syslog = True
syslog_facility = 'LOCAL7' if os.getenv('REMOTE') else 'security'
