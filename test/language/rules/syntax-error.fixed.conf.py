## a bracket that is never closed is named, not what came of it
bind = ['0.0.0.0:8000'
workers = 4
timeout = 30

## a text without its closing quote
accesslog = '/var/log/gunicorn/access.log
workers = 4

## a long text without its end
access_log_format = """%(h)s
workers = 4

## an address without quotes
bind = 0.0.0.0:8000

## a variable of the shell
workers = $WORKERS

## a block without a colon
if True
    workers = 4

## print as in Python 2
print 'starting'

## an ini file
[server:main]
use = egg:gunicorn#main

## a closing bracket too many
workers = (4))

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
