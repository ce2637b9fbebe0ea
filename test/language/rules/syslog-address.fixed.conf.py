## An address without its scheme
syslog = True
syslog_addr = 'udp://localhost:514'

## A path without its scheme
syslog = True
syslog_addr = 'unix:///dev/log'

## Too few slashes
syslog = True
syslog_addr = 'unix:///dev/log'

## A scheme in upper case
syslog = True
syslog_addr = 'udp://localhost:514'

## A port that is none
syslog = True
syslog_addr = 'udp://localhost'

## A path behind the port
syslog = True
syslog_addr = 'udp://localhost:514'

## A port that is a word
syslog = True
syslog_addr = 'tcp://localhost:syslog'

## A port that is too high
syslog = True
syslog_addr = 'udp://localhost:70000'

## None
syslog = 'true'
syslog_addr = None

## None where nobody sets the variable
import os
syslog = True
syslog_addr = os.environ.get('SYSLOG')

## The socket of another system
syslog = True
syslog_addr = 'unix:///var/run/syslog'

## While syslog is off nobody reads the address
syslog = False
syslog_addr = 'localhost:514'

## Everything that Gunicorn reads
import os
syslog = True
syslog_addr = 'udp://[::1]:514' if os.environ.get('REMOTE') else 'unix:///dev/log#dgram'
