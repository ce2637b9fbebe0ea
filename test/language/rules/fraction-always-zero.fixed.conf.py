## Seconds with decimals are another atom
accesslog = '-'
access_log_format = '%(h)s %(L)s %(L)s'

## Other whole numbers
accesslog = '-'
access_log_format = '%(h)s %(D)s %(B)s'

