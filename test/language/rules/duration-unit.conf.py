## Microseconds that are called milliseconds
accesslog = '-'
access_log_format = '%(h)s %(s)s %(D)sms'
#                                ^^^^^ warning duration-unit: %(D)s is in microseconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s

## A blank, a quote or a bracket may stand between
accesslog = '-'
access_log_format = '%(h)s %(D)s ms "%(D)s" msec %(D)s(ms) %(D)s [seconds]'
#                          ^^^^^ warning duration-unit: %(D)s is in microseconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s
#                                    ^^^^^ warning duration-unit: %(D)s is in microseconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s
#                                                ^^^^^ warning duration-unit: %(D)s is in microseconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s
#                                                          ^^^^^ warning duration-unit: %(D)s is in microseconds, not in seconds; those are %(L)s.  fix: Use %(L)s

## The name before it counts by its last word
accesslog = '-'
access_log_format = '{"request_time_ms": %(D)s, "durationSeconds": "%(D)s", "took.us": %(M)s, "response-time-s": %(M)d}'
#                                        ^^^^^ warning duration-unit: %(D)s is in microseconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s
#                                                                   ^^^^^ warning duration-unit: %(D)s is in microseconds, not in seconds; those are %(L)s.  fix: Use %(L)s
#                                                                                      ^^^^^ warning duration-unit: %(M)s is in milliseconds, not in microseconds; those are %(D)s.  fix: Use %(D)s
#                                                                                                                ^^^^^ warning duration-unit: %(M)s is in milliseconds, not in seconds; those are %(L)s.  fix: Use %(L)s

## Names as logfmt has them
accesslog = '-'
access_log_format = 'status=%(s)s duration_ms=%(D)d took (us): %(M)s ms=%(L)s'
#                                             ^^^^^ warning duration-unit: %(D)s is in microseconds, not in milliseconds; those are %(M)d.  fix: Use %(M)d
#                                                              ^^^^^ warning duration-unit: %(M)s is in milliseconds, not in microseconds; those are %(D)s.  fix: Use %(D)s
#                                                                       ^^^^^ warning duration-unit: %(L)s is in seconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s

## Seconds that are called milliseconds
accesslog = '-'
access_log_format = '%(T)sms %(L)s ms'
#                    ^^^^^ warning duration-unit: %(T)s is in seconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s
#                            ^^^^^ warning duration-unit: %(L)s is in seconds, not in milliseconds; those are %(M)s.  fix: Use %(M)s

## Nobody writes nanoseconds
accesslog = '-'
access_log_format = '%(D)s ns'
#                    ^^^^^ warning duration-unit: %(D)s is in microseconds, not in nanoseconds; Gunicorn writes none.

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
#                    ^^^^^^^^ warning duration-unit: %(D)s is in microseconds, not in milliseconds; those are %(M)s.

## A logger of the project may write other units
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(D)sms'
