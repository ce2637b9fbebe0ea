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

## Settings that are misspelt, or assigned
def nworkers_changed(server, new_value, old_value):
    server.log.info('%s', server.cfg.workers)
    server.log.info('%s', server.cfg.no_such_thing_at_all)
    server.cfg.workers = new_value

## The settings of the TLS hook
def ssl_context(conf, default_ssl_context_factory):
    print(conf.keyfile)
    return default_ssl_context_factory()

