import type { Localize } from '../../base/localize.ts';
import type { Value } from '../../config/settings.ts';
import { alternatives } from '../../config/values.ts';
import { badPort, impossiblePort, isNetwork } from '../../gunicorn/addresses.ts';
import { stripped } from '../../gunicorn/python-text.ts';
import { rule } from '../rule.ts';

export const bindAddress = rule({
  id: 'bind-address',
  says: 'An address in bind has a port that is none, so Gunicorn does not start.',
  severity: 'error',
  explains: `Gunicorn expands nothing in \`bind\`: \`$PORT\` is not the variable but these five characters. The environment is
read with Python, as in \`f"0.0.0.0:{os.environ['PORT']}"\`. Names of services such as \`http\` are not looked up
either, and no port is above 65535.

\`gunicorn --check-config\` does not notice.`,
  bad: `bind = '0.0.0.0:$PORT'
`,
  good: `import os
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
`,

  *check({ settings, commandLine }, t) {
    const given = settings.values['bind'];
    if (!given) return;
    const values = alternatives(given.value);
    const wrong = values.flatMap(value => addressesIn(value).find(isUnusable) ?? []);
    const [address] = wrong;
    if (address === undefined) return;
    const words = { address, port: badPort(address) ?? impossiblePort(address) ?? '' };
    yield {
      at: given.valueAt,
      message: commandLine && VARIABLE.test(address) ? notExpanded(words, t) : messageOf(address, words, t),
      severity: wrong.length === values.length ? 'error' : 'warning',
    };
  },
});

const VARIABLE = /\$\{?\w/;

/** On a command line that no shell reads. */
function notExpanded(words: { readonly address: string }, t: Localize): string {
  return t('No shell expands "{address}" here, so its port is no number and Gunicorn does not start.', words);
}

function isUnusable(address: string): boolean {
  return (badPort(address) ?? impossiblePort(address)) !== undefined;
}

function messageOf(address: string, words: { readonly address: string; readonly port: string }, t: Localize): string {
  if (impossiblePort(address) !== undefined) {
    return t('The port {port} in "{address}" is above 65535, so Gunicorn does not start.', words);
  }
  if (VARIABLE.test(address)) {
    return t(
      'Nothing is expanded in "{address}", so its port is no number and Gunicorn does not start; read the variable with os.environ.',
      words,
    );
  }
  if (isNetwork(address)) {
    return t('An address of version 6 stands in brackets, or Gunicorn does not start: [{address}].', words);
  }
  return t('The port "{port}" in "{address}" is no number, so Gunicorn does not start.', words);
}

function addressesIn(value: Value): readonly string[] {
  if (value.kind === 'string') return [stripped(value.value)];
  return value.kind === 'list'
    ? value.items.flatMap(item => (item.kind === 'string' ? [stripped(item.value)] : []))
    : [];
}
