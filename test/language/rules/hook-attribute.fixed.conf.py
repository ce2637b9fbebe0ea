## A worker has no id
def post_fork(server, worker):
    server.log.info('worker %s', worker.pid)

## Under other names
def worker_exit(arbiter, w):
    arbiter.log.info('worker %s is gone', w.pid)

## Workers are counted
def when_ready(server):
    count = server.cfg.workers
    server.log.info('%s of %s', count, server.connections)

## Only perhaps
def on_starting(server):
    if server.cfg.preload_app:
        print(server.workers)

def when_ready(server):
    if server.cfg.daemon:
        return
    print(server.workers.values())

## Settings that are misspelt, or assigned
def nworkers_changed(server, new_value, old_value):
    server.log.info('%s', server.cfg.workers)
    server.log.info('%s', server.cfg.no_such_thing_at_all)
    server.cfg.workers = new_value

## A setting that the release does not have yet
#| version 20.1.0
def child_exit(server, worker):
    print(server.cfg.control_socket)

## The settings of the TLS hook
def ssl_context(conf, default_ssl_context_factory):
    print(conf.keyfile)
    return default_ssl_context_factory()

## What is there
def pre_fork(server, worker):
    worker.started = server.cfg.workers
    print(server.WORKERS, server.log, server.cfg.is_ssl, server.cfg.settings['workers'], worker.age, worker.nr)
    print(len(server.cfg.bind), len(server.WORKERS), server.cfg.address)
    server.cfg.set('workers', 3)
    server.cfg.note = 'mine'

## What the file sets itself or asks for
def pre_fork(server, worker):
    worker.id = 1
    server.connections = 0

def post_fork(server, worker):
    print(worker.id, server.connections)
    if hasattr(server, 'logger'):
        server.logger.info('x')
    try:
        print(server.workers)
    except AttributeError:
        pass

## A worker class of the project
worker_class = 'shop.workers.NumberedWorker'

def post_fork(server, worker):
    print(worker.id)

## Names that mean something else
def pre_request(worker, req):
    worker = req
    print(worker.id)
    each = lambda server: server.connections
