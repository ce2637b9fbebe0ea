## The decoded path can hold line breaks
accesslog = '-'
access_log_format = '%(h)s %(U)s %(s)s %({PATH_INFO}e)s %(D)s'
#                          ^^^^^ information line-injection: The client chooses what %(U)s holds, and it is decoded, so it can write lines of its own into the log.
#                                      ^^^^^^^^^^^^^^^^ information line-injection: The client chooses what %({PATH_INFO}e)s holds, and it is decoded, so it can write lines of its own into the log.

## The request line is the same as it came over the wire
accesslog = '-'
access_log_format = '"%(m)s %(U)s?%(q)s %(H)s" "%(m)s %(U)s %(H)s" %(U)s?%(q)s %(D)s'
#                           ^^^^^ information line-injection: The client chooses what %(U)s holds, and it is decoded, so it can write lines of its own into the log.  fix: Use %(r)s
#                                                     ^^^^^ information line-injection: The client chooses what %(U)s holds, and it is decoded, so it can write lines of its own into the log.  fix: Use %(r)s
#                                                                  ^^^^^ information line-injection: The client chooses what %(U)s holds, and it is decoded, so it can write lines of its own into the log.  fix: Use %({raw_uri}e)s

## The user name where nobody expects it is a hint
accesslog = '-'
access_log_format = '%(t)s %(u)s "%(r)s" %(s)s %(b)s %(D)s'
#                          ^^^^^ hint line-injection: The client chooses what %(u)s holds, and it is decoded, so it can write lines of its own into the log.

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
#^^^^^^^^^^^^^ information doubled-log-lines: Each line of gunicorn.error, gunicorn.access comes out twice, also through the root logger: the defaults say so. Configure the loggers without "propagate" to have it once.
access_log_format = '%(U)s %(D)s'

## A logger of the project may do so too
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(U)s %(D)s'
