# Writes the access log of Gunicorn as JSON, one object in each line. In gunicorn.conf.py:
#     logger_class = "json_logger.JsonLogger"
#     accesslog = "-"
# duration_us is in microseconds, bytes_sent without the headers, time the end of the request in UTC.
import copy
import datetime
import json
import logging
import logging.handlers
import re
import urllib.parse

from gunicorn.glogging import Logger as Base

# Values of parameters with one of these words in their name become ***.
SECRET_WORDS = (
    "token",
    "password",
    "passwd",
    "pwd",
    "secret",
    "credential",
    "signature",
    "sig",
    "apikey",
    "api_key",
    "access_key",
    "auth",
    "authorization",
    "session",
    "sessionid",
    "sid",
    "jwt",
)

# Headers and variables that are written too, by their atoms. Leave those out that hold secrets.
MORE = {
    "x_forwarded_for": "{x-forwarded-for}i",
}


class JsonLogger(Base):
    # Gunicorn would put backslashes before quotes; JSON has its own way.
    atoms_wrapper_class = dict

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.access_log.handlers:
            handler.setFormatter(_AccessFormatter(handler))


class _AccessFormatter(logging.Formatter):
    def __init__(self, handler):
        super().__init__()
        self._other = handler.formatter or logging.Formatter()
        self._has_prefix = isinstance(handler, logging.handlers.SysLogHandler)

    def format(self, record):
        if isinstance(record.args, dict) and record.name == "gunicorn.access":
            values = _of_gunicorn(record.args)
        elif isinstance(record.args, tuple) and len(record.args) == 5 and record.name == "uvicorn.access":
            values = _of_uvicorn(*record.args)
        else:
            return self._other.format(record)
        moment = datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc)
        line = {"time": moment.isoformat(timespec="milliseconds"), "pid": record.process}
        line.update(values)
        text = json.dumps(line, separators=(",", ":"))
        if not self._has_prefix:
            return text
        message = copy.copy(record)
        message.msg, message.args = text, None
        return self._other.format(message)


def _of_gunicorn(atoms):
    method, protocol = _text(atoms.get("m")), _text(atoms.get("H"))
    words = _text(atoms.get("r")) or ""
    target = words[len(method or "") + 1 : len(words) - len(protocol or "") - 1]
    path, _, query = _without_secrets(target).partition("?")
    line = {
        "remote_addr": _text(atoms.get("h")),
        "user": _known(atoms.get("u")),
        "method": method,
        "path": path,
        "query": query or None,
        "protocol": protocol,
        "status": _number(atoms.get("s")),
        "bytes_sent": _number(atoms.get("B")),
        "duration_us": _number(atoms.get("D")),
        "referrer": _without_secrets(_text(atoms.get("f"))),
        "user_agent": _text(atoms.get("a")),
    }
    for key, atom in MORE.items():
        line[key] = _text(atoms.get(atom))
    return line


def _of_uvicorn(address, method, target, version, status):
    # Uvicorn tells neither size nor duration nor headers.
    path, _, query = _without_secrets(target).partition("?")
    return {
        "remote_addr": address.rpartition(":")[0] or address or None,
        "method": method,
        "path": path,
        "query": query or None,
        "protocol": "HTTP/" + version,
        "status": _number(status),
    }


def _text(value):
    # WSGI has a character for each byte that came over the wire; what is no UTF-8 stays that way.
    text = _known(value)
    if text is None:
        return None
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _known(value):
    if value is None or value in ("", "-"):
        return None
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _number(value):
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def _without_secrets(url):
    if url is None:
        return None
    url = re.sub(r"(?<=//)[^/?#@]*(?=@)", "***", url)
    head, mark, query = url.partition("?")
    return head + mark + re.sub(r"(^|[&;?#])([^&;=?#]*)=([^&;#]*)", _hidden, query)


def _hidden(match):
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", urllib.parse.unquote_plus(match.group(2))).lower()
    words = "_" + re.sub(r"[^a-z0-9]+", "_", name) + "_"
    is_secret = any("_" + word + "_" in words for word in SECRET_WORDS)
    return match.group(1) + match.group(2) + "=***" if is_secret else match.group(0)
