## The decoded path can hold line breaks
accesslog = '-'
access_log_format = '%(h)s %(U)s %(s)s %({PATH_INFO}e)s %(D)s'

## The request line is the same as it came over the wire
accesslog = '-'
access_log_format = '"%(r)s" "%(r)s" %({raw_uri}e)s %(D)s'

## The user name where nobody expects it is a hint
accesslog = '-'
access_log_format = '%(t)s %(u)s "%(r)s" %(s)s %(b)s %(D)s'

## The user name as in the default format is what everybody has
accesslog = '-'
access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s %(D)s'

## A line break that is written as two characters is none
accesslog = '-'
access_log_format = '%(h)s %(U)r %(U)a %(u)r %(D)s'

## What the client sends in one line stays in one line
accesslog = '-'
access_log_format = '%(r)s %(q)s %(f)s %(a)s %({x-request-id}i)s %({raw_uri}e)s %(D)s'

## A formatter of a logging config may escape it
accesslog = '-'
logconfig_dict = {'version': 1}
access_log_format = '%(U)s %(D)s'

## A logger of the project may do so too
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(U)s %(D)s'
