## With something behind it
syslog = True
syslog_prefix = 'shop'

