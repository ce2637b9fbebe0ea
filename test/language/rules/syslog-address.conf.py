## An address without its scheme
syslog = True
syslog_addr = 'localhost:514'
#              ^^^^^^^^^^^^^ error syslog-address: Gunicorn reads no syslog address "localhost:514" and does not start; write "udp://localhost:514".  fix: Use udp://localhost:514

## A path without its scheme
syslog = True
syslog_addr = '/dev/log'
#              ^^^^^^^^ error syslog-address: Gunicorn reads no syslog address "/dev/log" and does not start; write "unix:///dev/log".  fix: Use unix:///dev/log

## Too few slashes
syslog = True
syslog_addr = 'unix:/dev/log'
#              ^^^^^^^^^^^^^ error syslog-address: Gunicorn reads no syslog address "unix:/dev/log" and does not start; write "unix:///dev/log".  fix: Use unix:///dev/log

## A scheme in upper case
syslog = True
syslog_addr = 'UDP://localhost:514'
#              ^^^^^^^^^^^^^^^^^^^ error syslog-address: Gunicorn reads no syslog address "UDP://localhost:514" and does not start; write "udp://localhost:514".  fix: Use udp://localhost:514

## A port that is none
syslog = True
syslog_addr = 'udp://localhost:'
#              ^^^^^^^^^^^^^^^^ error syslog-address: "" is no port for syslog, so Gunicorn does not start.  fix: Use udp://localhost

## A path behind the port
syslog = True
syslog_addr = 'udp://localhost:514/logs'
#              ^^^^^^^^^^^^^^^^^^^^^^^^ error syslog-address: "514/logs" is no port for syslog, so Gunicorn does not start.  fix: Use udp://localhost:514

## A port that is a word
syslog = True
syslog_addr = 'tcp://localhost:syslog'
#              ^^^^^^^^^^^^^^^^^^^^^^ error syslog-address: "syslog" is no port for syslog, so Gunicorn does not start.

## A port that is too high
syslog = True
syslog_addr = 'udp://localhost:70000'
#              ^^^^^^^^^^^^^^^^^^^^^ warning syslog-address: There is no port 70000: every message to syslog is lost.

## None
syslog = 'true'
syslog_addr = None
#             ^^^^ error syslog-address: Without an address for syslog Gunicorn does not start; leave syslog_addr out for the default.

## None where nobody sets the variable
import os
syslog = True
syslog_addr = os.environ.get('SYSLOG')
#             ^^^^^^^^^^^^^^^^^^^^^^^^ warning syslog-address: syslog_addr may be None here, and then Gunicorn does not start.

## The socket of another system
syslog = True
syslog_addr = 'unix:///var/run/syslog'
#              ^^^^^^^^^^^^^^^^^^^^^^ information syslog-address: /var/run/syslog is the syslog socket of macOS. On Linux it is /dev/log, and messages to a socket that is missing are lost.

## While syslog is off nobody reads the address
syslog = False
syslog_addr = 'localhost:514'
#^^^^^^^^^^ information syslog-off: syslog_addr has no effect: syslog is off.

## Everything that Gunicorn reads
import os
syslog = True
syslog_addr = 'udp://[::1]:514' if os.environ.get('REMOTE') else 'unix:///dev/log#dgram'
