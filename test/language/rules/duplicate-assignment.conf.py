## The first of two assignments is dead
loglevel = 'info'
#^^^^^^^ warning duplicate-assignment: This value of "loglevel" is never used: line 3 assigns it again.  fix: Remove the assignment that is never used
workers = 4
loglevel = 'warning'

## Of three, two are dead
timeout = 30
#^^^^^^ warning duplicate-assignment: This value of "timeout" is never used: line 2 assigns it again.  fix: Remove the assignment that is never used
timeout = 60
#^^^^^^ warning duplicate-assignment: This value of "timeout" is never used: line 3 assigns it again.  fix: Remove the assignment that is never used
timeout = 90

## A definition replaces an assignment
on_starting = None
#^^^^^^^^^^ warning duplicate-assignment: This value of "on_starting" is never used: line 2 assigns it again.  fix: Remove the assignment that is never used
def on_starting(server):
    pass

## A hook that is defined twice is called once
def when_ready(server):
#   ^^^^^^^^^^ warning duplicate-assignment: This definition of "when_ready" is never called: line 4 replaces it.
    pass
workers = 2
def when_ready(server):
    server.log.info('ready')

## A decorator may keep what it decorates
@every_worker
def post_fork(server, worker):
    pass
@every_worker
def post_fork(server, worker):
    pass

## Two on one line are not taken apart
workers = 2; workers = 3
#^^^^^^ warning duplicate-assignment: This value of "workers" is never used: line 1 assigns it again.

## What may do more than give a value is not removed
import os
workers = int(os.environ['WORKERS'])
#^^^^^^ warning duplicate-assignment: This value of "workers" is never used: line 3 assigns it again.
workers = 4

## In one branch as well
import os
if os.environ.get('DEBUG'):
    loglevel = 'info'
#   ^^^^^^^^ warning duplicate-assignment: This value of "loglevel" is never used: line 4 assigns it again.  fix: Remove the assignment that is never used
    loglevel = 'debug'

## A value over several lines is removed whole
access_log_format = (
#^^^^^^^^^^^^^^^^ warning duplicate-assignment: This value of "access_log_format" is never used: line 6 assigns it again.  fix: Remove the assignment that is never used
    '%(h)s '
    '%(D)s'
)
accesslog = '-'
access_log_format = '%(h)s %(D)s'

## A value that is looked at in between is used
workers = 4
threads = workers * 2
workers = 8

## A value that the second one is made of is used
bind = ['127.0.0.1:8000']
bind = bind + ['[::1]:8000']

## A branch overrides a default
import os
loglevel = 'info'
if os.environ.get('DEBUG'):
    loglevel = 'debug'

## Branches exclude each other
import os
if os.environ.get('DEBUG'):
    loglevel = 'debug'
else:
    loglevel = 'info'

## What a try assigns first may stay
try:
    workers = 1
    workers = int(open('/proc/cpus').read())
except OSError:
    pass

## A name that was deleted begins anew
workers = 'abc'
del workers
workers = 2

## A function that is called in between may look at it
def doubled():
    return workers * 2
workers = 2
threads = doubled()
workers = 4

## A name that is no setting may be assigned as often as one likes
path = '/a'
path = '/b'

## An update is no second assignment
workers = 2
workers += 1

