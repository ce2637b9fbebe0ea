import type { Localize } from '../../base/localize.ts';
import { pythonComments } from '../writers/python.ts';

/** Answers the probes in front of an ASGI application. */
export function healthAsgi(t: Localize): string {
  return `class HealthChecks:
    def __init__(self, application, checks=None):
        self._application = application
        self._checks = {}
        self._coroutines = {}
        for name, function in (CHECKS if checks is None else checks).items():
            check = _Check(name, function)
            if inspect.iscoroutinefunction(function):
                self._coroutines[name] = (check, function)
            else:
                self._checks[name] = check

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
${pythonComments([t('The server has set its own signal handlers by now.')], '            ')}
            watch_for_stop()
        path = scope.get("path", "")
        if scope["type"] != "http" or path not in (HEALTH_PATH, READY_PATH, LIVE_PATH):
            await self._application(scope, receive, send)
            return
        method = scope["method"]
        if method not in ("GET", "HEAD"):
            await _send(send, 405, [(b"allow", b"GET, HEAD")], b"")
            return
${pythonComments([t('Alive is whoever answers. What else may be down is no reason to restart this worker.')], '        ')}
        outcomes = {} if path == LIVE_PATH or is_stopping() else await self._check_all()
        is_ok, body = _answer(path, outcomes)
        headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
        await _send(send, 200 if is_ok else 503, headers, body, method == "HEAD")

    async def _check_all(self):
        loop = asyncio.get_running_loop()
        waiting = [loop.run_in_executor(None, _check_all, self._checks)] if self._checks else []
        results = await asyncio.gather(self._check_coroutines(), *waiting)
        return {name: outcome for outcomes in results for name, outcome in outcomes.items()}

    async def _check_coroutines(self):
        tasks = {name: asyncio.ensure_future(function()) for name, (_, function) in self._coroutines.items()}
        if tasks:
            await asyncio.wait(tasks.values(), timeout=LIMIT_SECONDS)
        outcomes = {}
        for name, task in tasks.items():
            error = None
            if not task.done():
                task.cancel()
                outcomes[name] = "late"
            elif task.cancelled():
                outcomes[name] = "failed"
            else:
                error = task.exception()
                outcomes[name] = "failed" if error or task.result() is False else "ok"
            self._coroutines[name][0].note(outcomes[name], error)
        return outcomes


async def _send(send, status, headers, body, is_head=False):
    length = (b"content-length", str(len(body)).encode("ascii"))
    await send({"type": "http.response.start", "status": status, "headers": headers + [length]})
    await send({"type": "http.response.body", "body": b"" if is_head else body})
`;
}
