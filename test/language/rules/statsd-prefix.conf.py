## None
statsd_host = 'localhost:8125'
statsd_prefix = None
#               ^^^^ error statsd-prefix: With statsd_prefix = None Gunicorn does not start; no prefix is ''.  fix: Use ''

## None where nobody sets the variable
import os
statsd_host = 'localhost:8125'
statsd_prefix = os.environ.get('PREFIX')
#               ^^^^^^^^^^^^^^^^^^^^^^^^ warning statsd-prefix: statsd_prefix may be None here, and then Gunicorn does not start; no prefix is ''.

## None, with the class that sends metrics
logger_class = 'gunicorn.instrument.statsd.Statsd'
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information no-metrics: This logger sends no metrics: there is no statsd_host.
statsd_prefix = None
#               ^^^^ error statsd-prefix: With statsd_prefix = None Gunicorn does not start; no prefix is ''.  fix: Use ''

## Nothing is sent
statsd_prefix = None

## A logger of the project
logger_class = 'shop.logs.Logger'
statsd_host = 'localhost:8125'
#^^^^^^^^^^ information no-metrics: Only Gunicorn's own logger sends metrics; this logger_class has to inherit from "gunicorn.instrument.statsd.Statsd".
statsd_prefix = None
