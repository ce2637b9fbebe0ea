#!/usr/bin/python3
"""What a real Gunicorn does with an access_log_format.

Reads a JSON text a line, the format; writes a JSON object a line:
  raises       the names of the requests whose line was lost: Logger.access raised inside logging
  unknown      the keys that were looked up and that no request has
  output       the line of the ordinary request; null when it was lost

The atoms come from Gunicorn's own code: a request is parsed by its parser, answered through its response class, and
written by its logger. Runs with the Python that has Gunicorn, and needs nothing else.
"""
import datetime
import inspect
import json
import logging
import socket
import sys

from gunicorn import glogging
from gunicorn.config import Config
from gunicorn.http import wsgi
from gunicorn.http.parser import RequestParser

ORDINARY = (
    b"GET /api/items/42?q=a%20b&x=1 HTTP/1.1\r\nHost: example.com\r\nUser-Agent: curl/8.4.0\r\n"
    b"Referer: https://example.com/start\r\nAuthorization: Basic YWxpY2U6c2VjcmV0\r\n"
    b"X-Forwarded-For: 203.0.113.9, 10.0.0.1\r\nX-Request-Id: req-123\r\nContent-Length: 0\r\n\r\n"
)
BARE = b"GET / HTTP/1.0\r\n\r\n"
KNOWN = set("hlutrmUqHsBbfaTDMLp")
PARSER_TAKES_ADDRESS = len(inspect.signature(RequestParser.__init__).parameters) >= 4


class Capture(logging.Handler):
    """Formats as StreamHandler does, and keeps what it would have lost."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.lost = False

    def emit(self, record):
        try:
            self.lines.append(self.format(record))
        except Exception:
            self.lost = True


def answered(raw, address, seconds, body):
    """What Gunicorn's logger is given for a request: response, request, environment, time taken."""
    cfg = Config()
    ours, theirs = socket.socketpair()
    try:
        source = iter([raw])
        parser = RequestParser(cfg, source, address) if PARSER_TAKES_ADDRESS else RequestParser(cfg, source)
        request = next(parser)
        response, environ = wsgi.create(request, ours, address, ("127.0.0.1", 8000), cfg)
        headers = [("Content-Type", "application/json")]
        if body:
            headers.append(("Content-Length", str(len(body))))
        response.start_response("200 OK", headers)
        if body:
            response.write(body)
        return response, request, environ, datetime.timedelta(seconds=seconds)
    finally:
        ours.close()
        theirs.close()


REQUESTS = {
    "ordinary": answered(ORDINARY, ("192.0.2.10", 51234), 2.345678, b"hello world\n"),
    "bare": answered(BARE, ("192.0.2.10", 51234), 0.001234, b""),
    "unix socket": answered(ORDINARY, "", 2.345678, b"hello world\n"),
}


def judge(access_log_format):
    cfg = Config()
    cfg.set("accesslog", "-")
    cfg.set("access_log_format", access_log_format)
    looked_up = set()

    class Recording(glogging.SafeAtoms):
        def __getitem__(self, key):
            looked_up.add(key)
            return super().__getitem__(key)

    log = glogging.Logger(cfg)
    log.atoms_wrapper_class = Recording
    raises, output = [], None
    for name, request in REQUESTS.items():
        capture = Capture()
        capture.setFormatter(logging.Formatter(log.access_fmt))
        log.access_log.handlers[:] = [capture]
        log.access(*request)
        if capture.lost:
            raises.append(name)
        elif name == "ordinary":
            output = capture.lines[0]
    return {"raises": raises, "unknown": sorted(filter(is_unknown, looked_up)), "output": output}


def is_unknown(key):
    if key.startswith("{"):
        return not (len(key) > 2 and key[-2] == "}" and key[-1].lower() in "ioe")
    return key not in KNOWN


for line in sys.stdin:
    print(json.dumps(judge(json.loads(line))), flush=True)
