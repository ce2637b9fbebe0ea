## None without anything else
errorlog = '-'

## None where a logging config brings a handler
errorlog = None
logconfig = '/etc/shop/logging.ini'

## Syslog takes the messages
errorlog = None
syslog = True
