"""The bookshop behind the sample logs: a WSGI application that answers plausibly and has one bad quarter of an hour.

It asks the clock for the time of day. Between INCIDENT_START and INCIDENT_END the search index is ill, so `/search`
gets slow, gives up (503), raises, or hangs until Gunicorn kills the worker. Nothing else in here fails on its own.
"""

import datetime
import random
import time
from urllib.parse import parse_qs

INCIDENT_START = datetime.time(14, 5)
INCIDENT_WORST = datetime.time(14, 9)
INCIDENT_END = datetime.time(14, 16, 30)


class IndexUnavailable(Exception):
    """The search index did not answer in time."""


def app(environ, start_response):
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    for matches, handler in ROUTES:
        if path.startswith(matches):
            status, size, headers = handler(method, path, environ)
            break
    else:
        status, size, headers = page(0.004, "404 Not Found", 0)(method, path, environ)
    body = b"" if status[:3] in ("204", "304") or method == "HEAD" else b"." * size
    start_response(status, [("Content-Type", "text/html"), ("Content-Length", str(len(body))), *headers])
    return [body]


def page(seconds, status="200 OK", size=1000, headers=()):
    """A handler that takes about so long: log-normal, like most things that ask a database."""

    def handle(method, path, environ):
        time.sleep(seconds * random.lognormvariate(0, 0.5) * (1.6 if ill() else 1))
        return status, int(size * random.uniform(0.9, 1.1)) + 180, headers

    return handle


def search(method, path, environ):
    if not ill():
        return page(0.12, size=9000)(method, path, environ)
    now = datetime.datetime.now().time()
    if now < INCIDENT_WORST:
        return page(random.uniform(0.8, 2.5), size=9000)(method, path, environ)
    words = parse_qs(environ["QUERY_STRING"]).get("q", [""])[0]
    if words.startswith("*"):
        time.sleep(60)  # A wildcard walks the whole index: longer than Gunicorn's timeout.
    if random.random() < 0.12:
        raise IndexUnavailable("no answer from the search index for %r within 5 s" % words)
    if random.random() < 0.55:
        time.sleep(random.uniform(5, 5.4))
        return "503 Service Unavailable", 320, [("Retry-After", "30")]
    return page(random.uniform(2.5, 5), size=9000)(method, path, environ)


def book(method, path, environ):
    number = int(path.rsplit("/", 1)[1])
    if number > 900:
        return page(0.01, "404 Not Found", 0)(method, path, environ)
    return page(0.03, size=5200)(method, path, environ)


def cart(method, path, environ):
    if method == "POST":
        return page(0.05, "201 Created", 60)(method, path, environ)
    if method == "DELETE":
        return page(0.03, "204 No Content", 0)(method, path, environ)
    return page(0.04, size=2600)(method, path, environ)


def static(method, path, environ):
    if "HTTP_IF_NONE_MATCH" in environ:
        return page(0.001, "304 Not Modified", 0)(method, path, environ)
    return page(0.002, size=24000)(method, path, environ)


def login(method, path, environ):
    if random.random() < 0.2:
        return page(0.2, "401 Unauthorized", 300)(method, path, environ)
    return page(0.25, "302 Found", 0, [("Location", "/account")])(method, path, environ)


def stock(method, path, environ):
    if "HTTP_AUTHORIZATION" not in environ:
        return page(0.002, "403 Forbidden", 0)(method, path, environ)
    return page(0.06, "204 No Content", 0)(method, path, environ)


def checkout(method, path, environ):
    order = "/orders/%d" % random.randint(52000, 52999)
    return page(0.45, "303 See Other", 0, [("Location", order)])(method, path, environ)


def home(method, path, environ):
    if path != "/":
        return page(0.004, "404 Not Found", 0)(method, path, environ)
    return page(0.02, size=7400)(method, path, environ)


def ill():
    return INCIDENT_START <= datetime.datetime.now().time() < INCIDENT_END


ROUTES = (
    ("/health", page(0.002, size=0)),
    ("/search", search),
    ("/api/books/", book),
    ("/api/stock/", stock),
    ("/books/", book),
    ("/books", page(0.06, size=14000)),
    ("/cart", cart),
    ("/checkout", checkout),
    ("/orders/", page(0.05, size=3100)),
    ("/account", page(0.04, size=2900)),
    ("/login", login),
    ("/static/", static),
    ("/robots.txt", page(0.001, size=0)),
    ("/", home),
)
