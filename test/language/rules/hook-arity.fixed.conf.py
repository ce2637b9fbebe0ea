## A parameter is missing
def post_fork(server, worker):
    worker.log.info('worker %s', worker.pid)

## The wrong half is there
def child_exit(server, worker):
    server.log.info('gone')

def nworkers_changed(server, new_value, old_value):
    pass

## No parameters at all
def on_starting(server):
    print('starting')

async def on_exit(server):
    pass

## One too many, which the body does not need
def when_ready(server):
    server.log.info('ready')

## One too many, which the body needs
def when_ready(server, port):
    server.log.info('ready on %s', port)

## Names of their own are taken by their place
def pre_fork(s, worker):
    s.log.info('fork')

## What would be added means something else in the body
worker = 'the worker'

def pre_fork(arbiter):
    print(worker)

## Annotations and defaults stay
def worker_exit(server, worker: 'Worker'):
    pass

def post_fork(server: object = None):
    pass

## Two, three or four are right for a request, one and five are not
def post_request(worker, req):
    pass

## Five
def post_request(worker, req, environ, resp):
    pass

## Stars and names do not count
def post_fork(*args):
    pass

def pre_fork(server, *, worker):
    pass

def pre_exec(server, **options):
    pass

## A lambda
on_exit = lambda server: print('bye')
pre_fork = lambda server, worker: None
post_fork = lambda server, worker: None

## A function under another name
def log_it(server):
    server.log.info('ready')

when_ready = log_it
post_fork = log_it

## A class is called like a function
class Ready:
    def __init__(self, server, port):
        self.server = server

when_ready = Ready

class on_exit:
    pass

## In one branch of two
import os
if os.environ.get('DEBUG'):
    def post_fork(server, worker):
        pass
else:
    def post_fork(server, worker):
        pass

## Nothing that could be called
on_exit = None
pre_fork = 1
post_fork = ['a', 'b']
when_ready = {
    'a': 1,
}
on_reload = True
pre_exec = 'reload'

## None in one branch
import os
if os.environ.get('DEBUG'):
    on_exit = None

## Right ones
def on_starting(server, *args):
    pass

def post_fork(server, worker=None):
    pass

def pre_fork(s, /, w):
    pass

def pre_request(worker, req, *, extra=1, **more):
    pass

def post_request(worker, req):
    pass

class Exit:
    def __init__(self, server):
        pass

on_exit = Exit

## What cannot be known
import functools
from hooks import when_ready
from hooks import decorated, Base

@decorated
def post_fork(worker):
    pass

class on_exit(Base):
    pass

pre_fork = functools.partial(when_ready, 1)
on_reload = 'hooks.on_reload'
pre_exec = print
child_exit = getattr(Base, 'child_exit')

## Only what is left in the end counts
def post_fork(worker):
    pass

def post_fork(server, worker):
    pass

def on_exit():
    pass

del on_exit

## A hook that the release does not have yet is no hook
#| version 20.1.0
def ssl_context():
    pass

## Half typed
def post_fork(server, wor
