## The folder of a log
import os
accesslog = '/var/log/shop/access.log'
errorlog = '/var/log/shop/error.log'

def on_starting(server):
    os.makedirs('/var/log/shop/', exist_ok=True)

## Under a name, through a function
from os import makedirs
LOGS = '/var/log/shop'
errorlog = LOGS + '/gunicorn/error.log'

def prepare():
    makedirs(LOGS, exist_ok=True)

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
errorlog = os.environ.get('ERRORLOG', '/var/log/shop/error.log')

def on_starting(server):
    os.makedirs('/var/log/shop', exist_ok=True)
