## Everything but the switch
syslog_addr = 'udp://logs.example:514'
syslog_facility = 'local0'
syslog_prefix = 'shop'
disable_redirect_access_to_syslog = True

## What is only the default
disable_redirect_access_to_syslog = False
syslog_prefix = None

## Syslog may be on
import os
syslog = os.environ.get('SYSLOG') == 'yes'
syslog_addr = 'udp://logs.example:514'
