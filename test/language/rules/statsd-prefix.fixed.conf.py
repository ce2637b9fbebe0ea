## None
statsd_host = 'localhost:8125'
statsd_prefix = ''

## None, with the class that sends metrics
logger_class = 'gunicorn.instrument.statsd.Statsd'
statsd_prefix = ''

