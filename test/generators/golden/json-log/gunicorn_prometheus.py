# Adds up what the Prometheus client counts in the workers of Gunicorn. It needs prometheus_client.
# In gunicorn.conf.py:
#     from gunicorn_prometheus import on_starting, child_exit, post_worker_init
#
# Any worker answers /metrics for all of them, so no port is opened.
# Whoever reaches Gunicorn can read it: let the proxy in front keep /metrics to itself.
# Gauges need a multiprocess_mode, such as livesum; collectors of the application itself are not added up.
import glob
import os
import stat


METRICS_PATH = "/metrics"

# Set before anything imports prometheus_client, which looks at it once.
DIRECTORY = os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", "/tmp/gunicorn-metrics-shop")
# An application that is loaded before the fork opens its files already there.
os.makedirs(DIRECTORY, mode=0o755, exist_ok=True)

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest, multiprocess  # noqa: E402
from prometheus_client.core import CounterMetricFamily  # noqa: E402

# Bytes in these files count workers: appending one is safe in the signal handler that child_exit runs in.
EXITS = os.path.join(DIRECTORY, "worker-exits")
TIMEOUTS = os.path.join(DIRECTORY, "worker-timeouts")


def on_starting(server):
    found = os.lstat(DIRECTORY)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), server.cfg.uid):
        raise RuntimeError("%s belongs to somebody else" % DIRECTORY)
    # After USR2 the old workers still run, and count on.
    if "GUNICORN_PID" not in os.environ:
        _clean()
    if os.geteuid() == 0:
        os.chown(DIRECTORY, server.cfg.uid, server.cfg.gid)


def _clean():
    # Only here and never in a worker, or each start of one would take the numbers of the others.
    own = "_%d.db" % os.getpid()
    for path in glob.glob(os.path.join(glob.escape(DIRECTORY), "*.db")) + [EXITS, TIMEOUTS]:
        if not path.endswith(own) and os.path.lexists(path):
            os.remove(path)
    multiprocess.mark_process_dead(os.getpid())


def child_exit(server, worker):
    # The worker cannot do this itself where it is killed.
    try:
        multiprocess.mark_process_dead(worker.pid)
        _count(EXITS)
        if worker.aborted:
            _count(TIMEOUTS)
    except OSError:
        server.log.exception("Metrics of worker %d", worker.pid)


def _count(path):
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(file, b".")
    finally:
        os.close(file)


def _counted(path):
    try:
        return os.path.getsize(path)
    except FileNotFoundError:
        return 0


class WorkerEnds:
    def collect(self):
        yield CounterMetricFamily("gunicorn_worker_exits", "Workers that ended, for whatever reason.", _counted(EXITS))
        yield CounterMetricFamily(
            "gunicorn_worker_timeouts", "Workers that were killed for their silence.", _counted(TIMEOUTS)
        )


def exposition():
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    registry.register(WorkerEnds())
    return generate_latest(registry)


def worker_started():
    workers = Gauge("gunicorn_workers", "Workers that are alive.", registry=None, multiprocess_mode="livesum")
    workers.set(1)


class MetricsEndpoint:
    def __init__(self, application):
        self._application = application

    def __call__(self, environ, start_response):
        if environ.get("PATH_INFO") != METRICS_PATH:
            return self._application(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        body = exposition()
        headers = [("Content-Type", CONTENT_TYPE_LATEST), ("Content-Length", str(len(body)))]
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def post_worker_init(worker):
    # What the worker calls for each request; it is loaded already.
    worker.wsgi = MetricsEndpoint(worker.wsgi)
    worker_started()
