## a misspelt name
worker_class = 'gthread'

## one that is gone
worker_class = 'eventlet'

## one that is there still
#| version 25.0.0
worker_class = 'eventlet'

## one that is not there yet
#| version 23.0.0
worker_class = 'asgi'

## the name of a class without its module
worker_class = "UvicornWorker"

## short names, paths and what only running the file tells
import os
worker_class = os.environ.get('WORKER', 'uvicorn.workers.UvicornWorker')

## on a command line
#| path /srv/compose.yaml
services:
  web:
    command: gunicorn --worker-class gthread shop:app
