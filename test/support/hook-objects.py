#!/usr/bin/python3
"""The attributes of the objects that the installed Gunicorn hands to hooks, as JSON."""
import json

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.workers.gthread import ThreadWorker
from gunicorn.workers.sync import SyncWorker


class Application(BaseApplication):
    def load_config(self):
        self.cfg.set("errorlog", "/dev/null")

    def load(self):
        return None


application = Application()
arbiter = Arbiter(application)
workers = [
    kind(1, 1, [], application, 30, application.cfg, arbiter.log) for kind in (SyncWorker, ThreadWorker)
]
print(
    json.dumps(
        {
            "server": dir(arbiter),
            "worker": sorted({name for worker in workers for name in dir(worker)}),
            "config": [name for name in dir(application.cfg) if name not in application.cfg.settings],
        }
    )
)
