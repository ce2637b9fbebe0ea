import type { Localize } from '../../base/localize.ts';
import type { ApplicationKind } from '../application-kind.ts';
import { pythonComments } from '../writers/python.ts';

/**
 * Answers scrapes in front of the application with what the Python function `exposition` gives; `started` is Python for
 * the start of a worker.
 */
export function metricsEndpoint(t: Localize, kind: ApplicationKind, started = ''): string {
  const hook = `

def post_worker_init(worker):
${pythonComments([t('What the worker calls for each request; it is loaded already.')], '    ')}
    worker.wsgi = MetricsEndpoint(worker.wsgi)
${started}`;
  return (kind === 'asgi' ? ASGI : WSGI) + hook;
}

const WSGI = `class MetricsEndpoint:
    def __init__(self, application):
        self._application = application

    def __call__(self, environ, start_response):
        if environ.get("PATH_INFO") != METRICS_PATH:
            return self._application(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        body = exposition()
        headers = [("Content-Type", CONTENT_TYPE_LATEST), ("Content-Length", str(len(body)))]
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
`;

const ASGI = `class MetricsEndpoint:
    def __init__(self, application):
        self._application = application

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope.get("path") != METRICS_PATH:
            await self._application(scope, receive, send)
            return
        status, headers, body = 405, [(b"allow", b"GET, HEAD")], b""
        if scope["method"] in ("GET", "HEAD"):
            body = await asyncio.get_running_loop().run_in_executor(None, exposition)
            status, headers = 200, [(b"content-type", CONTENT_TYPE_LATEST.encode("latin-1"))]
        headers.append((b"content-length", str(len(body)).encode("latin-1")))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
`;
