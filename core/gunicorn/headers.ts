import type { NamedAtoms } from './atoms.ts';

/** Headers and variables that access logs are read for; any other name may stand in the braces as well. */
export const COMMON_NAMES: Readonly<Record<NamedAtoms['suffix'], readonly string[]>> = {
  i: [
    'x-request-id',
    'x-forwarded-for',
    'x-real-ip',
    'user-agent',
    'referer',
    'host',
    'traceparent',
    'x-forwarded-proto',
    'x-amzn-trace-id',
    'cf-connecting-ip',
    'content-length',
    'content-type',
    'accept-language',
  ],
  o: ['content-type', 'content-length', 'location', 'cache-control', 'x-request-id'],
  e: ['server_port', 'request_method', 'remote_port', 'server_protocol', 'wsgi.url_scheme', 'raw_uri'],
};
