## Microseconds that are called milliseconds
accesslog = '-'
access_log_format = '%(h)s %(s)s %(M)sms'

## A blank, a quote or a bracket may stand between
accesslog = '-'
access_log_format = '%(h)s %(M)s ms "%(M)s" msec %(M)s(ms) %(L)s [seconds]'

## The name before it counts by its last word
accesslog = '-'
access_log_format = '{"request_time_ms": %(M)s, "durationSeconds": "%(L)s", "took.us": %(D)s, "response-time-s": %(L)s}'

## Names as logfmt has them
accesslog = '-'
access_log_format = 'status=%(s)s duration_ms=%(M)d took (us): %(D)s ms=%(M)s'

## Seconds that are called milliseconds
accesslog = '-'
access_log_format = '%(M)sms %(M)s ms'

## Nobody writes nanoseconds
accesslog = '-'
access_log_format = '%(D)s ns'

## What is called by its right name
accesslog = '-'
access_log_format = '%(D)sus %(D)s µs %(M)sms %(L)ss %(T)s sec "took_ms": "%(M)s" seconds=%(T)s duration_us=%(D)s'

## A name without a unit says nothing about it
accesslog = '-'
access_log_format = 'time=%(D)s "duration": %(D)s s=%(s)s response_times=%(D)s s: %(D)s'

## The name of the next column is not a unit
accesslog = '-'
access_log_format = '%(D)s ms=%(M)s %(D)s s%(s)s %(D)s s: %(s)s %(D)s mst'

## The right word beside a wrong one
accesslog = '-'
access_log_format = 'ms_or_us=%(D)sus took_us=%(D)s seconds'

## What is not a duration has no unit of time
accesslog = '-'
access_log_format = '%(b)sms %(s)s s %(D)s'

## An escaped character in the atom leaves nothing to edit
accesslog = '-'
access_log_format = '%(\x44)sms'

## A logger of the project may write other units
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(D)sms'
