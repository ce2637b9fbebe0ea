## A parameter is missing
def post_fork(worker):
#             ^^^^^^ error hook-arity: Gunicorn calls post_fork(server, worker) and does not start with the parameters (worker).  fix: Use (server, worker)
    worker.log.info('worker %s', worker.pid)

## The wrong half is there
def child_exit(server):
#              ^^^^^^ error hook-arity: Gunicorn calls child_exit(server, worker) and does not start with the parameters (server).  fix: Use (server, worker)
    server.log.info('gone')

def nworkers_changed(server, new_value):
#                    ^^^^^^^^^^^^^^^^^ error hook-arity: Gunicorn calls nworkers_changed(server, new_value, old_value) and does not start with the parameters (server, new_value).  fix: Use (server, new_value, old_value)
    pass

## No parameters at all
def on_starting():
#   ^^^^^^^^^^^ error hook-arity: Gunicorn calls on_starting(server) and does not start with the parameters ().  fix: Use (server)
    print('starting')

async def on_exit():
#         ^^^^^^^ error hook-arity: Gunicorn calls on_exit(server) and does not start with the parameters ().  fix: Use (server)
#         ^^^^^^^ warning async-hook: Gunicorn calls on_exit and does not await it, so nothing of it ever runs; it must be a plain def.  fix: Make it a plain def
    pass

## One too many, which the body does not need
def when_ready(server, worker):
#              ^^^^^^^^^^^^^^ error hook-arity: Gunicorn calls when_ready(server) and does not start with the parameters (server, worker).  fix: Use (server)
    server.log.info('ready')

## One too many, which the body needs
def when_ready(server, port):
#              ^^^^^^^^^^^^ error hook-arity: Gunicorn calls when_ready(server) and does not start with the parameters (server, port).
    server.log.info('ready on %s', port)

## Names of their own are taken by their place
def pre_fork(s):
#            ^ error hook-arity: Gunicorn calls pre_fork(server, worker) and does not start with the parameters (s).  fix: Use (s, worker)
    s.log.info('fork')

## What would be added means something else in the body
worker = 'the worker'

def pre_fork(arbiter):
#            ^^^^^^^ error hook-arity: Gunicorn calls pre_fork(server, worker) and does not start with the parameters (arbiter).
    print(worker)

## Annotations and defaults stay
def worker_exit(worker: 'Worker'):
#               ^^^^^^^^^^^^^^^^ error hook-arity: Gunicorn calls worker_exit(server, worker) and does not start with the parameters (worker).  fix: Use (server, worker: 'Worker')
    pass

def post_fork(server: object = None):
#             ^^^^^^^^^^^^^^^^^^^^^ error hook-arity: Gunicorn calls post_fork(server, worker) and does not start with the parameters (server).
    pass

## Two, three or four are right for a request, one and five are not
def post_request(worker):
#                ^^^^^^ error hook-arity: Gunicorn calls post_request(worker, req, environ, resp) and does not start with the parameters (worker).  fix: Use (worker, req)
    pass

## Five
def post_request(worker, req, environ, resp, extra):
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error hook-arity: Gunicorn calls post_request(worker, req, environ, resp) and does not start with the parameters (worker, req, environ, resp, extra).  fix: Use (worker, req, environ, resp)
    pass

## Stars and names do not count
def post_fork(*args):
#             ^^^^^ error hook-arity: Gunicorn calls post_fork(server, worker) and does not start with (*args): stars, and what can only be given by name, do not count.
    pass

def pre_fork(server, *, worker):
#            ^^^^^^^^^^^^^^^^^ error hook-arity: Gunicorn calls pre_fork(server, worker) and does not start with (server, *, worker): stars, and what can only be given by name, do not count.
    pass

def pre_exec(server, **options):
    pass

## A lambda
on_exit = lambda: print('bye')
#^^^^^^ error hook-arity: Gunicorn calls on_exit(server) and does not start with the parameters ().  fix: Use (server)
pre_fork = lambda server: None
#                 ^^^^^^ error hook-arity: Gunicorn calls pre_fork(server, worker) and does not start with the parameters (server).  fix: Use (server, worker)
post_fork = lambda server, worker: None

## A function under another name
def log_it(server):
    server.log.info('ready')

when_ready = log_it
post_fork = log_it
#           ^^^^^^ error hook-arity: Gunicorn calls post_fork(server, worker) and does not start with the parameters (server).

## A class is called like a function
class Ready:
    def __init__(self, server, port):
        self.server = server

when_ready = Ready
#            ^^^^^ error hook-arity: Gunicorn calls when_ready(server) and does not start with the parameters (server, port).

class on_exit:
#     ^^^^^^^ error hook-arity: Gunicorn calls on_exit(server) and does not start with the parameters ().
    pass

## In one branch of two
import os
if os.environ.get('DEBUG'):
    def post_fork(server):
#                 ^^^^^^ error hook-arity: Gunicorn calls post_fork(server, worker) and does not start with the parameters (server).  fix: Use (server, worker)
        pass
else:
    def post_fork(server, worker):
        pass

## Nothing that could be called
on_exit = None
#         ^^^^ error hook-arity: Gunicorn does not start with None for a hook; leave the name out, or define on_exit(server).
pre_fork = 1
#          ^ error hook-arity: Gunicorn does not start: it cannot call 1 as pre_fork(server, worker).
post_fork = ['a', 'b']
#           ^^^^^^^^^^ error hook-arity: Gunicorn does not start: it cannot call ['a', 'b'] as post_fork(server, worker).
when_ready = {
#            ^ error hook-arity: Gunicorn does not start: it cannot call {… as when_ready(server).
    'a': 1,
}
on_reload = True
#           ^^^^ error hook-arity: Gunicorn does not start: it cannot call True as on_reload(server).
pre_exec = 'reload'
#          ^^^^^^^^ error hook-arity: Gunicorn takes a text for an import path such as package.module.pre_exec, and does not start with this one.

## None in one branch
import os
if os.environ.get('DEBUG'):
    on_exit = None
#             ^^^^ error hook-arity: Gunicorn does not start with None for a hook; leave the name out, or define on_exit(server).

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
#   ^^^^^^^^^ warning duplicate-assignment: This definition of "post_fork" is never called: line 4 replaces it.
    pass

def post_fork(server, worker):
    pass

def on_exit():
    pass

del on_exit

## A hook that the release does not have yet is no hook
#| version 20.1.0
def ssl_context():
#   ^^^^^^^^^^^ warning unknown-setting: Gunicorn 20.1.0 does not know "ssl_context" yet, which came with 21.0.0, and ignores it.
    pass

## Half typed
def post_fork(server, wor
#            ^ error syntax-error: This bracket is never closed, so Gunicorn does not start.
