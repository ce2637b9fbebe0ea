"""Gunicorn under libfaketime: the same server, living through an hour in minutes.

Gunicorn tells that a worker hangs by comparing the clock with the change time of a file, and libfaketime (0.9.10 with
a recent glibc) speeds up the first but not the second. The second is put on the same clock here; nothing else changes.
"""

import os

from gunicorn.app.wsgiapp import run
from gunicorn.workers.workertmp import WorkerTmp

faked_start, real_start, speed = (float(os.environ[name]) for name in ("FAKED_START", "REAL_START", "SPEED"))
changed = WorkerTmp.last_update
WorkerTmp.last_update = lambda self: faked_start + (changed(self) - real_start) * speed
run()
