import { stripped } from './python-text.ts';

/**
 * The port of an address that Gunicorn cannot use, as it reads addresses for `bind` (and, since 21.0, `statsd_host`);
 * undefined when it can. `unix:` and `fd://` have no port: of the latter the number is meant.
 */
export function badPort(address: string): string | undefined {
  if (address.startsWith('unix:')) return undefined;
  if (address.startsWith('fd://')) return isWholeNumber(address.slice(5)) ? undefined : address.slice(5);
  const port = portOf(address);
  return port === undefined || isWholeNumber(port) ? undefined : port;
}

/** The port where it is a number that no socket can have; Gunicorn reads it and fails as it listens. */
export function impossiblePort(address: string): string | undefined {
  if (/^(?:unix:|fd:\/\/)/.test(address)) return undefined;
  const port = portOf(address);
  return port !== undefined && /^\d+$/.test(stripped(port)) && Number(port) > 65_535 ? port : undefined;
}

function portOf(address: string): string | undefined {
  const rest = address.startsWith('tcp://') ? (address.split('tcp://')[1] ?? '') : address;
  if (rest.includes('[') && rest.includes(']')) return rest.split(']:')[1];
  return rest.includes(':') ? rest.split(':')[1] : undefined;
}

/** What Python's `int()` reads. Digits of other scripts count for it too, and nobody writes them. */
function isWholeNumber(text: string): boolean {
  return /^[+-]?\d+(?:_\d+)*$/u.test(stripped(text)) || /\p{Nd}/u.test(text.replaceAll(/\d/g, ''));
}

/** Whether `ip_network()` of Python reads it: an address or a network, with no bit set behind its prefix. */
export function isNetwork(text: string): boolean {
  const hostBits = bitsBehindPrefix(text);
  return hostBits !== undefined && !hostBits.includes('1');
}

/** The same with `strict=False`: whatever stands behind the prefix. */
export function isLooseNetwork(text: string): boolean {
  return bitsBehindPrefix(text) !== undefined;
}

/** Undefined when it is neither an address nor a network. */
function bitsBehindPrefix(text: string): string | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const bits = address.includes(':') ? bitsOfVersion6(address) : bitsOfVersion4(address);
  if (bits === undefined || prefix === undefined) return bits && '';
  const length = prefixLength(prefix, bits.length);
  return length === undefined ? undefined : bits.slice(length);
}

function bitsOfVersion4(address: string): string | undefined {
  const parts = address.split('.');
  const isAddress = parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return isAddress ? parts.map(part => Number(part).toString(2).padStart(8, '0')).join('') : undefined;
}

function bitsOfVersion6(address: string): string | undefined {
  const [, before = address, version4] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  const tail = version4 === undefined ? '' : bitsOfVersion4(version4);
  if (tail === undefined) return undefined;
  const wanted = tail ? 6 : 8;
  const halves = (tail ? before.replace(/([^:]):$/, '$1') : before).split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map(half => (half === '' ? [] : half.split(':')));
  const known = groups.flat();
  if (!known.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  if (halves.length === 1 ? known.length !== wanted : known.length >= wanted) return undefined;
  const [head = [], end = []] = groups;
  const zeros = halves.length === 1 ? [] : Array.from({ length: wanted - known.length }, () => '0');
  const all = halves.length === 1 ? head : [...head, ...zeros, ...end];
  return all.map(group => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('') + tail;
}

/** `24`, and for version 4 also `255.255.255.0` and `0.0.0.255`. */
function prefixLength(prefix: string, longest: number): number | undefined {
  if (/^\d+$/.test(prefix)) return Number(prefix) <= longest ? Number(prefix) : undefined;
  const mask = longest === 32 ? bitsOfVersion4(prefix) : undefined;
  if (mask === undefined) return undefined;
  if (/^1*0*$/.test(mask)) return mask.lastIndexOf('1') + 1;
  return /^0*1*$/.test(mask) ? mask.indexOf('1') : undefined;
}
