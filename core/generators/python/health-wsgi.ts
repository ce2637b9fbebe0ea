import type { Localize } from '../../base/localize.ts';
import { pythonComments } from '../writers/python.ts';

/** Answers the probes in front of a WSGI application. */
export function healthWsgi(t: Localize): string {
  return `class HealthChecks:
    def __init__(self, application, checks=None):
        self._application = application
        self._checks = {name: _Check(name, function) for name, function in (CHECKS if checks is None else checks).items()}

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if path not in (HEALTH_PATH, READY_PATH, LIVE_PATH):
            return self._application(environ, start_response)
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD"):
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
${pythonComments([t('Alive is whoever answers. What else may be down is no reason to restart this worker.')], '        ')}
        outcomes = {} if path == LIVE_PATH or is_stopping() else _check_all(self._checks)
        is_ok, body = _answer(path, outcomes)
        headers = [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        start_response("200 OK" if is_ok else "503 Service Unavailable", headers)
        return [] if method == "HEAD" else [body]


def post_worker_init(worker):
    watch_for_stop()
`;
}
