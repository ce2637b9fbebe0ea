import type { Localize } from '../../base/localize.ts';
import { SYSLOG_SOCKETS, meantSyslogAddress, readSyslogAddress } from '../../gunicorn/syslog-addresses.ts';
import { isOn } from '../access-log.ts';
import { editText } from '../edit-text.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';
import { noneValue, textValues } from '../text-values.ts';

export const syslogAddress = rule({
  id: 'syslog-address',
  says: 'The address of syslog is none that Gunicorn can read, so it does not start.',
  severity: 'error',
  explains: `\`syslog_addr\` is \`unix://\` and a path, \`udp://host:port\` or \`tcp://host:port\`, in lower case; the port is 514 unless
said. Everything else ends with \`invalid syslog address\` as soon as \`syslog\` is on. \`unix:///dev/log#dgram\` insists on
datagrams.

Which socket syslog listens on depends on the system: \`/dev/log\` on Linux, \`/var/run/syslog\` on macOS. Where the socket
is missing, Gunicorn starts, and every message ends in a traceback on standard error.`,
  bad: `syslog = True
syslog_addr = 'localhost:514'
`,
  good: `syslog = True
syslog_addr = 'udp://localhost:514'
`,

  *check(document, t) {
    if (isOn(document, 'syslog') !== true) return;
    const none = noneValue(document, 'syslog_addr');
    if (none) {
      yield {
        at: none.at,
        message: none.isCertain
          ? t('Without an address for syslog Gunicorn does not start; leave syslog_addr out for the default.')
          : t('syslog_addr may be None here, and then Gunicorn does not start.'),
        severity: none.isCertain ? ('error' as const) : ('warning' as const),
        text: undefined,
      };
    }
    for (const given of textValues(document, 'syslog_addr')) {
      const fault = faultOf(given.value, t);
      if (!fault) continue;
      const isMaybe = fault.severity === 'error' && !given.isCertain;
      yield { ...given, ...fault, severity: isMaybe ? ('warning' as const) : fault.severity };
    }
  },

  fix(found, _document, t) {
    const edit = found.text && found.right ? editText(found.text, found.whole, found.right) : undefined;
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});

interface Fault {
  readonly message: string;
  readonly severity: Severity;
  readonly right?: string | undefined;
}

function faultOf(text: string, t: Localize): Fault | undefined {
  const address = readSyslogAddress(text);
  if (address.kind === 'refused') {
    const right = meantSyslogAddress(text);
    const message =
      address.why === 'port'
        ? t('"{port}" is no port for syslog, so Gunicorn does not start.', { port: address.port })
        : right
          ? t('Gunicorn reads no syslog address "{text}" and does not start; write "{right}".', { text, right })
          : t('Gunicorn reads no syslog address "{text}" and does not start; write "udp://host:514".', { text });
    return { message, severity: 'error', right };
  }
  if (address.kind === 'network') {
    if (address.port === undefined || (address.port > 0 && address.port < 65536)) return undefined;
    return {
      message: t('There is no port {port}: every message to syslog is lost.', { port: address.port }),
      severity: 'warning',
    };
  }
  const socket = SYSLOG_SOCKETS.find(({ path }) => path === address.path);
  if (!socket || socket.isLinux) return undefined;
  const linux = SYSLOG_SOCKETS.find(({ isLinux }) => isLinux)!.path;
  return {
    message: t(
      '{path} is the syslog socket of {system}. On Linux it is {linux}, and messages to a socket that is missing are lost.',
      { path: address.path, system: socket.system, linux },
    ),
    severity: 'information',
  };
}
