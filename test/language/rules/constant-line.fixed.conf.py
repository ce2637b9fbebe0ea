## The language of nginx
accesslog = '-'
access_log_format = '%(h)s - %(u)s %(t)s "%(r)s" %(s)s %(b)s "%({referer}i)s" "%({user-agent}i)s" %(L)s'

## A variable that has no atom keeps the whole from being translated
accesslog = '-'
access_log_format = '$remote_addr [$time_local] "$request" $status $gzip_ratio'

## Names in braces are text
accesslog = '-'
access_log_format = '%(h)s %(s)s %(D)s'

## Any other text is constant as well
accesslog = '-'
access_log_format = 'request served'

## Two texts become one, and the fix stays in its quotes
accesslog = '-'
access_log_format = ("%(h)s %(s)s "
                     "%(L)s")

## What an f-string makes of braces is no longer in braces
accesslog = '-'
name = 'shop'
access_log_format = f'{name} %(s)s %(D)s'

## An empty format
accesslog = '-'
access_log_format = '   '

## None is written as it is
accesslog = '-'
access_log_format = None

## None is no mistake while the log is off
accesslog = None
access_log_format = None

## An empty text that the environment may replace
import os
accesslog = '-'
access_log_format = os.environ.get('ACCESS_LOG_FORMAT', '')

## A logger of the project may fill in what Gunicorn does not
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '$remote_addr $status $request_time'

## A price is no variable of nginx, and one atom makes lines differ
accesslog = '-'
access_log_format = 'costs $five %(D)s'
