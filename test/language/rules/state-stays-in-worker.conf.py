## Never looked at
def post_fork(server, worker):
    server.metrics = {}
#   ^^^^^^^^^^^^^^ information state-stays-in-worker: post_fork runs in the worker, so metrics stays there; the master and other workers do not see it.

## Looked at in the master
def post_fork(server, worker):
    server.metrics = {}
#   ^^^^^^^^^^^^^^ warning state-stays-in-worker: post_fork runs in the worker, so metrics stays there; the master and other workers do not see it.

def on_exit(arbiter):
    print(arbiter.metrics)

## Looked at in the same worker
def post_fork(server, worker):
    server.connection = open('/dev/null')

def worker_exit(server, worker):
    server.connection.close()

## Set in the master too, which keeps its own
def when_ready(server):
    server.metrics = {}

def post_fork(server, worker):
    server.metrics = {}
#   ^^^^^^^^^^^^^^ information state-stays-in-worker: post_fork runs in the worker, so metrics stays there; the master and other workers do not see it.

def on_exit(server):
    print(server.metrics)

## What the arbiter has of its own, or is asked for
def post_fork(server, worker):
    server.log = worker.log
    server.extra = 1

def on_exit(server):
    print(getattr(server, 'extra', None))

## In the worker object it is where it should be
def post_fork(server, worker):
    worker.metrics = {}
