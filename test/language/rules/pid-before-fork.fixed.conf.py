## Too early
def pre_fork(server, worker):
    server.log.info("Worker spawned (pid: %s)", worker.pid)
    print(f'{worker.pid}')

## Under another name
def pre_fork(arbiter, w):
    arbiter.log.info('fork %d', w.pid)

## Where there is one
def post_fork(server, worker):
    server.log.info("Worker spawned (pid: %s)", worker.pid)

def child_exit(server, worker):
    server.log.info("Worker exited (pid: %s)", worker.pid)

def pre_fork(server, worker):
    server.log.info('worker %s of master %s', worker.age, server.pid)
