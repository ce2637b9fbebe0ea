# 把 Prometheus 客户端在 Gunicorn 各 worker 中的计数相加。需要 prometheus_client。
# 在 gunicorn.conf.py 中：
#     from gunicorn_prometheus import on_starting, child_exit, post_worker_init
#
# 任何一个 worker 都代表全部 worker 回答 /metrics，因此不另开端口。
# 能访问 Gunicorn 的人都能读取：请让前端代理不对外转发 /metrics。
# Gauge 需要设置 multiprocess_mode，例如 livesum；应用自己的 collector 不会被相加。
import glob
import os
import stat


METRICS_PATH = "/metrics"

# 在任何代码导入 prometheus_client 之前设置，它只读取一次。
DIRECTORY = os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", "/tmp/gunicorn-metrics-bookshop")
# 在 fork 之前加载的应用此时就会在其中打开文件。
os.makedirs(DIRECTORY, mode=0o755, exist_ok=True)

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest, multiprocess  # noqa: E402
from prometheus_client.core import CounterMetricFamily  # noqa: E402

# 这些文件的字节数就是 worker 的计数：child_exit 在信号处理函数中运行，追加一个字节是安全的。
EXITS = os.path.join(DIRECTORY, "worker-exits")
TIMEOUTS = os.path.join(DIRECTORY, "worker-timeouts")


def on_starting(server):
    found = os.lstat(DIRECTORY)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), server.cfg.uid):
        raise RuntimeError("%s belongs to somebody else" % DIRECTORY)
    # USR2 之后，旧的 worker 仍在运行并继续计数。
    if "GUNICORN_PID" not in os.environ:
        _clean()
    if os.geteuid() == 0:
        os.chown(DIRECTORY, server.cfg.uid, server.cfg.gid)


def _clean():
    # 只在这里清理，绝不在 worker 中清理，否则每个 worker 启动都会清除其他 worker 的数值。
    own = "_%d.db" % os.getpid()
    for path in glob.glob(os.path.join(glob.escape(DIRECTORY), "*.db")) + [EXITS, TIMEOUTS]:
        if not path.endswith(own) and os.path.lexists(path):
            os.remove(path)
    multiprocess.mark_process_dead(os.getpid())


def child_exit(server, worker):
    # worker 被杀死时，自己无法完成这一步。
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
    # worker 为每个请求调用的对象；此时已经加载。
    worker.wsgi = MetricsEndpoint(worker.wsgi)
    worker_started()
