## a bracket that is never closed is named, not what came of it
bind = ['0.0.0.0:8000'
#      ^ error syntax-error: This bracket is never closed, so Gunicorn does not start.
workers = 4
timeout = 30

## a text without its closing quote
accesslog = '/var/log/gunicorn/access.log
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error syntax-error: This text has no closing quote, so Gunicorn does not start.
workers = 4

## a long text without its end
access_log_format = """%(h)s
#                   ^^^^^^^^ error syntax-error: This text has no closing quote, so Gunicorn does not start.
workers = 4

## an address without quotes
bind = 0.0.0.0:8000
#      ^^^^^^^^^^^^ error syntax-error: Python cannot read this, so Gunicorn does not start.

## a variable of the shell
workers = $WORKERS
#         ^^^^^^^^ error syntax-error: Python cannot read this, so Gunicorn does not start.

## a block without a colon
if True
#  ^^^^ error syntax-error: Python cannot read this, so Gunicorn does not start.
    workers = 4

## print as in Python 2
print 'starting'
#^^^^ error syntax-error: This is Python 2; print is a function today, and Gunicorn does not start.

## an ini file
[server:main]
# error syntax-error: This bracket is never closed, so Gunicorn does not start.
use = egg:gunicorn#main

## a closing bracket too many
workers = (4))
#            ^ error syntax-error: Python cannot read this, so Gunicorn does not start.

## what is right, the newest Python included
import os
workers: int = int(os.environ.get('WORKERS', '4'))
match os.name:
    case 'posix':
        preload_app = True
if (port := os.environ.get('PORT')):
    bind = f'0.0.0.0:{port!s:>4}'

## what Python reads and the grammar does not is left alone
timeout = 30.
def gen():
    x = yield
with (open('a'), open('b')):
    pass
on_exit = lambda server, /: print('bye')
