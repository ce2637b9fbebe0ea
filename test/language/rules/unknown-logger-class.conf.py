## A word that is not a short name
logger_class = 'statsd'
#               ^^^^^^ error unknown-logger-class: Gunicorn finds no logger class "statsd" and does not start; "gunicorn.instrument.statsd.Statsd" is one.  fix: Use gunicorn.instrument.statsd.Statsd

## A word that is near to nothing
logger_class = 'JsonLogger'
#               ^^^^^^^^^^ error unknown-logger-class: Gunicorn finds no logger class "JsonLogger" and does not start; it takes an import path.

## The wrong case at the end
logger_class = 'gunicorn.glogging.logger'
#               ^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-logger-class: Gunicorn finds no logger class "gunicorn.glogging.logger" and does not start; "gunicorn.glogging.Logger" is one.  fix: Use gunicorn.glogging.Logger

## In one of two branches
import os
logger_class = 'simpel' if os.environ.get('PLAIN') else 'shop.logs.Logger'
#               ^^^^^^ warning unknown-logger-class: Gunicorn finds no logger class "simpel" and does not start; "simple" is one.  fix: Use simple

## Gunicorn's own
logger_class = 'simple'

## One of the project, and what only packaging tells
import os
logger_class = 'shop.logs.Logger' if os.environ.get('PLAIN') else 'egg:shop#logger'
