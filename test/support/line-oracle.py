#!/usr/bin/python3
"""What a real Gunicorn writes for made-up requests, and what a slow and obvious reader reads in it again.

Reads a JSON object a line and writes a JSON object a line. Texts in answers hold a character for every byte.
  {format, requests}           → {lines: [{line, written, values, only, entry} | null]}
      null where Gunicorn loses the line; `written` are the values as Gunicorn made them; `values` is null where the
      slow reader finds no way, `only` says that there is just one
  {format, log, stepSeconds, start}    → the report of slow_report.py over the file at `log`
Runs with the Python that has Gunicorn, and needs nothing else.
"""
import base64
import datetime
import json
import os
import sys

from gunicorn import util
from gunicorn.config import Config
from gunicorn.glogging import Logger
from slow_reader import SlowReader, pieces
from slow_report import slow_report


class Response:
    def __init__(self, request):
        self.status = request["status"]
        self.sent = request["sizeBytes"]
        self.headers = [("X-Answer", request["answer"])]


class Request:
    def __init__(self, headers):
        self.headers = headers


def environ_of(request):
    path, _, query = request["target"].partition("?")
    environ = {
        "REMOTE_ADDR": request["address"],
        "REQUEST_METHOD": request["method"],
        "RAW_URI": request["target"],
        "SERVER_PROTOCOL": request["protocol"],
        "QUERY_STRING": query,
    }
    if not request["raised"]:
        environ["PATH_INFO"] = util.unquote_to_wsgi_str(path)
    if request["user"] is not None:
        token = base64.b64encode((request["user"] + ":secret").encode()).decode()
        environ["HTTP_AUTHORIZATION"] = "Basic " + token
    if request["referrer"] is not None:
        environ["HTTP_REFERER"] = wire(request["referrer"])
    if request["agent"] is not None:
        environ["HTTP_USER_AGENT"] = wire(request["agent"])
    return environ


def wire(text):
    """WSGI has a character for every byte that came."""
    return text.encode().decode("latin-1")


def written(logger, access_log_format, request):
    east = datetime.timezone(datetime.timedelta(minutes=request["minutesEast"]))
    time = datetime.datetime.fromtimestamp(request["seconds"], east)
    logger.now = lambda: time.strftime("[%d/%b/%Y:%H:%M:%S %z]")
    os.getpid = lambda: request["pid"]
    headers = [] if request["forwarded"] is None else [("X-FORWARDED-FOR", wire(request["forwarded"]))]
    duration = datetime.timedelta(microseconds=request["micros"])
    atoms = logger.atoms(Response(request), Request(headers), environ_of(request), duration)
    safe = logger.atoms_wrapper_class(atoms)
    try:
        return access_log_format % safe, [found[0] % safe for found in pieces(access_log_format)[1]]
    except (TypeError, ValueError, OverflowError):
        return None


def answer(asked, logger):
    access_log_format = asked["format"]
    reader = SlowReader(access_log_format)
    lines = []
    for request in asked["requests"]:
        found = written(logger, access_log_format, request)
        if found is None:
            lines.append(None)
            continue
        line, values = wire(found[0]), [wire(value) for value in found[1]]
        read = reader.read(line)
        lines.append(
            {
                "line": line,
                "written": values,
                "values": read and read[0],
                "only": bool(read and read[1]),
                "entry": read and reader.entry(read[0]),
            }
        )
    return {"lines": lines}


def main():
    cfg = Config()
    cfg.set("accesslog", "-")
    logger = Logger(cfg)
    for line in sys.stdin:
        asked = json.loads(line)
        found = slow_report(asked) if "log" in asked else answer(asked, logger)
        print(json.dumps(found), flush=True)


main()
