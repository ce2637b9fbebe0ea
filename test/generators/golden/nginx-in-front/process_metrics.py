# Shows what the processes of Gunicorn use. It needs psutil and prometheus_client, on Linux.
# In gunicorn.conf.py:
#     from process_metrics import post_worker_init
#
# Any worker answers /metrics/processes for all of them, so no port is opened.
# Whoever reaches Gunicorn can read it: let the proxy in front keep /metrics/processes to itself.
# Pages that processes share count in each of them; gunicorn_memory_used_bytes counts them once.
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
            # One that ends or belongs to another user meanwhile is no reason to lose the others.
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
    # The worker that answers looks at its master, and from there at all workers.
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
    # After USR2 the next master is a child of this one.
    try:
        return "GUNICORN_PID" in child.environ() and "GUNICORN_PID" not in master.environ()
    except psutil.Error:
        return False


def _cpu_seconds(process):
    # Time that only grows: a share, as cpu_percent gives it, is 0.0 for whoever asks for the first time.
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
    # The group of this process and all around it, of version 1 or 2: the tightest limit holds.
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
    # What the worker calls for each request; it is loaded already.
    worker.wsgi = MetricsEndpoint(worker.wsgi)
