## None without anything else
errorlog = None
#          ^^^^ information no-error-log: With errorlog = None, messages below warning are lost, and the others come without time and process id.  fix: Use '-'

## None where a logging config brings a handler
errorlog = None
logconfig = '/etc/shop/logging.ini'

## Syslog takes the messages
errorlog = None
syslog = True
