## The folder of a log
import os
accesslog = '/var/log/shop/access.log'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = '/var/log/shop/error.log'

def on_starting(server):
    os.makedirs('/var/log/shop/', exist_ok=True)
#               ^^^^^^^^^^^^^^^^ warning late-log-folder: Gunicorn opens its logs before on_starting runs, so this folder comes too late; make it at the top of the file.

## Under a name, through a function
from os import makedirs
LOGS = '/var/log/shop'
errorlog = LOGS + '/gunicorn/error.log'

def prepare():
    makedirs(LOGS, exist_ok=True)
#            ^^^^ warning late-log-folder: Gunicorn opens its logs before on_starting runs, so this folder comes too late; make it at the top of the file.

def when_ready(server):
    prepare()

def on_starting(server):
    prepare()

## In time
import os
errorlog = '/var/log/shop/error.log'
os.makedirs('/var/log/shop', exist_ok=True)

def on_starting(server):
    os.makedirs('/var/log/shop', exist_ok=True)

## Another folder
import os
errorlog = '/var/log/shop/error.log'

def on_starting(server):
    os.makedirs('/run/shop', exist_ok=True)
    os.makedirs(os.environ['FOLDER'])

## Logs that need no folder
import os
accesslog = '-'
#^^^^^^^^ hint missing-duration: The access log will not say how long requests took; %(D)s adds it in microseconds.  fix: Add %(D)s to the format
errorlog = os.environ.get('ERRORLOG', '/var/log/shop/error.log')

def on_starting(server):
    os.makedirs('/var/log/shop', exist_ok=True)
