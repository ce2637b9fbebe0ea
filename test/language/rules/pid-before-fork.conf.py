## Too early
def pre_fork(server, worker):
    server.log.info("Worker spawned (pid: %s)", worker.pid)
#                                               ^^^^^^^^^^ information pid-before-fork: No worker was forked yet, so worker.pid is the text "[booting]"; post_fork knows the number.
    print(f'{worker.pid}')
#            ^^^^^^^^^^ information pid-before-fork: No worker was forked yet, so worker.pid is the text "[booting]"; post_fork knows the number.

## Under another name
def pre_fork(arbiter, w):
    arbiter.log.info('fork %d', w.pid)
#                               ^^^^^ information pid-before-fork: No worker was forked yet, so w.pid is the text "[booting]"; post_fork knows the number.

## Where there is one
def post_fork(server, worker):
    server.log.info("Worker spawned (pid: %s)", worker.pid)

def child_exit(server, worker):
    server.log.info("Worker exited (pid: %s)", worker.pid)

def pre_fork(server, worker):
    server.log.info('worker %s of master %s', worker.age, server.pid)
