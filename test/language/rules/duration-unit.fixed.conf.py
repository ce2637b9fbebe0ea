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

