## A worker has no id
def post_fork(server, worker):
    server.log.info('worker %s', worker.id)
#                                ^^^^^^^^^ error hook-attribute: There is no worker.id; worker.pid is what Gunicorn has.  fix: Use worker.pid

## Under other names
def worker_exit(arbiter, w):
    arbiter.logger.info('worker %s is gone', w.id)
#   ^^^^^^^^^^^^^^ warning hook-attribute: There is no arbiter.logger; arbiter.log is what Gunicorn has.  fix: Use arbiter.log
#                                            ^^^^ warning hook-attribute: There is no w.id; w.pid is what Gunicorn has.  fix: Use w.pid

## Workers are counted
def when_ready(server):
    count = len(server.cfg.workers)
#           ^^^^^^^^^^^^^^^^^^^^^^^ error hook-attribute: server.cfg.workers is a number, which has no length.  fix: Use server.cfg.workers
    server.log.info('%s of %s', count, server.connections)
#                                      ^^^^^^^^^^^^^^^^^^ error hook-attribute: There is no server.connections.

## Only perhaps
def on_starting(server):
    if server.cfg.preload_app:
        print(server.workers)
#             ^^^^^^^^^^^^^^ warning hook-attribute: There is no server.workers; server.WORKERS is what Gunicorn has.

def when_ready(server):
    if server.cfg.daemon:
        return
    print(server.workers.values())
#         ^^^^^^^^^^^^^^ warning hook-attribute: There is no server.workers; server.WORKERS is what Gunicorn has.

## Settings that are misspelt, or assigned
def nworkers_changed(server, new_value, old_value):
    server.log.info('%s', server.cfg.worker)
#                         ^^^^^^^^^^^^^^^^^ warning hook-attribute: There is no server.cfg.worker; server.cfg.workers is what Gunicorn has.  fix: Use server.cfg.workers
    server.log.info('%s', server.cfg.no_such_thing_at_all)
    server.cfg.workers = new_value
#   ^^^^^^^^^^^^^^^^^^ warning hook-attribute: A setting cannot be assigned here; server.cfg.set('workers', …) sets it.

## A setting that the release does not have yet
#| version 20.1.0
def child_exit(server, worker):
    print(server.cfg.control_socket)
#         ^^^^^^^^^^^^^^^^^^^^^^^^^ warning hook-attribute: Gunicorn 20.1.0 has no setting control_socket.

## The settings of the TLS hook
def ssl_context(conf, default_ssl_context_factory):
    print(conf.keyfil)
#         ^^^^^^^^^^^ warning hook-attribute: There is no conf.keyfil; conf.keyfile is what Gunicorn has.  fix: Use conf.keyfile
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
