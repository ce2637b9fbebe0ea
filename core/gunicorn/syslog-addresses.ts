/** What Gunicorn makes of the text of `syslog_addr`, or why it ends with an error. */
export type SyslogAddress =
  | { readonly kind: 'socket'; readonly path: string; readonly isDatagram: boolean }
  | {
      readonly kind: 'network';
      readonly protocol: 'udp' | 'tcp';
      readonly host: string;
      readonly port: number | undefined;
    }
  | { readonly kind: 'refused'; readonly why: 'scheme' }
  | { readonly kind: 'refused'; readonly why: 'port'; readonly port: string };

/** Where local syslog listens: the socket that `syslog_addr` names by default, or would name. */
export const SYSLOG_SOCKETS: readonly { readonly path: string; readonly system: string; readonly isLinux: boolean }[] =
  [
    { path: '/dev/log', system: 'Linux', isLinux: true },
    { path: '/var/run/syslog', system: 'macOS', isLinux: false },
    { path: '/var/run/log', system: 'FreeBSD', isLinux: false },
  ];

const DEFAULT_PORT = 514;

/** Reads an address as Gunicorn does, oddities included: the scheme counts in lower case only, and may come twice. */
export function readSyslogAddress(text: string): SyslogAddress {
  if (text.startsWith('unix://')) {
    const [address, fragment] = splitOnce(text, '#');
    return { kind: 'socket', path: address.split('unix://')[1] ?? '', isDatagram: fragment === 'dgram' };
  }
  const protocol = text.startsWith('udp://') ? 'udp' : text.startsWith('tcp://') ? 'tcp' : undefined;
  if (!protocol) return { kind: 'refused', why: 'scheme' };
  const address = text.split(`${protocol}://`)[1] ?? '';
  const [, port] = splitOnce(address.split(']').at(-1) ?? '', ':');
  if (port !== undefined && !/^\p{Nd}+$/u.test(port)) return { kind: 'refused', why: 'port', port };
  return { kind: 'network', protocol, host: hostOf(address), port: portNumber(port) };
}

/** The address that a refused one was most likely meant to be. */
export function meantSyslogAddress(text: string): string | undefined {
  const candidates = [
    text.replace(/^(?:udp|tcp|unix):\/\//i, scheme => scheme.toLowerCase()),
    text.replace(/^unix:\/*/i, 'unix:///'),
    text.replace(/^(udp|tcp):\/*/i, (_, scheme: string) => `${scheme.toLowerCase()}://`),
    text.replace(/^(?:syslog:\/\/)?(?=[\w.-]+(?::\d+)?$)/, 'udp://'),
    text.replace(/^\//, 'unix:///'),
    text.replace(/:?\/*$/, ''),
    text.replace(/^((?:udp|tcp):\/\/[\w.-]+:\d+)\/.*$/, '$1'),
  ];
  const isGood = (candidate: string) => candidate !== text && readSyslogAddress(candidate).kind !== 'refused';
  return candidates.find(isGood);
}

function hostOf(address: string): string {
  if (address.includes('[') && address.includes(']')) return (address.split(']')[0] ?? '').slice(1).toLowerCase();
  return address === '' ? 'localhost' : (address.split(':')[0] ?? '').toLowerCase();
}

/** Undefined in the digits of other scripts: Python reads them, but nobody writes a port so. */
function portNumber(port = String(DEFAULT_PORT)): number | undefined {
  return /^\d+$/.test(port) ? Number(port) : undefined;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
