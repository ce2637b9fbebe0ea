import type { Localize } from '../../base/localize.ts';
import { isNetwork } from '../../gunicorn/addresses.ts';
import { versionText } from '../../gunicorn/version.ts';
import type { Refused } from '../refused-values.ts';
import { refusedAt, refusedValues } from '../refused-values.ts';
import { rule } from '../rule.ts';

export const notANetwork = rule({
  id: 'not-a-network',
  says: 'What should be an IP address or a network is none, so Gunicorn does not start.',
  severity: 'error',
  explains: `\`forwarded_allow_ips\`, \`proxy_allow_ips\` and \`uwsgi_allow_ips\` take IP addresses, networks such as
\`10.0.0.0/8\`, or \`*\`. Since Gunicorn 23 a host name, as of a container, is refused; before, it was accepted and
matched nobody. Networks are read since 24.1, those with bits behind their prefix, as \`192.168.1.1/24\`, in 24.1.0 alone.`,
  bad: `forwarded_allow_ips = 'nginx'
`,
  good: `forwarded_allow_ips = '10.0.0.0/8'
`,

  *check(document, t) {
    for (const refused of refusedValues(document, 'network')) {
      yield {
        at: refusedAt(refused),
        message: messageOf(refused, versionText(document.surroundings.version), t),
        severity: refused.isCertain ? 'error' : 'warning',
      };
    }
  },
});

function messageOf(
  { setting: { name, kind }, refusal: { item = '' }, isCertain }: Refused,
  version: string,
  t: Localize,
) {
  if (kind === 'single-addresses' && isNetwork(item)) {
    return t('Gunicorn {version} reads no networks in {name} yet, so with "{item}" it does not start.', {
      version,
      name,
      item,
    });
  }
  return isCertain
    ? t('"{item}" in {name} is no IP address and no network, so Gunicorn does not start.', { name, item })
    : t('"{item}", which {name} may hold, is no IP address and no network; then Gunicorn does not start.', {
        name,
        item,
      });
}
