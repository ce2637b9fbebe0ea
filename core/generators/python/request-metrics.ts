import type { Localize } from '../../base/localize.ts';
import type { ApplicationKind } from '../application-kind.ts';
import { pythonComments } from '../writers/python.ts';

/** What is counted of a request, and the middleware that sees its whole life. */
export function requestMetrics(t: Localize, kind: ApplicationKind): string {
  return `${SHARED(t)}\n\n${kind === 'asgi' ? ASGI(t) : WSGI(t)}`;
}

const SHARED = (
  t: Localize,
) => `${pythonComments([t('Labels have few values: what a client makes up comes under "other".')])}
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
`;

const WSGI = (t: Localize) => `class RequestMetrics:
    def __init__(self, application):
        self._application = application

    def __call__(self, environ, start_response):
        request = _Request(environ["REQUEST_METHOD"], environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", ""))

        def started(status, headers, exc_info=None):
${pythonComments([t('An application may start a second answer for an error, as long as nothing of the first was sent.')], '            ')}
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
${pythonComments([t('Gunicorn sends files without reading them, but only where it sees its own wrapper.')], '            ')}
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
${pythonComments([t('The time of a response ends with its last byte, not with the first.')], '    ')}

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
`;

const ASGI = (t: Localize) => `class RequestMetrics:
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
${pythonComments([t('The time of a response ends with its last byte; what is done afterwards is nobody waiting.')], '                ')}
                is_whole = True
                request.end(is_whole=not is_gone)

        try:
            await self._application(scope, received, sent)
        except Exception:
${pythonComments([t('The server answers 500 where nothing was sent yet.')], '            ')}
            is_whole = is_whole or request.status is None
            request.failed()
            raise
        finally:
            request.end(is_whole=is_whole and not is_gone)
`;
