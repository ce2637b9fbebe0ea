#!/usr/bin/python3
"""Writes what an installed Gunicorn says of its settings and atoms, as JSON, for the tests of core/gunicorn/.

  python3 scripts/compare-facts.py                                       the installed one
  PYTHONPATH=path/to/checkout python3 scripts/compare-facts.py           any other

To take in a new release: run it on that release, keep its output as test/fixtures/gunicorn/settings-<release>.json,
and let test/gunicorn/facts.test.ts tell what our rows lack.
"""
import datetime
import inspect
import json
import socket

import gunicorn
from gunicorn import glogging
from gunicorn.config import KNOWN_SETTINGS, Config
from gunicorn.http import wsgi
from gunicorn.http.parser import RequestParser
from gunicorn.workers import SUPPORTED_WORKERS

REQUEST = (
    b"GET /a?b=c HTTP/1.1\r\nHost: example.com\r\nUser-Agent: curl\r\nReferer: https://example.com/\r\n"
    b"Authorization: Basic YWxpY2U6c2VjcmV0\r\n\r\n"
)
TAKEN = datetime.timedelta(seconds=2, microseconds=345678)


def settings():
    for setting in sorted(KNOWN_SETTINGS, key=lambda one: one.name):
        default = setting.default
        parameters = list(inspect.signature(default).parameters) if inspect.isfunction(default) else None
        yield {
            "name": setting.name,
            "section": setting.section,
            "flags": setting.cli or [],
            "validator": getattr(setting.validator, "__name__", "validate_hook"),
            "default": None if parameters is not None else default,
            "parameters": parameters,
        }


def atoms():
    """The type of each atom's value, and the value itself except for the time and the process, which differ."""
    cfg = Config()
    ours, theirs = socket.socketpair()
    address = ("192.0.2.10", 51234)
    takes_address = len(inspect.signature(RequestParser.__init__).parameters) >= 4
    source = iter([REQUEST])
    request = next(RequestParser(cfg, source, address) if takes_address else RequestParser(cfg, source))
    response, environ = wsgi.create(request, ours, address, ("127.0.0.1", 8000), cfg)
    response.start_response("200 OK", [("Content-Type", "text/plain")])
    response.write(b"hello")
    found = glogging.Logger(cfg).atoms(response, request, environ, TAKEN)
    ours.close()
    theirs.close()
    return {
        key: {"type": "integer" if isinstance(value, int) else "text", "value": None if key in "tp" else value}
        for key, value in found.items()
        if not key.startswith("{")
    }


print(
    json.dumps(
        {
            "gunicorn": gunicorn.__version__,
            "settings": list(settings()),
            "atoms": atoms(),
            "levels": glogging.Logger.LOG_LEVELS,
            "workers": SUPPORTED_WORKERS,
        },
        indent=1,
        sort_keys=True,
        default=str,
    )
)
