/**
 * Requests that are made up, and what Gunicorn knows of each when it writes its line. The first one is where the
 * examples of the atoms come from. No value holds a quote or a backslash, which Gunicorn or Python would escape.
 */
export interface SampleRequest {
  readonly method: string;
  /** As it comes over the wire: path and query. */
  readonly target: string;
  readonly protocol: string;
  /** The peer. */
  readonly address: string;
  readonly port: number;
  /** From HTTP Basic authentication; null without. */
  readonly user: string | null;
  /** Local time of the end, as Gunicorn spells it. */
  readonly finished: string;
  readonly status: number;
  readonly sizeBytes: number;
  readonly durationMicros: number;
  readonly pid: number;
  /** What the client sent, by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the application set, by name in lower case. */
  readonly responseHeaders: Readonly<Record<string, string>>;
}

/** What came through a proxy, which added the last ones. */
const BROWSED = {
  host: 'example.com',
  'user-agent': 'curl/8.4.0',
  accept: '*/*',
  'accept-language': 'en',
  'accept-encoding': 'gzip',
  'x-request-id': '7f3a0c52',
  'x-correlation-id': '7f3a0c52',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'example.com',
  'x-real-ip': '203.0.113.7',
  'cf-connecting-ip': '203.0.113.7',
};

export const SAMPLE_REQUESTS: readonly SampleRequest[] = [
  {
    method: 'GET',
    target: '/api/items/42?page=2',
    protocol: 'HTTP/1.1',
    address: '192.0.2.10',
    port: 51234,
    user: 'alice',
    finished: '[22/Nov/2026:11:15:40 +0000]',
    status: 200,
    sizeBytes: 5120,
    durationMicros: 134250,
    pid: 2051,
    headers: {
      ...BROWSED,
      referer: 'https://example.com/start',
      authorization: 'Basic YWxpY2U6c2VjcmV0',
      cookie: 'session=3f9a1c',
    },
    responseHeaders: {
      'content-type': 'text/html; charset=utf-8',
      'content-length': '5120',
      'cache-control': 'no-store',
      'x-request-id': '7f3a0c52',
    },
  },
  // A slow upload.
  {
    method: 'POST',
    target: '/api/items',
    protocol: 'HTTP/1.1',
    address: '192.0.2.10',
    port: 51240,
    user: null,
    finished: '[22/Nov/2026:11:15:52 +0000]',
    status: 201,
    sizeBytes: 64,
    durationMicros: 12048311,
    pid: 2052,
    headers: { ...BROWSED, 'content-type': 'application/json', 'content-length': '18', 'x-request-id': '91be44d0' },
    responseHeaders: {
      'content-type': 'application/json',
      'content-length': '64',
      location: '/api/items/43',
      'x-request-id': '91be44d0',
    },
  },
  // A path with a blank in it that is not found.
  {
    method: 'GET',
    target: '/old%20page?q=a%20b',
    protocol: 'HTTP/1.1',
    address: '192.0.2.10',
    port: 51244,
    user: null,
    finished: '[22/Nov/2026:11:15:53 +0000]',
    status: 404,
    sizeBytes: 9,
    durationMicros: 812,
    pid: 2051,
    headers: { ...BROWSED, 'x-request-id': 'c2d70a13' },
    responseHeaders: { 'content-type': 'text/plain', 'content-length': '9' },
  },
  // A health check without any header.
  {
    method: 'GET',
    target: '/health',
    protocol: 'HTTP/1.0',
    address: '127.0.0.1',
    port: 51250,
    user: null,
    finished: '[22/Nov/2026:11:15:55 +0000]',
    status: 204,
    sizeBytes: 0,
    durationMicros: 240,
    pid: 2052,
    headers: {},
    responseHeaders: {},
  },
];

/** The first: the one whose values are the atoms' examples. */
export const ORDINARY_REQUEST: SampleRequest = SAMPLE_REQUESTS[0]!;
