## A word that is not a short name
logger_class = 'gunicorn.instrument.statsd.Statsd'

## A word that is near to nothing
logger_class = 'JsonLogger'

## The wrong case at the end
logger_class = 'gunicorn.glogging.Logger'

## In one of two branches
import os
logger_class = 'simple' if os.environ.get('PLAIN') else 'shop.logs.Logger'

## Gunicorn's own
logger_class = 'simple'

## One of the project, and what only packaging tells
import os
logger_class = 'shop.logs.Logger' if os.environ.get('PLAIN') else 'egg:shop#logger'
