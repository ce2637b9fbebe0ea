## As C says it
syslog = True
syslog_facility = 'local0'

## A default for a variable
import os
syslog = True
syslog_facility = os.getenv('FACILITY', 'daemon')

