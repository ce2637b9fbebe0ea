import { isTrue } from '../../config/values.ts';
import type { Value } from '../../config/settings.ts';
import { atomByKey } from '../../gunicorn/atoms.ts';
import { formatReaders, formatsOfOwnLogger } from '../dialect.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { rule } from '../rule.ts';

export const noPeerAddress = rule({
  id: 'no-peer-address',
  says: 'The format writes the address of the peer, and on a Unix socket there is none.',
  severity: 'information',
  explains: `Who connects to a Unix socket has no address: \`%(h)s\` is empty then, so the line begins with a blank and has one
column less for whoever splits it. Under the \`asgi\` worker it is a hyphen. The proxy in front knows the address and sends it
on, usually in \`X-Forwarded-For\`: \`%({x-forwarded-for}i)s\`.

Nothing is said unless every address of \`bind\` is certain to be a Unix socket, nor with \`proxy_protocol\`.`,
  bad: `accesslog = '-'
bind = 'unix:/run/shop.sock'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,
  good: `accesslog = '-'
bind = 'unix:/run/shop.sock'
access_log_format = '%({x-forwarded-for}i)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    if (!isOnUnixSocketsOnly(document)) return;
    const isAsgi = formatReaders(document).every(({ name }) => name === 'asgi');
    for (const used of formatsOfOwnLogger(document)) {
      for (const part of used.format.parts) {
        if (part.kind !== 'atom' || atomByKey(part.key)?.field !== 'address') continue;
        const atom = { atom: `%(${part.key})s` };
        const message = isAsgi
          ? t('Nobody has an address on a Unix socket, so {atom} is always "-"; the proxy sends it in a header.', atom)
          : t(
              'Nobody has an address on a Unix socket, so {atom} is always empty; the proxy sends it in a header.',
              atom,
            );
        yield { at: used.place(part.at), message, used, part };
      }
    }
  },

  fix({ used, part }, _document, t) {
    const edit = used.edit(part.keyAt, '{x-forwarded-for}i');
    return edit && { title: t('Use {right}', { right: '%({x-forwarded-for}i)s' }), edits: [edit] };
  },
});

function isOnUnixSocketsOnly(document: ConfigDocument): boolean {
  return (
    possibleValues(document, 'proxy_protocol').every(isOff) &&
    possibleValues(document, 'protocol').every(value => value.kind === 'none' || isWord(value, 'http')) &&
    possibleValues(document, 'bind').every(isUnixSocket)
  );
}

/** It was true or false once; now it takes the words too. */
function isOff(value: Value): boolean {
  return isTrue(value) === false || isWord(value, 'off') || isWord(value, 'false');
}

function isWord(value: Value, word: string): boolean {
  return value.kind === 'string' && value.value.trim().toLowerCase() === word;
}

function isUnixSocket(value: Value): boolean {
  if (value.kind === 'list') return value.items.length > 0 && value.items.every(isUnixSocket);
  return value.kind === 'string' && /^unix:[^,]*$/.test(value.value.trim());
}
