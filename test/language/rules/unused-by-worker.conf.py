## Greenlets instead of threads
worker_class = 'gevent'
threads = 8
#^^^^^^ warning unused-by-worker: The worker class gevent has no threads; worker_connections says how much it serves at once.

## Threads are not there, however many the environment asks for
import os
worker_class = 'gunicorn.workers.ggevent.GeventWorker'
threads = int(os.environ.get('THREADS', '4'))
#^^^^^^ warning unused-by-worker: The worker class gevent has no threads; worker_connections says how much it serves at once.

## An event loop with neither
worker_class = 'uvicorn.workers.UvicornWorker'
threads = 2
#^^^^^^ warning unused-by-worker: The worker class uvicorn.workers.UvicornWorker does not use threads.
worker_connections = 1000
#^^^^^^^^^^^^^^^^^ hint unused-by-worker: The worker class uvicorn.workers.UvicornWorker does not use worker_connections.

## One request at a time
worker_class = 'sync'
worker_connections = 1000
#^^^^^^^^^^^^^^^^^ hint unused-by-worker: The worker class sync does not use worker_connections.

## A class that is gone is a worse problem
worker_class = 'eventlet'
#              ^^^^^^^^^^ error unknown-worker-class: Gunicorn 26.1.0 no longer has the worker class "eventlet" and does not start; "gthread" and "gevent" remain.
threads = 3

## A release that still had it
#| version 20.1.0
worker_class = 'eventlet'
threads = 3
#^^^^^^ warning unused-by-worker: The worker class eventlet has no threads; worker_connections says how much it serves at once.

## Threads make a gthread worker of a sync one
worker_class = 'sync'
threads = 4
worker_connections = 1000

## Perhaps they do
import os
worker_class = 'sync'
threads = int(os.environ.get('THREADS', '1'))
worker_connections = 1000

## One thread is what it has
worker_class = 'gevent'
threads = 1
worker_connections = 1000

## Both count
worker_class = 'gthread'
threads = 4
worker_connections = 1000

## A class of the project's own
worker_class = 'shop.Worker'
threads = 4
worker_connections = 1000

## The class is left to the command line
threads = 4
worker_connections = 1000

## It may be another one
import os
worker_class = os.environ.get('WORKER', 'gevent')
threads = 4
