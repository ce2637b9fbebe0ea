/**
 * Formats that logs are often written in, for when nobody says which one it was. In order of preference: where two read
 * the same lines, the earlier one is what was most likely meant.
 */
export interface KnownFormat {
  readonly id: string;
  /** English; localized where it is shown. */
  readonly says: string;
  readonly text: string;
  /** Whether people append values of their own, such as a duration. */
  readonly isExtended: boolean;
  /** Lines as such a server writes them; a test reads them back. */
  readonly samples: readonly string[];
}

const COMMON = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s';
const COMBINED = `${COMMON} "%(f)s" "%(a)s"`;

/** What Gunicorn writes when nothing else was said. */
export const DEFAULT_FORMAT = COMBINED;

export const KNOWN_FORMATS: readonly KnownFormat[] = [
  // Before those without a host: in a line of theirs it finds one value too few, while they would find a blank in a user.
  {
    id: 'virtual-host-combined',
    says: 'the combined log format behind the name of a virtual host',
    text: `%({host}i)s ${COMBINED}`,
    isExtended: true,
    samples: ['example.com:443 192.0.2.10 - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 14 "-" "curl/8.4.0"'],
  },
  {
    id: 'combined',
    says: "the combined log format, Gunicorn's default,",
    text: COMBINED,
    isExtended: true,
    samples: [
      '192.0.2.10 - - [22/Nov/2026:11:15:40 +0000] "GET /api/items?page=2 HTTP/1.1" 200 5120 "-" "curl/8.4.0"',
      ' - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.0" 200 0 "-" "-"',
      '192.0.2.10, 198.51.100.7 - alice [22/Nov/2026:19:15:40 +0800] "PUT /a HTTP/1.1" 204 - "-" "a \\"b\\""',
    ],
  },
  {
    id: 'common',
    says: 'the common log format',
    text: COMMON,
    isExtended: true,
    samples: ['2001:db8::1 - - [22/Nov/2026:11:15:40 +0000] "HEAD /health HTTP/1.1" 200 2'],
  },
  {
    id: 'json-template',
    says: 'a JSON template',
    text: '{"remote_addr": "%(h)s", "remote_user": "%(u)s", "request": "%(r)s", "status": %(s)s, "response_length": %(b)s, "referrer": "%(f)s", "user_agent": "%(a)s", "request_time": %(D)s, "timestamp": "%(t)s"}',
    isExtended: false,
    samples: [
      '{"remote_addr": "192.0.2.10", "remote_user": "-", "request": "GET / HTTP/1.1", "status": 200, "response_length": 14, "referrer": "-", "user_agent": "curl/8.4.0", "request_time": 1036, "timestamp": "[22/Nov/2026:11:15:40 +0000]"}',
    ],
  },
  {
    id: 'uvicorn',
    says: 'the access lines of Uvicorn, whose worker ignores access_log_format',
    text: '%(h)s - "%(r)s" %(s)s',
    isExtended: false,
    samples: ['127.0.0.1:46720 - "GET / HTTP/1.1" 200'],
  },
];
