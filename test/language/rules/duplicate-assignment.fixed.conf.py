## The first of two assignments is dead
workers = 4
loglevel = 'warning'

## Of three, two are dead
timeout = 90

## A definition replaces an assignment
def on_starting(server):
    pass

## In one branch as well
import os
if os.environ.get('DEBUG'):
    loglevel = 'debug'

## A value over several lines is removed whole
accesslog = '-'
access_log_format = '%(h)s %(D)s'

