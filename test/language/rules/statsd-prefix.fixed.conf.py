## None
statsd_host = 'localhost:8125'
statsd_prefix = ''

## None where nobody sets the variable
import os
statsd_host = 'localhost:8125'
statsd_prefix = os.environ.get('PREFIX')

## None, with the class that sends metrics
logger_class = 'gunicorn.instrument.statsd.Statsd'
statsd_prefix = ''

## Nothing is sent
statsd_prefix = None

## A logger of the project
logger_class = 'shop.logs.Logger'
statsd_host = 'localhost:8125'
statsd_prefix = None
