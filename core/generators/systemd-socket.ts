import type { Bind } from './binds.ts';
import { ADDRESS, binds, spelt } from './binds.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { ACCOUNT } from './log-ownership.ts';
import type { Entry } from './writers/systemd.ts';
import { fitsUnit, wholeValue, writeUnit } from './writers/systemd.ts';

const INSTALLED_AT = '/etc/systemd/system/gunicorn.socket';

/**
 * systemd listens and hands the open sockets over: no request is refused while Gunicorn restarts, and a socket in a
 * folder of root needs no rights of the service. The service of the same name gets them without a word in it.
 */
export const systemdSocket: Generator = {
  id: 'systemd-socket',
  title: 'systemd Socket',
  says: 'Lets systemd listen for this Gunicorn, so that no request is refused while it restarts.',
  options: [
    { name: 'bind', says: 'Where Gunicorn listens.', accepts: ADDRESS, example: 'unix:/run/gunicorn.sock' },
    {
      name: 'socket_user',
      says: 'The user who may connect to a unix socket: that of the proxy in front.',
      accepts: ACCOUNT,
      example: 'nginx',
    },
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const listensOn = binds(facts, assumed);
  const streams = listensOn.flatMap(bind => {
    const address = streamAddress(bind);
    if (address === null) {
      assumed.push(
        t('systemd cannot listen on {address}; name it by its number, or change bind.', { address: spelt(bind) }),
      );
    }
    return address ?? [];
  });
  const comments = [
    t('Listens for Gunicorn. Install it as {path} beside gunicorn.service, then: {command}', {
      path: INSTALLED_AT,
      command: 'systemctl daemon-reload && systemctl enable --now gunicorn.socket',
    }),
    t('Gunicorn takes the sockets that systemd hands over and does not look at bind then.'),
  ];
  const snippet = (text: string): Snippet => ({ path: INSTALLED_AT, language: 'ini', text, assumed });
  if (streams.length === 0) {
    const none = t('None of the addresses of bind is one that systemd can listen on.');
    return snippet(writeUnit({ comments: [none, ...assumed], sections: [] }));
  }
  return snippet(
    writeUnit({
      comments,
      sections: [
        { name: 'Unit', entries: [{ name: 'Description', value: 'Gunicorn socket' }] },
        {
          name: 'Socket',
          entries: [
            ...streams.map(value => ({ name: 'ListenStream', value })),
            ...(listensOn.some(({ kind }) => kind === 'unix') ? ownership(facts, assumed) : []),
          ],
        },
        { name: 'Install', entries: [{ name: 'WantedBy', value: 'sockets.target' }] },
      ],
    }),
  );
}

function ownership({ overrides, t }: Facts, assumed: string[]): Entry[] {
  const user = overrides['socket_user'] ?? 'www-data';
  if (overrides['socket_user'] === undefined) {
    assumed.push(t('Assumed that the proxy in front runs as {user}; only this user may connect.', { user }));
  }
  return [
    { name: 'SocketUser', value: user, comments: [t('The user of the proxy in front, and nobody else.')] },
    { name: 'SocketMode', value: '0600' },
  ];
}

/** As `ListenStream` takes it: systemd resolves no names. */
function streamAddress(bind: Bind): string | null {
  if (bind.kind === 'fd') return null;
  if (bind.kind === 'unix') return fitsUnit(bind.path) && !/\s/.test(bind.path) ? wholeValue(bind.path) : null;
  const host = bind.host === 'localhost' ? '127.0.0.1' : bind.host;
  const isNumeric = host.includes(':') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
  return isNumeric && !host.includes('%') ? spelt({ ...bind, host }) : null;
}
