import { span } from '../../base/spans.ts';
import { callsIn } from '../hook-code.ts';
import type { ConfigDocument } from '../document.ts';
import { rule } from '../rule.ts';

export const statsdTags = rule({
  id: 'statsd-tags',
  says: 'A client of the statsd package is given tags, which it does not take, so each call raises an exception.',
  severity: 'warning',
  explains: `The methods of \`statsd.StatsClient\` have no parameter \`tags\`: \`incr('requests', tags=['env:prod'])\` raises
\`TypeError: incr() got an unexpected keyword argument 'tags'\`. Tags belong to DogStatsD; the package \`datadog\` and
Gunicorn's own \`dogstatsd_tags\` know them. Without tags, put what differs into the name of the metric.`,
  bad: `from statsd import StatsClient

client = StatsClient('localhost', 8125)

def child_exit(server, worker):
    client.incr('workers.gone', tags=['service:shop'])
`,
  good: `from statsd import StatsClient

client = StatsClient('localhost', 8125)

def child_exit(server, worker):
    client.incr('shop.workers.gone')
`,

  *check(document, t) {
    const clients = document.text.includes('statsd') ? clientsIn(document) : new Set<string>();
    if (clients.size === 0) return;
    for (const { call } of callsIn(document.tree.topNode, document)) {
      const [client = '', method = '', ...more] = call.path?.split('.') ?? [];
      const tags = call.named.get('tags');
      if (!tags || !clients.has(client) || !METHODS.has(method) || more.length > 0) continue;
      const start = tags.prevSibling?.prevSibling?.from ?? tags.from;
      yield {
        at: span(start, tags.to),
        message: t('The statsd package knows no tags: {method} raises a TypeError.', { method }),
      };
    }
  },
});

const METHODS = new Set(['incr', 'decr', 'gauge', 'timing', 'timer', 'set']);

const CLIENT = /^statsd\.(?:client\.)*(?:(?:udp|stream)\.)?(?:TCP|UnixSocket)?StatsClient$/;

/** Names that are never anything but such a client. */
function clientsIn(document: ConfigDocument): ReadonlySet<string> {
  const { module, tree } = document;
  const made = callsIn(tree.topNode, document).filter(({ path }) => CLIENT.test(path));
  const starts = new Set(made.map(({ node }) => node.from));
  const names = module.bindings.filter(({ how, valueAt }) => how === 'assignment' && starts.has(valueAt.start));
  const once = names.filter(({ name }) => module.bindings.filter(binding => binding.name === name).length === 1);
  return new Set(once.map(({ name }) => name));
}
