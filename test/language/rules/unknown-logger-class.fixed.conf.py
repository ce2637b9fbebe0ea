## A word that is not a short name
logger_class = 'gunicorn.instrument.statsd.Statsd'

## The wrong case at the end
logger_class = 'gunicorn.glogging.Logger'

## In one of two branches
import os
logger_class = 'simple' if os.environ.get('PLAIN') else 'shop.logs.Logger'

