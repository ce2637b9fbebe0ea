import type { SampleRequest } from '../gunicorn/sample-requests.ts';
import { nameInKey } from '../gunicorn/atoms.ts';

/** A value as Python has it when it formats: a number is one only where Gunicorn hands on a number. */
export type AtomValue = string | number;

/** What Gunicorn writes for everything it does not know. */
const ABSENT = '-';

/** The value of an atom for a request; a hyphen where the request has none, or where there is no such atom. */
export function sampleValue(key: string, request: SampleRequest, workerClass: string): AtomValue {
  const letter = Object.hasOwn(LETTERS, key) ? LETTERS[key] : undefined;
  if (letter) return letter(request, workerClass);
  const named = nameInKey(key);
  if (!named) return ABSENT;
  const { name, suffix } = named;
  if (suffix === 'e') return environment(request, workerClass)[name] ?? ABSENT;
  const headers = suffix === 'i' ? request.headers : request.responseHeaders;
  return (Object.hasOwn(headers, name) ? headers[name] : undefined) ?? ABSENT;
}

const LETTERS: Readonly<Record<string, (request: SampleRequest, workerClass: string) => AtomValue>> = {
  h: ({ address }) => address,
  l: () => ABSENT,
  u: ({ user }) => user ?? ABSENT,
  t: ({ finished }) => finished,
  r: ({ method, target, protocol }) => `${method} ${target} ${protocol}`,
  // The asgi worker keeps the number, the others the text of the status line.
  s: ({ status }, workerClass) => (workerClass === 'asgi' ? status : String(status)),
  b: ({ sizeBytes }) => String(sizeBytes),
  f: ({ headers }) => headers['referer'] ?? ABSENT,
  a: ({ headers }) => headers['user-agent'] ?? ABSENT,
  T: ({ durationMicros }) => Math.floor(durationMicros / 1e6),
  M: ({ durationMicros }) => Math.floor(durationMicros / 1e3),
  D: ({ durationMicros }) => durationMicros,
  L: ({ durationMicros }) => (durationMicros / 1e6).toFixed(6),
  p: ({ pid }) => `<${pid}>`,
  m: ({ method }) => method,
  U: request => decodeURIComponent(pathOf(request)),
  q: ({ target }) => queryOf(target),
  H: ({ protocol }) => protocol,
  B: ({ sizeBytes }) => sizeBytes,
};

/** By name in lower case, as Gunicorn looks them up. Those whose values are no texts are left out. */
function environment(request: SampleRequest, workerClass: string): Readonly<Record<string, string | undefined>> {
  const { method, target, protocol, address, port, headers } = request;
  const fromHeaders = Object.entries(headers)
    .filter(([name]) => name !== 'content-type' && name !== 'content-length')
    .map(([name, value]) => [`http_${name.replaceAll('-', '_')}`, value] as const);
  const everywhere = {
    request_method: method,
    raw_uri: target,
    path_info: decodeURIComponent(pathOf(request)),
    query_string: queryOf(target),
    server_protocol: protocol,
    remote_addr: address,
    ...Object.fromEntries(fromHeaders),
  };
  if (workerClass === 'asgi') return everywhere;
  return {
    ...everywhere,
    remote_port: String(port),
    server_name: '127.0.0.1',
    server_port: '8000',
    script_name: '',
    'wsgi.url_scheme': 'http',
    content_type: headers['content-type'],
    content_length: headers['content-length'],
  };
}

function pathOf({ target }: SampleRequest): string {
  return target.split('?', 1)[0]!;
}

function queryOf(target: string): string {
  const mark = target.indexOf('?');
  return mark < 0 ? '' : target.slice(mark + 1);
}
