import { spanOf } from '../../config/syntax.ts';
import { hookCode } from '../hook-code.ts';
import { rule } from '../rule.ts';

export const alertInWorkerExit = rule({
  id: 'alert-in-worker-exit',
  says: 'An alert is sent from worker_exit, which runs at every ordinary end and not when a worker is killed.',
  severity: 'information',
  explains: `\`worker_exit\` runs in the worker that ends, so it runs after each reload, at \`max_requests\` and when Gunicorn
is stopped; but a worker that is killed, by SIGKILL after a timeout or for want of memory, never gets to it. The alert
comes when nothing is wrong, and does not come when something is. What the alert remembers, such as when it was last
sent, is gone with the process.

\`child_exit\` runs in the master after every end of a worker, and keeps its memory. It should not take long, because
the master waits for it.`,
  bad: `from shop.alerts import send_alert

def worker_exit(server, worker):
    send_alert('worker %s is gone' % worker.pid)
`,
  good: `from shop.alerts import send_alert

def child_exit(server, worker):
    send_alert('worker %s is gone' % worker.pid)
`,

  *check(document, t) {
    const codes = hookCode(document);
    // Whoever has both hooks has thought about it.
    if (document.module.isDynamic || document.module.names.has('child_exit')) return;
    for (const { hook, calls } of codes) {
      if (hook.name !== 'worker_exit') continue;
      for (const { path, call } of calls()) {
        if (!ALERTS.test(path)) continue;
        yield {
          at: spanOf(call.callee),
          message: t(
            'worker_exit also runs at each ordinary end of a worker, and not when it is killed; alerts belong into child_exit.',
          ),
        };
        break;
      }
    }
  },
});

/** What can only be meant to tell somebody. */
const ALERTS =
  /(?:^|[._])(?:alerts?|alerting|alertmanager|alert_manager|pagerduty|opsgenie|slack)(?:$|[._])|(?:send|raise|fire|trigger|notify)_?alert|^smtplib\.SMTP|^sentry_sdk\.capture_/i;
