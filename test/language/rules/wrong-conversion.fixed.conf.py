## Text that looks like a number is text
accesslog = '-'
access_log_format = '%(s)s %(b)s %(L)s %(p)s %(D)s'

## What pads a number pads a text
accesslog = '-'
access_log_format = '%(b)10s %(b)-8s %(D)s'

## An atom that does not exist is a hyphen, which is no number
accesslog = '-'
access_log_format = '%(duration)d %(D)s'

## Many numbers are no characters
accesslog = '-'
access_log_format = '%(D)s'

## Numbers take every conversion
accesslog = '-'
access_log_format = '%(T)d %(M)d %(D)d %(B)d %(D).3f %(D)x %(T)e %(B)05i'

## Everything can be text
accesslog = '-'
access_log_format = '%(h)s %(r)r %(a)a %(l)c %(D)s'

## The worker for ASGI has a number as the status
accesslog = '-'
worker_class = 'asgi'
access_log_format = '%(s)d %(D)s'

## Whatever the worker, the size is text
accesslog = '-'
worker_class = 'asgi'
access_log_format = '%(b)s %(D)s'

## A logger of the project may know the atom as a number
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(queue_time)d %(D)s'

