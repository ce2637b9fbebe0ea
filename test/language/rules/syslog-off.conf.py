## Everything but the switch
syslog_addr = 'udp://logs.example:514'
#^^^^^^^^^^ information syslog-off: syslog_addr has no effect: syslog is off.
syslog_facility = 'local0'
#^^^^^^^^^^^^^^ information syslog-off: syslog_facility has no effect: syslog is off.
syslog_prefix = 'shop'
#^^^^^^^^^^^^ information syslog-off: syslog_prefix has no effect: syslog is off.
disable_redirect_access_to_syslog = True
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information syslog-off: disable_redirect_access_to_syslog has no effect: syslog is off.

## What is only the default
disable_redirect_access_to_syslog = False
syslog_prefix = None

## Syslog may be on
import os
syslog = os.environ.get('SYSLOG') == 'yes'
syslog_addr = 'udp://logs.example:514'
