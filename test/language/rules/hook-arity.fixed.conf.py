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

## Names of their own are taken by their place
def pre_fork(s, worker):
    s.log.info('fork')

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

## A lambda
on_exit = lambda server: print('bye')
pre_fork = lambda server, worker: None
post_fork = lambda server, worker: None

## In one branch of two
import os
if os.environ.get('DEBUG'):
    def post_fork(server, worker):
        pass
else:
    def post_fork(server, worker):
        pass

