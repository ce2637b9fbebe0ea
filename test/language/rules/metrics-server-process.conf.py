## In the master
from prometheus_client import Counter, start_http_server

REQUESTS = Counter('requests', 'Requests')

def on_starting(server):
    start_http_server(8001)
#   ^^^^^^^^^^^^^^^^^^^^^^^ information metrics-server-process: on_starting runs in the master, so this serves none of what the workers count.
    server.log.info('metrics on port 8001')

def post_request(worker, req, environ, resp):
    REQUESTS.inc()

## In the master, through a function and another name
import prometheus_client as prom

def start_metrics(port):
    prom.start_http_server(port)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information metrics-server-process: on_reload runs in the master, so this serves none of what the workers count.

def when_ready(server):
    start_metrics(8001)

def on_reload(server):
    start_metrics(8001)

## In each worker
workers = 4

def post_fork(server, worker):
    from prometheus_client import start_http_server
    start_http_server(8001)
#   ^^^^^^^^^^^^^^^^^^^^^^^ error metrics-server-process: post_fork runs in each worker, and only one of them gets the port; the others end, and Gunicorn with them.

## In each worker, but the port is another each time, or an exception is caught, or there may be one worker
from prometheus_client import start_http_server
workers = 4

def post_fork(server, worker):
    start_http_server(8000 + worker.age)
    if worker.age == 1:
        start_http_server(9000)
    try:
        start_http_server(8001)
    except OSError:
        pass

## One worker, as far as is known
from prometheus_client import start_http_server

def post_fork(server, worker):
    start_http_server(8001)

## A registry that collects from all processes
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector

def on_starting(server):
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    start_http_server(8001, registry=registry)

## The master counts too
from prometheus_client import Counter, start_http_server

DEATHS = Counter('deaths', 'Workers that died', ['age'])

def when_ready(server):
    start_http_server(8001)

def child_exit(server, worker):
    DEATHS.labels(worker.age).inc()

## A function of that name from elsewhere
from shop.metrics import start_http_server

def on_starting(server):
    start_http_server(8001)
