## The folder is in the environment of the workers
raw_env = [
    'DEBUG=1',
    'PROMETHEUS_MULTIPROC_DIR=/run/shop',
]



def child_exit(server, worker):
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
## The folder is set by the file
import os
os.environ['PROMETHEUS_MULTIPROC_DIR'] = '/run/shop'



def child_exit(server, worker):
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
## The folder is set unless it is
import os
os.environ.setdefault("prometheus_multiproc_dir", "/run/shop")



def child_exit(server, worker):
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
