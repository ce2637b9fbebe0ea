## a misspelt name
worker_class = 'gthreads'
#              ^^^^^^^^^^ error unknown-worker-class: Gunicorn has no worker class "gthreads" and does not start; "gthread" is one.  fix: Use gthread

## one that is gone
worker_class = 'eventlet'
#              ^^^^^^^^^^ error unknown-worker-class: Gunicorn 26.1.0 no longer has the worker class "eventlet" and does not start; "gthread" and "gevent" remain.

## one that is there still
#| version 25.0.0
worker_class = 'eventlet'

## one that is not there yet
#| version 23.0.0
worker_class = 'asgi'
#              ^^^^^^ error unknown-worker-class: Gunicorn 23.0.0 has no worker class "asgi" and does not start.

## the name of a class without its module
worker_class = "UvicornWorker"
#              ^^^^^^^^^^^^^^^ error unknown-worker-class: Gunicorn 26.1.0 has no worker class "UvicornWorker" and does not start.

## short names, paths and what only running the file tells
import os
worker_class = os.environ.get('WORKER', 'uvicorn.workers.UvicornWorker')

## on a command line
#| path /srv/compose.yaml
services:
  web:
    command: gunicorn --worker-class gthreads shop:app
#                                    ^^^^^^^^ error unknown-worker-class: Gunicorn has no worker class "gthreads" and does not start; "gthread" is one.  fix: Use gthread
