## The folder is in the environment of the workers
raw_env = [
    'DEBUG=1',
    'PROMETHEUS_MULTIPROC_DIR=/run/shop',
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information missing-child-exit: Metrics of workers that ended are kept forever until child_exit calls mark_process_dead.  fix: Add child_exit
]

## The folder is set by the file
import os
os.environ['PROMETHEUS_MULTIPROC_DIR'] = '/run/shop'
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^ information missing-child-exit: Metrics of workers that ended are kept forever until child_exit calls mark_process_dead.  fix: Add child_exit

## The folder is set unless it is
import os
os.environ.setdefault("prometheus_multiproc_dir", "/run/shop")
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ information missing-child-exit: Metrics of workers that ended are kept forever until child_exit calls mark_process_dead.  fix: Add child_exit

## A hook says it
raw_env = ['PROMETHEUS_MULTIPROC_DIR=/run/shop']

def child_exit(server, worker):
    from prometheus_client import multiprocess
    multiprocess.mark_process_dead(worker.pid)

## A hook comes from elsewhere
from shop.hooks import child_exit
raw_env = ['PROMETHEUS_MULTIPROC_DIR=/run/shop']

## The variable is only looked at
import os
folder = os.environ.get('PROMETHEUS_MULTIPROC_DIR')
names = ['PROMETHEUS_MULTIPROC_DIR=']
