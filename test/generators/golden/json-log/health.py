# /health/live says that a worker answers and nothing else: restart when it fails.
# /health/ready says whether requests may come: 503 while a check fails, and while the worker stops.
# /health says the same and names each check, for people and monitors.
#
# At the end of shop.wsgi:
#     from health import HealthChecks
#     application = HealthChecks(application)
# In gunicorn.conf.py, so that a worker knows when it stops:
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

# For all checks together. Give the probes more than that.
LIMIT_SECONDS = 2.0


def accepts_connections(host, port):
    def check():
        socket.create_connection((host, port), timeout=LIMIT_SECONDS).close()

    return check


# A function for each thing without which no request can be answered. One that a question of the real kind is put to, such as SELECT 1, tells more.
CHECKS = {}


def is_stopping():
    return _state["stopping"]


def watch_for_stop():
    # Adds to what SIGTERM does already. Call it in the main thread of a worker.
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
    # Runs a check in a thread of its own. While one hangs no other is begun, so hanging checks do not pile up.
    # A check fails by raising an exception or by returning False. The error log tells when its outcome changes.

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
    # Says which check failed, not why: strangers may be able to read it.
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
        # Alive is whoever answers. What else may be down is no reason to restart this worker.
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
