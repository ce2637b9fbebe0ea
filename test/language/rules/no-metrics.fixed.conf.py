## A logger of the project
logger_class = 'shop.logs.JsonLogger'
statsd_host = 'localhost:8125'

## A logger of this file
from gunicorn.glogging import Logger
class JsonLogger(Logger):
    pass
logger_class = JsonLogger
statsd_host = 'localhost:8125'

## No host
statsd_prefix = 'shop'
dogstatsd_tags = 'env:prod'

## The class that sends metrics, and no host
logger_class = 'gunicorn.instrument.statsd.Statsd'

## A logger of this file that inherits from it
from gunicorn.instrument.statsd import Statsd
class JsonLogger(Statsd):
    pass
logger_class = JsonLogger
statsd_host = 'localhost:8125'

## Gunicorn's own
logger_class = 'simple'
statsd_host = 'localhost:8125'
statsd_prefix = 'shop'

## The host may be set
import os
statsd_host = os.environ.get('STATSD_HOST')
statsd_prefix = 'shop'
