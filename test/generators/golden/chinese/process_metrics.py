# 显示 Gunicorn 各进程的资源使用情况。需要 psutil 和 prometheus_client，适用于 Linux。
# 在 gunicorn.conf.py 中：
#     from process_metrics import post_worker_init
#
# 任何一个 worker 都代表全部 worker 回答 /metrics/processes，因此不另开端口。
# 能访问 Gunicorn 的人都能读取：请让前端代理不对外转发 /metrics/processes。
# 进程之间共享的内存页在每个进程中都会计入；gunicorn_memory_used_bytes 只计一次。
import os

import psutil
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

METRICS_PATH = "/metrics/processes"
LABELS = ["role", "pid"]
PROCESS = "/proc/self"
CGROUPS = "/sys/fs/cgroup"


class Processes:
    def collect(self):
        cpu = CounterMetricFamily("gunicorn_process_cpu_seconds", "Processor time.", labels=LABELS)
        memory = GaugeMetricFamily("gunicorn_process_resident_memory_bytes", "Resident memory.", labels=LABELS)
        files = GaugeMetricFamily("gunicorn_process_open_fds", "Open files and sockets.", labels=LABELS)
        threads = GaugeMetricFamily("gunicorn_process_threads", "Threads.", labels=LABELS)
        started = GaugeMetricFamily("gunicorn_process_start_time_seconds", "When it started.", labels=LABELS)
        for role, process in _processes():
            labels = [role, str(process.pid)]
            # 某个进程在此期间结束或属于其他用户，不应影响其余进程。
            for family, value_of in (
                (cpu, _cpu_seconds),
                (memory, lambda process: process.memory_info().rss),
                (files, lambda process: process.num_fds()),
                (threads, lambda process: process.num_threads()),
                (started, lambda process: process.create_time()),
            ):
                try:
                    family.add_metric(labels, value_of(process))
                except psutil.Error:
                    pass
        return [cpu, memory, files, threads, started]


def _processes():
    # 负责回答的 worker 查看它的 master，再由此查看所有 worker。
    try:
        master = psutil.Process(os.getppid())
        children = master.children()
    except psutil.Error:
        return
    yield "master", master
    for child in children:
        if not _is_next_master(master, child):
            yield "worker", child


def _is_next_master(master, child):
    # USR2 之后，下一个 master 是当前 master 的子进程。
    try:
        return "GUNICORN_PID" in child.environ() and "GUNICORN_PID" not in master.environ()
    except psutil.Error:
        return False


def _cpu_seconds(process):
    # 只增不减的时间：cpu_percent 给出的占比在第一次询问时总是 0.0。
    times = process.cpu_times()
    return times.user + times.system


class Limits:
    def collect(self):
        yield GaugeMetricFamily("gunicorn_cpu_limit_cores", "Processors that may be used.", cpu_limit())
        yield GaugeMetricFamily("gunicorn_memory_limit_bytes", "Memory that may be used.", memory_limit())
        used = _first("memory", ("memory.current", "memory.usage_in_bytes"))
        if used is not None:
            yield GaugeMetricFamily("gunicorn_memory_used_bytes", "Memory that the group uses.", int(used))
        throttled = _throttled_periods()
        if throttled is not None:
            yield CounterMetricFamily(
                "gunicorn_cpu_throttled_periods", "Periods in which the group had to wait for its next share.", throttled
            )


def cpu_limit():
    limit = float(len(os.sched_getaffinity(0)))
    for folder in _groups("cpu"):
        quota, period = (_read(folder, "cpu.max") or "max 0").split()
        if quota == "max":
            quota = _read(folder, "cpu.cfs_quota_us") or "-1"
            period = _read(folder, "cpu.cfs_period_us") or "0"
        if int(quota) > 0 and int(period) > 0:
            limit = min(limit, int(quota) / int(period))
    return limit


def memory_limit():
    limit = psutil.virtual_memory().total
    for folder in _groups("memory"):
        said = _read(folder, "memory.max") or _read(folder, "memory.limit_in_bytes") or "max"
        if said != "max":
            limit = min(limit, int(said))
    return limit


def _throttled_periods():
    for folder in _groups("cpu"):
        for line in (_read(folder, "cpu.stat") or "").splitlines():
            name, _, value = line.partition(" ")
            if name == "nr_throttled":
                return int(value)
    return None


def _groups(controller):
    # 此进程所在的组及其所有外层组（版本 1 或 2）：以最严格的限制为准。
    for line in (_read(PROCESS, "cgroup") or "").splitlines():
        number, controllers, path = line.split(":", 2)
        if controller in controllers.split(","):
            root = os.path.join(CGROUPS, controller)
        elif number == "0" and os.path.exists(os.path.join(CGROUPS, "cgroup.controllers")):
            root = CGROUPS
        else:
            continue
        parts = [part for part in path.split("/") if part not in ("", "..")]
        for count in range(len(parts), -1, -1):
            yield os.path.join(root, *parts[:count])


def _first(controller, names):
    for folder in _groups(controller):
        for name in names:
            text = _read(folder, name)
            if text is not None:
                return text
    return None


def _read(folder, name):
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return None


def exposition():
    registry = CollectorRegistry()
    registry.register(Processes())
    registry.register(Limits())
    return generate_latest(registry)


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
