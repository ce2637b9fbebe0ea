import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import { spanOf } from '../../config/syntax.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import type { HookCode, NamedCall } from '../hook-code.ts';
import { hookCode, isCertain, isTried } from '../hook-code.ts';
import { rule } from '../rule.ts';

export const metricsServerProcess = rule({
  id: 'metrics-server-process',
  says: 'A metrics server is started in a process that does not have the metrics, or in several on one port.',
  severity: 'information',
  explains: `\`start_http_server\` of \`prometheus_client\` serves the metrics of the process that it is called in. Requests
are counted in the workers, each in its own memory, so a server that \`on_starting\` or \`when_ready\` starts in the
master shows none of them: counters stay at zero, and alerts on them never fire.

Started in \`post_fork\` with a fixed port, the second worker finds the port taken, ends with \`Address already in use\`,
and Gunicorn with it.

What works is the multi-process mode: \`PROMETHEUS_MULTIPROC_DIR\`, a registry with \`MultiProcessCollector\`, and
\`mark_process_dead\` in \`child_exit\`. Nothing is said where a \`registry\` is given, or where the master itself has
metrics to show.`,
  bad: `from prometheus_client import start_http_server

def on_starting(server):
    start_http_server(8001)
`,
  good: `from prometheus_client import CollectorRegistry, multiprocess, start_http_server

def on_starting(server):
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    start_http_server(8001, registry=registry)

def child_exit(server, worker):
    multiprocess.mark_process_dead(worker.pid)
`,

  *check(document, t) {
    if (!document.text.includes('start_http_server')) return;
    const codes = hookCode(document);
    // What several hooks call is told once.
    const told = new Set<number>();
    for (const code of codes) {
      for (const named of code.calls()) {
        if (named.path !== 'prometheus_client.start_http_server' || told.has(named.node.from)) continue;
        const message = complaint(named, code, codes, document, t);
        if (!message) continue;
        told.add(named.node.from);
        yield { at: spanOf(named.node), ...message };
      }
    }
  },
});

function complaint(
  named: NamedCall,
  { hook, definition }: HookCode,
  codes: readonly HookCode[],
  document: ConfigDocument,
  t: Localize,
) {
  const { call, node } = named;
  const [port, , registry] = call.positional ?? [];
  if (!call.positional || registry || call.named.has('registry')) return undefined;
  const { name } = hook;
  if (hook.runsIn === 'master') {
    const touched = (process: string) =>
      codes.filter(code => code.hook.runsIn === process).flatMap(code => metricsTouched(code, document));
    if (touched('master').length > 0) return undefined;
    return {
      related: touched('worker').map(at => ({ at, message: t('This is counted in the worker.') })),
      message: t('{name} runs in the master, so this serves none of what the workers count.', { name }),
    };
  }
  const isFixed = (port ?? call.named.get('port'))?.name === 'Number';
  const happens = BEFORE_REQUESTS.has(name) && isCertain(node, definition) && !isTried(node);
  if (!happens || !isFixed || !hasSeveralWorkers(document)) return undefined;
  return {
    severity: 'error',
    message: t(
      '{name} runs in each worker, and only one of them gets the port; the others end, and Gunicorn with them.',
      {
        name,
      },
    ),
  } as const;
}

const BEFORE_REQUESTS = new Set(['post_fork', 'post_worker_init']);

/** Where metrics change. The master may count too: workers that died, for example. */
function metricsTouched({ functions, calls }: HookCode, document: ConfigDocument): readonly Span[] {
  const found = calls().filter(({ path }) => CHANGES.test(path) && !path.includes('cfg.'));
  // What is called through something else than a dotted name, such as `COUNTER.labels('x').inc()`, has no path.
  const hidden = functions().filter(({ from, to }) => HIDDEN_CHANGES.test(document.text.slice(from, to)));
  return [...found.map(({ node }) => spanOf(node)), ...hidden.map(spanOf)];
}

const CHANGES = /\.(?:inc|dec|set|observe|labels)$/;

const HIDDEN_CHANGES = /\)\s*\.(?:inc|dec|set|observe)\(/;

function hasSeveralWorkers(document: ConfigDocument): boolean {
  if (!document.settings.values['workers']) return false;
  return possibleValues(document, 'workers').every(value => value.kind === 'integer' && value.value > 1);
}
