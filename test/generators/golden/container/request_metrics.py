# Measures requests with the Prometheus client. It needs prometheus_client.
# At the end of shop.asgi:
#     from request_metrics import RequestMetrics
#     application = RequestMetrics(application)
#
# With more than one worker it also needs what this makes, or each worker counts for itself: gunicorn-logs generate prometheus-multiprocess
# Requests that are killed by the timeout are in progress to their end, and never counted.
import re
import time

from prometheus_client import Counter, Gauge, Histogram


# A fixed list: a label that takes any path that a client asks for grows without end.
ENDPOINTS = []
BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]


# Labels have few values: what a client makes up comes under "other".
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH")

REQUESTS = Counter("gunicorn_requests", "Requests, by method and status.", ["method", "status"])
DURATION = Histogram(
    "gunicorn_request_duration_seconds",
    "From the call of the application to the end of the response.",
    ["endpoint"],
    buckets=BUCKETS,
)
IN_PROGRESS = Gauge(
    "gunicorn_requests_in_progress", "Requests that are being worked on.", multiprocess_mode="livesum"
)
MESSAGES = Counter("gunicorn_log_messages", "What the application did not catch, as Gunicorn logs it.", ["level"])
EXCEPTIONS = MESSAGES.labels("exception")
ABORTED = Counter("gunicorn_aborted_requests", "Responses that did not get to their end.")

PATTERNS = [(re.compile(pattern), endpoint) for pattern, endpoint in ENDPOINTS]


def endpoint_of(path):
    for pattern, endpoint in PATTERNS:
        if pattern.fullmatch(path):
            return endpoint
    return "other"


class _Request:
    def __init__(self, method, path):
        self._method = method if method in METHODS else "other"
        self._endpoint = endpoint_of(path)
        self._start = time.perf_counter()
        self._is_over = False
        self.status = None
        IN_PROGRESS.inc()

    def failed(self):
        EXCEPTIONS.inc()
        if self.status is None:
            self.status = "500"

    def end(self, is_whole=True):
        if self._is_over:
            return
        self._is_over = True
        IN_PROGRESS.dec()
        if not is_whole:
            ABORTED.inc()
        REQUESTS.labels(self._method, self.status or "none").inc()
        DURATION.labels(self._endpoint).observe(time.perf_counter() - self._start)


class RequestMetrics:
    def __init__(self, application):
        self._application = application

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        request = _Request(scope["method"], scope["path"])
        is_whole = False
        is_gone = False

        async def received():
            nonlocal is_gone
            message = await receive()
            is_gone = is_gone or (message["type"] == "http.disconnect" and not is_whole)
            return message

        async def sent(message):
            nonlocal is_whole
            await send(message)
            if message["type"] == "http.response.start":
                request.status = str(message["status"])
            elif message["type"] == "http.response.body" and not message.get("more_body"):
                # The time of a response ends with its last byte; what is done afterwards is nobody waiting.
                is_whole = True
                request.end(is_whole=not is_gone)

        try:
            await self._application(scope, received, sent)
        except Exception:
            # The server answers 500 where nothing was sent yet.
            is_whole = is_whole or request.status is None
            request.failed()
            raise
        finally:
            request.end(is_whole=is_whole and not is_gone)
