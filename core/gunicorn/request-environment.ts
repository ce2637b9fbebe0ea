/**
 * What a client can bring into a value. Gunicorn puts a backslash before quotation marks and leaves all else as it is:
 * - `line`: backslashes, and letters of any alphabet;
 * - `lines`: line breaks and other control characters too, because Gunicorn decodes the text first.
 */
export type ClientText = 'line' | 'lines';

/** A name in the environment of a request, as `%({name}e)s` writes it. */
export interface EnvironmentVariable {
  readonly name: string;
  /** Whether the asgi worker, which makes a small environment for the access log alone, fills it in. */
  readonly underAsgi: boolean;
  readonly fromClient?: ClientText;
}

/** What Gunicorn itself puts there. Request headers stand beside it, as `HTTP_` and their name. */
const VARIABLES: readonly EnvironmentVariable[] = [
  { name: 'request_method', underAsgi: true },
  { name: 'raw_uri', underAsgi: true, fromClient: 'line' },
  { name: 'path_info', underAsgi: true, fromClient: 'lines' },
  { name: 'query_string', underAsgi: true, fromClient: 'line' },
  { name: 'server_protocol', underAsgi: true },
  { name: 'remote_addr', underAsgi: true },
  { name: 'remote_port', underAsgi: false },
  { name: 'server_name', underAsgi: false },
  { name: 'server_port', underAsgi: false },
  { name: 'server_software', underAsgi: false },
  { name: 'script_name', underAsgi: false, fromClient: 'line' },
  { name: 'content_type', underAsgi: false, fromClient: 'line' },
  { name: 'content_length', underAsgi: false },
  { name: 'wsgi.url_scheme', underAsgi: false },
  { name: 'wsgi.multithread', underAsgi: false },
  { name: 'wsgi.multiprocess', underAsgi: false },
  { name: 'wsgi.run_once', underAsgi: false },
];

const BY_NAME = new Map(VARIABLES.map(row => [row.name, row]));

/** In any case. A name that is not in the table may come from a proxy, so nothing good is assumed of it. */
export function environmentVariable(name: string): EnvironmentVariable {
  const wanted = name.toLowerCase();
  return BY_NAME.get(wanted) ?? { name: wanted, underAsgi: true, fromClient: 'line' };
}
