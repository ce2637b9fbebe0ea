## Text that looks like a number is text
accesslog = '-'
access_log_format = '%(s)d %(b)d %(L).3f %(p)d %(D)s'
#                    ^^^^^ error wrong-conversion: "d" cannot write the value of "s", so access lines are lost; use %(s)s.  fix: Use %(s)s
#                          ^^^^^ error wrong-conversion: "d" cannot write the value of "b", so access lines are lost; use %(b)s.  fix: Use %(b)s
#                                ^^^^^^^ error wrong-conversion: "f" cannot write the value of "L", so access lines are lost; use %(L)s.  fix: Use %(L)s
#                                        ^^^^^ error wrong-conversion: "d" cannot write the value of "p", so access lines are lost; use %(p)s.  fix: Use %(p)s

## What pads a number pads a text
accesslog = '-'
access_log_format = '%(b)010d %(b)-8d %(D)s'
#                    ^^^^^^^^ error wrong-conversion: "d" cannot write the value of "b", so access lines are lost; use %(b)s.  fix: Use %(b)10s
#                             ^^^^^^^ error wrong-conversion: "d" cannot write the value of "b", so access lines are lost; use %(b)s.  fix: Use %(b)-8s

## An atom that does not exist is a hyphen, which is no number
accesslog = '-'
access_log_format = '%(duration)d %(D)s'
#                    ^^^^^^^^^^^^ error wrong-conversion: "d" cannot write the "-" that stands for the unknown "duration", so access lines are lost.
#                    ^^^^^^^^^^^^ warning unknown-atom: Gunicorn has no atom "duration" and writes "-" in its place; "D" is one.  fix: Use %(D)s

## Many numbers are no characters
accesslog = '-'
access_log_format = '%(D)c'
#                    ^^^^^ error wrong-conversion: "c" cannot write the value of "D", so access lines are lost; use %(D)s.  fix: Use %(D)s

## Numbers take every conversion
accesslog = '-'
access_log_format = '%(T)d %(M)d %(D)d %(B)d %(D).3f %(D)x %(T)e %(B)05i'
#                                            ^^^^^^^ information fraction-always-zero: %(D)s is a whole number, so its decimals are always zero.  fix: Use %(D)s

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
access_log_format = '%(b)d %(D)s'
#                    ^^^^^ error wrong-conversion: "d" cannot write the value of "b", so access lines are lost; use %(b)s.  fix: Use %(b)s

## A logger of the project may know the atom as a number
accesslog = '-'
logger_class = 'shop.logging.Logger'
access_log_format = '%(queue_time)d %(D)s'

