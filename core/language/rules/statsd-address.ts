import { isSince } from '../../gunicorn/version.ts';
import { refusedAt, refusedValues } from '../refused-values.ts';
import { rule } from '../rule.ts';

export const statsdAddress = rule({
  id: 'statsd-address',
  says: 'The address of the StatsD server is none that Gunicorn can read, so it does not start.',
  severity: 'error',
  explains: `\`statsd_host\` is \`host:port\`, a host alone (then the port is 8125), \`[::1]:8125\` or \`unix://\` with the path of a
socket. It is no URL: metrics always go over UDP, and \`udp://\` in front of it is refused. Before Gunicorn 21 nothing
but \`host:port\` was read.`,
  bad: `statsd_host = 'udp://localhost:8125'
`,
  good: `statsd_host = 'localhost:8125'
`,

  *check(document, t) {
    for (const refused of refusedValues(document, 'port')) {
      const { value, isCertain } = refused;
      if (value.kind !== 'string') continue;
      const address = value.value.trim();
      const isOld = !isSince(document.surroundings.version, '21.0.0');
      yield {
        at: refusedAt(refused),
        message: isOld
          ? t('Before Gunicorn 21 statsd_host is "host:port" and nothing else; with "{address}" it does not start.', {
              address,
            })
          : t('"{address}" is no address for statsd_host, so Gunicorn does not start; write "host:port".', { address }),
        severity: isCertain ? 'error' : 'warning',
        right: /^(?:udp|statsd):\/\/([\w.-]+:\d+)\/?$/.exec(address)?.[1],
      };
    }
  },

  fix({ at, right }, document, t) {
    const [, quote] = /^(["'])[^"'\\\n]*\1$/.exec(document.text.slice(at.start, at.end)) ?? [];
    if (right === undefined || quote === undefined) return undefined;
    return { title: t('Use {right}', { right }), edits: [{ at, text: `${quote}${right}${quote}` }] };
  },
});
