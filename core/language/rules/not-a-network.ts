import { refusedAt, refusedValues } from '../refused-values.ts';
import { rule } from '../rule.ts';

export const notANetwork = rule({
  id: 'not-a-network',
  says: 'What should be an IP address or a network is none, so Gunicorn does not start.',
  severity: 'error',
  explains: `\`forwarded_allow_ips\`, \`proxy_allow_ips\` and \`uwsgi_allow_ips\` take IP addresses, networks such as
\`10.0.0.0/8\`, or \`*\`. Since Gunicorn 23 a host name, as of a container, or a network with bits behind its prefix, as
\`192.168.1.1/24\`, is refused. Before, it was accepted and matched nobody.`,
  bad: `forwarded_allow_ips = 'nginx'
`,
  good: `forwarded_allow_ips = '10.0.0.0/8'
`,

  *check(document, t) {
    for (const refused of refusedValues(document, 'network')) {
      const { setting, refusal, isCertain } = refused;
      const values = { name: setting.name, item: refusal.item ?? '' };
      yield {
        at: refusedAt(refused),
        message: isCertain
          ? t('"{item}" in {name} is no IP address and no network, so Gunicorn does not start.', values)
          : t(
              '"{item}", which {name} may hold, is no IP address and no network; then Gunicorn does not start.',
              values,
            ),
        severity: isCertain ? 'error' : 'warning',
      };
    }
  },
});
