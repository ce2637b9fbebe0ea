import type { ClientText } from './request-environment.ts';
import { environmentVariable } from './request-environment.ts';

/**
 * The atoms of `access_log_format`: what Gunicorn puts in place of `%(key)s`.
 * The table reading the log, the hovers, the completions and the checks all use these rows, and a test reads each
 * `example` back with the reader. Values and units were seen in running servers of 20.1 and 26.1.
 */
export interface Atom {
  /** Between the parentheses. Upper and lower case differ, except in the `{name}i` kind. */
  readonly key: string;
  /** A noun phrase; English, localized where it is shown. */
  readonly means: string;
  /** What the value is in an access entry; null when it is nothing that we count. */
  readonly field: Field | null;
  /** What Python has when it formats: a text takes only `%s`, `%r`, `%a` (and `%c` of one character). */
  readonly type: 'text' | 'integer';
  /** Worker classes under which the value is an integer all the same. */
  readonly integerUnder?: readonly string[];
  readonly unit: Unit | null;
  /** The example is the only value there is. */
  readonly isConstant?: boolean;
  /** Absent where the client has no say in the value, or none that could do harm. */
  readonly fromClient?: ClientText;
  /** What stands in the line when there is no value; empty when there always is one. */
  readonly absent: readonly string[];
  /** A value as Gunicorn writes it. */
  readonly example: string;
  /** Words that people put in its place, which Gunicorn does not know. */
  readonly mistakes?: readonly string[];
  /** What surprises people; English, localized where it is shown. */
  readonly trap: string | null;
}

/** A named value an access entry may have. */
export type Field =
  | 'address'
  | 'user'
  | 'time'
  | 'request'
  | 'method'
  | 'path'
  | 'query'
  | 'protocol'
  | 'status'
  | 'size'
  | 'referrer'
  | 'userAgent'
  | 'duration'
  | 'pid';

export type Unit = 'microseconds' | 'milliseconds' | 'seconds' | 'bytes';

/** The atoms with a key of one letter, in the order in which a reader of the default format meets them. */
export const ATOMS: readonly Atom[] = [
  {
    key: 'h',
    means: 'Address of the peer',
    field: 'address',
    type: 'text',
    unit: null,
    absent: ['-', ''],
    example: '192.0.2.10',
    mistakes: ['remote_addr', 'remote_address', 'remote_host', 'client', 'client_ip', 'ip', 'address', 'host'],
    trap: 'Behind a proxy this is the address of the proxy, never X-Forwarded-For; on a Unix socket it is empty, so the line starts with a blank. Use %({x-forwarded-for}i)s for the client that the proxy saw.',
  },
  {
    key: 'l',
    means: 'Always a hyphen; keeps the columns of the common log format',
    field: null,
    type: 'text',
    unit: null,
    absent: ['-'],
    isConstant: true,
    example: '-',
    trap: null,
  },
  {
    key: 'u',
    means: 'User name from HTTP Basic authentication',
    field: 'user',
    type: 'text',
    unit: null,
    absent: ['-'],
    fromClient: 'lines',
    example: 'alice',
    mistakes: ['user', 'remote_user', 'username'],
    trap: 'It is what the client sent, decoded but not verified; it may hold quotes, backslashes and line breaks.',
  },
  {
    key: 't',
    means: 'Local time at which the request was finished',
    field: 'time',
    type: 'text',
    unit: null,
    absent: [],
    example: '[22/Nov/2026:11:15:40 +0000]',
    mistakes: ['time', 'date', 'timestamp', 'asctime', 'time_local'],
    trap: 'The brackets belong to the value, it has whole seconds only, and it says when the request ended; Apache writes when it began.',
  },
  {
    key: 'r',
    means: 'Request line: method, raw target and protocol',
    field: 'request',
    type: 'text',
    unit: null,
    absent: ['-'],
    fromClient: 'line',
    example: 'GET /api/items/42?page=2 HTTP/1.1',
    mistakes: ['request', 'request_line'],
    trap: 'The target is as it came over the wire, not percent-decoded.',
  },
  {
    key: 's',
    means: 'Status code of the response',
    field: 'status',
    type: 'text',
    integerUnder: ['asgi'],
    unit: null,
    absent: ['-'],
    example: '200',
    mistakes: ['status', 'status_code', 'code'],
    trap: 'It is text, so %(s)d loses every line, except under the asgi worker, where it is a number. %(s)s works everywhere.',
  },
  {
    key: 'b',
    means: 'Size of the response body',
    field: 'size',
    type: 'text',
    unit: 'bytes',
    absent: ['-'],
    example: '5120',
    mistakes: ['bytes', 'size', 'length', 'response_length', 'body_bytes_sent'],
    trap: 'It is text, so %(b)d loses every line; %(B)d is the number. Files sent through wsgi.file_wrapper count as 0 bytes.',
  },
  {
    key: 'f',
    means: 'Referer header',
    field: 'referrer',
    type: 'text',
    unit: null,
    absent: ['-', ''],
    fromClient: 'line',
    example: 'https://example.com/start',
    mistakes: ['referer', 'referrer', 'http_referer'],
    trap: 'It is what the client sent. A backslash in it makes a line that was meant to be JSON invalid.',
  },
  {
    key: 'a',
    means: 'User-Agent header',
    field: 'userAgent',
    type: 'text',
    unit: null,
    absent: ['-'],
    fromClient: 'line',
    example: 'curl/8.4.0',
    mistakes: ['agent', 'user_agent', 'useragent', 'http_user_agent'],
    trap: 'It is what the client sent. A backslash in it makes a line that was meant to be JSON invalid.',
  },
  {
    key: 'T',
    means: 'Time spent on the request, whole seconds',
    field: 'duration',
    type: 'integer',
    unit: 'seconds',
    absent: [],
    example: '0',
    trap: 'Cut, not rounded: everything below one second is 0, and %(T).3f only adds zeros. Use %(L)s for seconds with decimals.',
  },
  {
    key: 'M',
    means: 'Time spent on the request, milliseconds',
    field: 'duration',
    type: 'integer',
    unit: 'milliseconds',
    absent: [],
    example: '134',
    trap: 'Cut, not rounded: everything below one millisecond is 0.',
  },
  {
    key: 'D',
    means: 'Time spent on the request, microseconds',
    field: 'duration',
    type: 'integer',
    unit: 'microseconds',
    absent: [],
    example: '134250',
    mistakes: ['duration', 'request_time', 'response_time', 'elapsed'],
    trap: 'Microseconds, although often labelled ms: 134250 is 134 ms. A request that the worker timeout ended does not look slow: its time is that of the error handling.',
  },
  {
    key: 'L',
    means: 'Time spent on the request, seconds with six decimals',
    field: 'duration',
    type: 'text',
    unit: 'seconds',
    absent: [],
    example: '0.134250',
    trap: 'It is text although it looks like a number, so %(L).3f loses every line.',
  },
  {
    key: 'p',
    means: 'Process id of the worker',
    field: 'pid',
    type: 'text',
    unit: null,
    absent: [],
    example: '<2051>',
    mistakes: ['pid', 'process'],
    trap: 'The angle brackets belong to the value, so %(p)d loses every line and an unquoted %(p)s is not valid JSON.',
  },
  {
    key: 'm',
    means: 'Request method',
    field: 'method',
    type: 'text',
    unit: null,
    absent: ['-'],
    example: 'GET',
    mistakes: ['method', 'request_method'],
    trap: null,
  },
  {
    key: 'U',
    means: 'Path of the request without the query string, percent-decoded',
    field: 'path',
    type: 'text',
    unit: null,
    absent: ['-', 'None'],
    fromClient: 'lines',
    example: '/api/items/42',
    mistakes: ['path', 'url', 'uri'],
    trap: 'Because it is decoded, a client can write a line break into your log with %0A; %(r)s has the raw path. It is None on the line of a request whose application raised.',
  },
  {
    key: 'q',
    means: 'Query string as it came, without the question mark',
    field: 'query',
    type: 'text',
    unit: null,
    absent: [''],
    fromClient: 'line',
    example: 'page=2',
    mistakes: ['query', 'query_string'],
    trap: 'Empty when there is none, where most other atoms write a hyphen. Query strings often carry tokens.',
  },
  {
    key: 'H',
    means: 'Protocol of the request',
    field: 'protocol',
    type: 'text',
    unit: null,
    absent: ['-'],
    example: 'HTTP/1.1',
    mistakes: ['protocol'],
    trap: null,
  },
  {
    key: 'B',
    means: 'Size of the response body',
    field: 'size',
    type: 'integer',
    unit: 'bytes',
    absent: [],
    example: '5120',
    trap: 'Unlike %(b)s it is a number. Files sent through wsgi.file_wrapper count as 0 bytes.',
  },
];

/** The atoms whose key holds a name: `{name}i`, `{name}o`, `{name}e`. Gunicorn lower-cases these keys whole. */
export interface NamedAtoms {
  /** The letter after the braces. */
  readonly suffix: 'i' | 'o' | 'e';
  /** English; localized where it is shown. */
  readonly means: string;
  /** A key of this kind that people use, and its value. */
  readonly key: string;
  readonly example: string;
  readonly trap: string;
}

export const NAMED_ATOMS: readonly NamedAtoms[] = [
  {
    suffix: 'i',
    means: 'Request header {name}',
    key: '{x-request-id}i',
    example: '7f3a0c52',
    trap: 'It is what the client sent, so it may hold quotes, backslashes and secrets. Of a header sent twice the last one counts. Upper and lower case make no difference.',
  },
  {
    suffix: 'o',
    means: 'Response header {name}',
    key: '{content-type}o',
    example: 'text/html; charset=utf-8',
    trap: 'Only headers that the application set. Upper and lower case make no difference.',
  },
  {
    suffix: 'e',
    means: 'WSGI environment variable {name}',
    key: '{server_port}e',
    example: '8000',
    trap: 'This is the environment of the request, not of the process. The asgi worker fills in only a few of its names.',
  },
];

/** The fields that well-known named atoms carry. Keys in lower case, as Gunicorn looks them up. */
const NAMED_FIELDS: Readonly<Record<string, Field>> = {
  '{referer}i': 'referrer',
  '{user-agent}i': 'userAgent',
  '{content-length}o': 'size',
  '{remote_addr}e': 'address',
  '{request_method}e': 'method',
  '{path_info}e': 'path',
  '{query_string}e': 'query',
  '{server_protocol}e': 'protocol',
};

/**
 * The atom with this key; undefined when Gunicorn has none and writes a hyphen. A key such as `{X-Request-Id}i` is an
 * atom whatever its name, since only the request tells which headers there are; `means` then holds that name.
 */
export function atomByKey(key: string): Atom | undefined {
  return LETTERS.get(key) ?? namedAtom(key);
}

const LETTERS = new Map(ATOMS.map(atom => [atom.key, atom]));

/** `x-request-id` and `i` of `{X-Request-Id}I`; undefined when the key is not of that kind. */
export function nameInKey(key: string): { readonly name: string; readonly suffix: 'i' | 'o' | 'e' } | undefined {
  const match = /^\{(.*)\}([ioe])$/su.exec(key.toLowerCase());
  if (!match) return undefined;
  return { name: match[1]!, suffix: match[2] as 'i' | 'o' | 'e' };
}

function namedAtom(key: string): Atom | undefined {
  const named = nameInKey(key);
  const row = NAMED_ATOMS.find(({ suffix }) => suffix === named?.suffix);
  if (!named || !row) return undefined;
  return {
    key: key.toLowerCase(),
    means: row.means,
    field: NAMED_FIELDS[key.toLowerCase()] ?? null,
    type: 'text',
    unit: null,
    absent: ['-'],
    ...fromClientIn(named),
    example: row.example,
    trap: row.trap,
  };
}

/** Response headers count too: an application often sends back what it was sent. */
function fromClientIn({ name, suffix }: { name: string; suffix: 'i' | 'o' | 'e' }): { fromClient?: ClientText } {
  const fromClient = suffix === 'e' ? environmentVariable(name).fromClient : 'line';
  return fromClient ? { fromClient } : {};
}
