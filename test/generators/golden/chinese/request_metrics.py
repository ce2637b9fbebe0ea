# 用 Prometheus 客户端测量请求。需要 prometheus_client。
# 在 app 的末尾：
#     from request_metrics import RequestMetrics
#     app = RequestMetrics(app)
#
# 有多个 worker 时，还需要此命令生成的内容，否则每个 worker 各计各的：gunicorn-logs generate prometheus-multiprocess
# 被超时杀死的请求直到结束都算作进行中，不会计入请求总数。
import re
import time

from prometheus_client import Counter, Gauge, Histogram


# 固定的列表：如果标签接受客户端请求的任意路径，它会无限增长。
ENDPOINTS = []
BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]


# 标签只有少数几个取值：客户端编造的一律归入 "other"。
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

    def __call__(self, environ, start_response):
        request = _Request(environ["REQUEST_METHOD"], environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", ""))

        def started(status, headers, exc_info=None):
            # 只要第一个响应尚未发送，应用可以为错误重新开始一个响应。
            write = start_response(status, headers, exc_info)
            request.status = status[:3] if status[:3].isdigit() else "other"
            return write

        try:
            body = self._application(environ, started)
        except Exception:
            request.failed()
            request.end()
            raise
        except BaseException:
            request.end(is_whole=False)
            raise
        wrapper = environ.get("wsgi.file_wrapper")
        if isinstance(wrapper, type) and isinstance(body, wrapper):
            # Gunicorn 可以不读取文件而直接发送，但前提是看到它自己的包装对象。
            close = getattr(body, "close", None)
            body.close = lambda: _close(close, request)
            return body
        return _Body(body, request)


def _close(close, request):
    try:
        if close:
            close()
    finally:
        request.end()


class _Body:
    # 响应的时间在最后一个字节结束，而不是第一个。

    def __init__(self, body, request):
        self._body = body
        self._request = request
        self._is_whole = False

    def __iter__(self):
        try:
            for part in self._body:
                yield part
            self._is_whole = True
        except Exception:
            self._request.failed()
            raise

    def close(self):
        try:
            if hasattr(self._body, "close"):
                self._body.close()
        finally:
            self._request.end(self._is_whole)
