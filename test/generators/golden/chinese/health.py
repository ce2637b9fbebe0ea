# /health/live 只说明有 worker 能回答：失败时应重启。
# /health/ready 说明能否接收请求：检查失败时以及 worker 停止期间返回 503。
# /health 的结论相同，并列出每项检查，供人和监控系统查看。
#
# 在 app 的末尾：
#     from health import HealthChecks
#     app = HealthChecks(app)
# 在 gunicorn.conf.py 中加入，让 worker 知道自己正在停止：
#     from health import post_worker_init
import json
import logging
import os
import signal
import socket
import threading
import time


HEALTH_PATH = "/health"
READY_PATH = "/health/ready"
LIVE_PATH = "/health/live"

# 所有检查合计的时限。探针的时限应更长。
LIMIT_SECONDS = 2.0


def accepts_connections(host, port):
    def check():
        socket.create_connection((host, port), timeout=LIMIT_SECONDS).close()

    return check


# 每个不可缺少的依赖对应一个函数。真正向它提问（例如 SELECT 1）的函数能说明更多。
CHECKS = {}


def is_stopping():
    return _state["stopping"]


def watch_for_stop():
    # 在 SIGTERM 原有的处理上追加。请在 worker 的主线程中调用。
    previous = signal.getsignal(signal.SIGTERM)
    if _state["watching"] or previous is None:
        return
    _state["watching"] = True

    def stop(number, frame):
        _state["stopping"] = True
        if callable(previous):
            previous(number, frame)
        elif previous == signal.SIG_DFL:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    signal.signal(signal.SIGTERM, stop)
    signal.siginterrupt(signal.SIGTERM, False)


_state = {"stopping": False, "watching": False}
_log = logging.getLogger("gunicorn.error")


class _Run(threading.Thread):
    def __init__(self, name, function):
        super().__init__(name="health " + name, daemon=True)
        self._function = function
        self.outcome = "late"
        self.error = None

    def run(self):
        try:
            self.outcome = "failed" if self._function() is False else "ok"
        except Exception as error:
            self.error = error
            self.outcome = "failed"


class _Check:
    # 在单独的线程中运行检查。一次检查卡住时不会再启动新的，因此卡住的检查不会越积越多。
    # 检查抛出异常或返回 False 即为失败。结果变化时会写入错误日志。

    def __init__(self, name, function):
        self._name = name
        self._function = function
        self._lock = threading.Lock()
        self._run = None
        self._last = "ok"

    def begin(self):
        with self._lock:
            if self._run is None or not self._run.is_alive():
                self._run = _Run(self._name, self._function)
                self._run.start()
            return self._run

    def note(self, outcome, error=None):
        with self._lock:
            if outcome == self._last:
                return
            self._last = outcome
        level = logging.INFO if outcome == "ok" else logging.WARNING
        _log.log(level, "Health check %s: %s", self._name, outcome, exc_info=error)


def _check_all(checks):
    end = time.monotonic() + LIMIT_SECONDS
    runs = [(name, check, check.begin()) for name, check in checks.items()]
    outcomes = {}
    for name, check, run in runs:
        run.join(max(0.0, end - time.monotonic()))
        outcomes[name] = run.outcome
        check.note(run.outcome, run.error)
    return outcomes


def _answer(path, outcomes):
    # 只说明哪项检查失败，不说原因：外人也可能读到。
    if is_stopping() and path != LIVE_PATH:
        status = "stopping"
    elif all(outcome == "ok" for outcome in outcomes.values()):
        status = "ok"
    else:
        status = "failed"
    body = {"status": status}
    if path == HEALTH_PATH:
        body["checks"] = outcomes
    return status == "ok", (json.dumps(body) + "\n").encode("utf-8")


class HealthChecks:
    def __init__(self, application, checks=None):
        self._application = application
        self._checks = {name: _Check(name, function) for name, function in (CHECKS if checks is None else checks).items()}

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if path not in (HEALTH_PATH, READY_PATH, LIVE_PATH):
            return self._application(environ, start_response)
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD"):
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        # 能回答就是存活。其他服务的故障不是重启此 worker 的理由。
        outcomes = {} if path == LIVE_PATH or is_stopping() else _check_all(self._checks)
        is_ok, body = _answer(path, outcomes)
        headers = [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        start_response("200 OK" if is_ok else "503 Service Unavailable", headers)
        return [] if method == "HEAD" else [body]


def post_worker_init(worker):
    watch_for_stop()
