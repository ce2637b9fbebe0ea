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

