#!/usr/bin/python3
"""What a real Gunicorn does with an access_log_format.

Reads a JSON text a line, the format; writes a JSON object a line:
  raises       the names of the requests whose line was lost: Logger.access raised inside logging
  unknown      the keys that were looked up and that no request has
  output       the line of the ordinary request; null when it was lost
  json         for a format that begins with a brace: the names of the requests whose line is a JSON object, hostile
               requests among them; else null

The atoms come from Gunicorn's own code: a request is parsed by its parser, answered through its response class, and
written by its logger. Runs with the Python that has Gunicorn, and needs nothing else.
"""
import base64
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


def hostile(text):
    """A request with a text of the client's in every place where Gunicorn lets one through."""
    user = base64.b64encode(text + b":secret")
    decoded = text.replace(b"%", b"%25").replace(b"\n", b"%0A").replace(b" ", b"%20")
    raw = text.replace(b"\n", b"%0A").replace(b" ", b"+")
    line = text.replace(b"\n", b"\t")
    return b"".join(
        (
            b"GET /" + decoded + b"?" + raw + b" HTTP/1.1\r\nHost: example.com\r\n",
            b"User-Agent: " + line + b"\r\nReferer: " + line + b"\r\nAuthorization: Basic " + user + b"\r\n",
            b"X-Request-Id: " + line + b"\r\nX-Forwarded-For: " + line + b"\r\n\r\n",
        )
    )


def answered(raw, address, seconds, body, request_id="req-123"):
    """What Gunicorn's logger is given for a request: response, request, environment, time taken."""
    cfg = Config()
    ours, theirs = socket.socketpair()
    try:
        source = iter([raw])
        parser = RequestParser(cfg, source, address) if PARSER_TAKES_ADDRESS else RequestParser(cfg, source)
        request = next(parser)
        response, environ = wsgi.create(request, ours, address, ("127.0.0.1", 8000), cfg)
        headers = [("Content-Type", "application/json"), ("X-Request-Id", request_id)]
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
HOSTILE = {
    "hostile %d" % index: answered(hostile(text), ("2001:db8::1", 51234), 0, b"", request_id=text.decode().replace("\n", "\t"))
    for index, text in enumerate(
        (b"\\d", b"\\\\\\", b"a\\", b'\\"', b'a\\","s":"1', b"\nGET", b'"', b"it\'s \"x\"", b'","s":"')
    )
}
LOOKED_UP = set()


class Recording(glogging.SafeAtoms):
    def __getitem__(self, key):
        LOOKED_UP.add(key)
        return super().__getitem__(key)


CONFIG = Config()
CONFIG.set("accesslog", "-")
LOG = glogging.Logger(CONFIG)
LOG.atoms_wrapper_class = Recording
CAPTURE = Capture()
CAPTURE.setFormatter(logging.Formatter(LOG.access_fmt))
LOG.access_log.handlers[:] = [CAPTURE]


def written(request):
    """The line of a request; None when it was lost."""
    CAPTURE.lines.clear()
    CAPTURE.lost = False
    LOG.access(*request)
    return None if CAPTURE.lost else CAPTURE.lines[0]


def judge(access_log_format):
    CONFIG.set("access_log_format", access_log_format)
    LOOKED_UP.clear()
    lines = {name: written(request) for name, request in REQUESTS.items()}
    unknown = sorted(filter(is_unknown, LOOKED_UP))
    as_json = None
    if CONFIG.access_log_format.startswith("{"):
        everyone = dict(lines, **{name: written(request) for name, request in HOSTILE.items()})
        as_json = [name for name, line in everyone.items() if is_object(line)]
    return {
        "raises": [name for name, line in lines.items() if line is None],
        "unknown": unknown,
        "output": lines["ordinary"],
        "json": as_json,
    }


def is_object(line):
    try:
        return isinstance(json.loads(line), dict)
    except (TypeError, ValueError):
        return False


def is_unknown(key):
    if key.startswith("{"):
        return not (len(key) > 2 and key[-2] == "}" and key[-1].lower() in "ioe")
    return key not in KNOWN


for line in sys.stdin:
    print(json.dumps(judge(json.loads(line))), flush=True)
