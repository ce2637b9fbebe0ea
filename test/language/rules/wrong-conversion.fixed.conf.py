## Text that looks like a number is text
accesslog = '-'
access_log_format = '%(s)s %(b)s %(L)s %(p)s %(D)s'

## What pads a number pads a text
accesslog = '-'
access_log_format = '%(b)10s %(b)-8s %(D)s'

## Many numbers are no characters
accesslog = '-'
access_log_format = '%(D)s'

## Whatever the worker, the size is text
accesslog = '-'
worker_class = 'asgi'
access_log_format = '%(b)s %(D)s'

