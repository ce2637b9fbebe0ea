#!/usr/bin/python3
"""Runs an installed Gunicorn through its life and writes, as JSON, in which process each hook was called.

  python3 scripts/record-hooks.py                                       the installed one
  PYTHONPATH=path/to/checkout python3 scripts/record-hooks.py           any other

Each hook writes down the id of the process that it runs in. What that process is, its own lines in the error log tell:
the master says where it listens, each worker that it boots.
"""
import http.client
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

import gunicorn
from gunicorn.config import KNOWN_SETTINGS

PARAMETERS = {
    setting.name: setting.default.__code__.co_varnames[: setting.default.__code__.co_argcount]
    for setting in KNOWN_SETTINGS
    if setting.section in ("Server Hooks", "Dirty Arbiter Hooks")
}
HAS_DIRTY = "dirty_workers" in {setting.name for setting in KNOWN_SETTINGS}
HAS_SSL_CONTEXT = "ssl_context" in PARAMETERS

APPLICATION = """
import os, time

def app(environ, start_response):
    if environ['PATH_INFO'] == '/hang':
        time.sleep(30)
    body = str(os.getpid()).encode()
    start_response('200 OK', [('Content-Length', str(len(body)))])
    return [body]
"""

DIRTY = """
from gunicorn.dirty.app import DirtyApp

class Idle(DirtyApp):
    pass
"""

# A certificate for nobody, that only these runs use.
CERTIFICATE = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]


def config(folder, port, with_ssl):
    lines = [
        "import os",
        f"bind = '127.0.0.1:{port}'",
        "workers = 1",
        "timeout = 2",
        "graceful_timeout = 2",
        f"errorlog = {folder + '/error.log'!r}",
        f"pidfile = {folder + '/pid'!r}",
    ]
    if HAS_DIRTY:
        lines += ["dirty_apps = ['idle:Idle']", "dirty_workers = 1", "control_socket_disable = True"]
    if with_ssl:
        lines += [f"certfile = {folder + '/cert.pem'!r}", f"keyfile = {folder + '/key.pem'!r}"]
    for name, parameters in PARAMETERS.items():
        lines += [
            f"def {name}({', '.join(parameters)}):",
            f"    with open({folder + '/calls'!r}, 'a') as calls:",
            f"        calls.write(f'{name} {{os.getpid()}}\\n')",
        ]
        if name == "ssl_context":
            lines.append("    return default_ssl_context_factory()")
    return "\n".join(lines) + "\n"


class Running:
    def __init__(self, folder, with_ssl):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.with_ssl = folder, with_ssl
        for name, text in ("shop.py", APPLICATION), ("idle.py", DIRTY), ("conf.py", config(folder, self.port, with_ssl)):
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        command = [sys.executable, "-m", "gunicorn", "-c", "conf.py", "shop:app"]
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def read(self, name):
        try:
            with open(os.path.join(self.folder, name)) as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def calls(self):
        return [(name, int(pid)) for name, pid in (line.split() for line in self.read("calls").splitlines())]

    def count(self, hook):
        return sum(name == hook for name, _ in self.calls())

    def until(self, is_true, what):
        end = time.monotonic() + 30
        while not is_true():
            if time.monotonic() > end:
                sys.exit(f"waited in vain for {what}\n{self.read('error.log')}\n{self.read('calls')}")
            time.sleep(0.05)

    def one_more(self, hook, act):
        before = self.count(hook)
        act()
        self.until(lambda: self.count(hook) > before, hook)

    def ask(self, path="/"):
        """The id of the worker that answered; None when none did."""
        context = ssl._create_unverified_context() if self.with_ssl else None
        url = f"http{'s' if self.with_ssl else ''}://127.0.0.1:{self.port}{path}"
        try:
            return int(urllib.request.urlopen(url, timeout=10, context=context).read())
        except (OSError, http.client.HTTPException):
            return None

    def worker(self):
        found = []
        self.until(lambda: found.append(self.ask()) or found[-1], "an answer")
        return found[-1]

    def signal(self, name, pid=None):
        os.kill(pid or self.process.pid, getattr(signal, "SIG" + name))

    def roles(self):
        """What each process says that it is."""
        log = self.read("error.log")
        roles = {int(pid): "worker" for pid in re.findall(r"Booting worker with pid: (\d+)", log)}
        roles.update((int(pid), "dirty-worker") for pid in re.findall(r"Spawned dirty worker \(pid: (\d+)", log))
        roles.update((int(pid), "dirty-arbiter") for pid in re.findall(r"Dirty arbiter starting \(pid: (\d+)", log))
        masters = [int(pid) for pid in re.findall(r"Listening at: \S+ \((\d+)\)", log)]
        roles.update((pid, "new-master") for pid in masters)
        roles[self.process.pid] = "master"
        return roles

    def stop(self):
        if self.process.poll() is None:
            self.signal("TERM")
        self.process.wait(30)


def live(running):
    """Everything that happens to a server: requests, a reload, more workers, workers that die in every way, an upgrade."""
    running.worker()
    running.one_more("on_reload", lambda: running.signal("HUP"))
    running.one_more("nworkers_changed", lambda: running.signal("TTIN"))
    running.one_more("nworkers_changed", lambda: running.signal("TTOU"))
    running.one_more("child_exit", lambda: running.signal("KILL", running.worker()))
    running.one_more("worker_int", lambda: running.signal("INT", running.worker()))
    running.worker()
    running.one_more("worker_abort", lambda: running.ask("/hang"))
    if HAS_DIRTY:
        dirty = next(pid for pid, role in running.roles().items() if role == "dirty-worker")
        running.one_more("dirty_worker_exit", lambda: running.signal("KILL", dirty))
    running.worker()
    running.signal("USR2")
    running.until(lambda: "new-master" in running.roles().values(), "the new master")
    new = next(pid for pid, role in running.roles().items() if role == "new-master")
    running.until(lambda: running.read("pid.2").strip() == str(new), "the file of the new master")
    exits = running.count("on_exit")
    running.signal("TERM", new)
    running.until(lambda: running.count("on_exit") > exits, "the end of the new master")


def record(with_ssl):
    with tempfile.TemporaryDirectory() as folder:
        if with_ssl:
            subprocess.run(
                [*CERTIFICATE, "-keyout", folder + "/key.pem", "-out", folder + "/cert.pem"],
                check=True,
                stderr=subprocess.DEVNULL,
            )
        running = Running(folder, with_ssl)
        try:
            if with_ssl:
                running.worker()
            else:
                live(running)
        finally:
            running.stop()
        roles = running.roles()
        # Once the new program runs, the process that was about to become the new master is a master like any other.
        return [
            (name, "master" if roles.get(pid) == "new-master" and name != "pre_exec" else roles.get(pid, "unknown"))
            for name, pid in running.calls()
        ]


calls = record(with_ssl=False) + (record(with_ssl=True) if HAS_SSL_CONTEXT else [])
found = {name: sorted({role for called, role in calls if called == name}) for name in sorted(PARAMETERS)}
print(json.dumps({"gunicorn": gunicorn.__version__, "hooks": found}, indent=1))
