import type { Localize } from '../../base/localize.ts';
import { pythonComments } from '../writers/python.ts';

/** What both kinds of applications need: the checks with their time limit, and to know of a stop. Python 3.8 or newer. */
export function healthChecks(t: Localize): string {
  return `def is_stopping():
    return _state["stopping"]


def watch_for_stop():
${pythonComments([t('Adds to what SIGTERM does already. Call it in the main thread of a worker.')], '    ')}
    previous = signal.getsignal(signal.SIGTERM)
    if _state["watching"] or previous is None:
        return
    _state["watching"] = True

    def stop(number, frame):
        _state["stopping"] = True
        if callable(previous):
            previous(number, frame)
        elif previous == signal.SIG_DFL:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    signal.signal(signal.SIGTERM, stop)
    signal.siginterrupt(signal.SIGTERM, False)


_state = {"stopping": False, "watching": False}
_log = logging.getLogger("gunicorn.error")


class _Run(threading.Thread):
    def __init__(self, name, function):
        super().__init__(name="health " + name, daemon=True)
        self._function = function
        self.outcome = "late"
        self.error = None

    def run(self):
        try:
            self.outcome = "failed" if self._function() is False else "ok"
        except Exception as error:
            self.error = error
            self.outcome = "failed"


class _Check:
${pythonComments(
  [
    t('Runs a check in a thread of its own. While one hangs no other is begun, so hanging checks do not pile up.'),
    t('A check fails by raising an exception or by returning False. The error log tells when its outcome changes.'),
  ],
  '    ',
)}

    def __init__(self, name, function):
        self._name = name
        self._function = function
        self._lock = threading.Lock()
        self._run = None
        self._last = "ok"

    def begin(self):
        with self._lock:
            if self._run is None or not self._run.is_alive():
                self._run = _Run(self._name, self._function)
                self._run.start()
            return self._run

    def note(self, outcome, error=None):
        with self._lock:
            if outcome == self._last:
                return
            self._last = outcome
        level = logging.INFO if outcome == "ok" else logging.WARNING
        _log.log(level, "Health check %s: %s", self._name, outcome, exc_info=error)


def _check_all(checks):
    end = time.monotonic() + LIMIT_SECONDS
    runs = [(name, check, check.begin()) for name, check in checks.items()]
    outcomes = {}
    for name, check, run in runs:
        run.join(max(0.0, end - time.monotonic()))
        outcomes[name] = run.outcome
        check.note(run.outcome, run.error)
    return outcomes


def _answer(path, outcomes):
${pythonComments([t('Says which check failed, not why: strangers may be able to read it.')], '    ')}
    if is_stopping() and path != LIVE_PATH:
        status = "stopping"
    elif all(outcome == "ok" for outcome in outcomes.values()):
        status = "ok"
    else:
        status = "failed"
    body = {"status": status}
    if path == HEALTH_PATH:
        body["checks"] = outcomes
    return status == "ok", (json.dumps(body) + "\\n").encode("utf-8")
`;
}
