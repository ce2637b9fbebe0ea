#!/usr/bin/python3
"""What a real Gunicorn writes for a made-up request.

Reads a JSON object a line and writes a JSON object a line:
  format, request, asgi   the format, a sample request, and whether its status is a number as under the asgi worker
  line                    what the logger wrote; null when it was lost

The request is parsed, answered and logged by Gunicorn's own code; only the clock and the process id are ours. Runs
with the Python that has Gunicorn, and needs nothing else.
"""
import datetime
import http.client
import inspect
import json
import logging
import os
import socket
import sys

from gunicorn import glogging
from gunicorn.config import Config
from gunicorn.http import wsgi
from gunicorn.http.parser import RequestParser

PARSER_TAKES_ADDRESS = len(inspect.signature(RequestParser.__init__).parameters) >= 4
# What the asgi worker puts into its environment; the rest is WSGI's.
ASGI = {"REQUEST_METHOD", "RAW_URI", "PATH_INFO", "QUERY_STRING", "SERVER_PROTOCOL", "REMOTE_ADDR"}


class Capture(logging.Handler):
    """Formats as StreamHandler does, and keeps what it would have lost."""

    line = None

    def emit(self, record):
        try:
            self.line = self.format(record)
        except Exception:
            self.line = None


def written(access_log_format, request, asgi):
    cfg = Config()
    cfg.set("accesslog", "-")
    cfg.set("access_log_format", access_log_format)
    log = glogging.Logger(cfg)
    log.now = lambda: request["finished"]
    capture = Capture()
    capture.setFormatter(logging.Formatter(log.access_fmt))
    log.access_log.handlers[:] = [capture]
    ours, theirs = socket.socketpair()
    os.getpid = lambda: request["pid"]
    try:
        response, environ, parsed = answered(cfg, request, ours)
        if asgi:
            response.status = request["status"]
            environ = {k: v for k, v in environ.items() if k in ASGI or k.startswith("HTTP_")}
        log.access(response, parsed, environ, datetime.timedelta(microseconds=request["durationMicros"]))
    finally:
        ours.close()
        theirs.close()
    return capture.line


def answered(cfg, request, connection):
    address = (request["address"], request["port"])
    source = iter([raw(request)])
    parser = RequestParser(cfg, source, address) if PARSER_TAKES_ADDRESS else RequestParser(cfg, source)
    parsed = next(parser)
    response, environ = wsgi.create(parsed, connection, address, ("127.0.0.1", 8000), cfg)
    status = "%d %s" % (request["status"], http.client.responses[request["status"]])
    response.start_response(status, list(request["responseHeaders"].items()))
    if request["sizeBytes"]:
        response.write(b"x" * request["sizeBytes"])
    return response, environ, parsed


def raw(request):
    head = ["%(method)s %(target)s %(protocol)s" % request]
    head += ["%s: %s" % header for header in request["headers"].items()]
    body = "x" * int(request["headers"].get("content-length", 0))
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"line": written(asked["format"], asked["request"], asked["asgi"])}), flush=True)
