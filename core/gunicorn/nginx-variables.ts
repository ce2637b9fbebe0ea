/** A variable of nginx's `log_format`, and how Gunicorn says the same. */
export interface NginxVariable {
  readonly name: string;
  /** The key of the atom. */
  readonly key: string;
}

/** Those of which Gunicorn writes the same value, or what comes nearest as seen from behind the proxy. */
const VARIABLES: Readonly<Record<string, string>> = {
  remote_addr: 'h',
  binary_remote_addr: 'h',
  remote_user: 'u',
  remote_port: '{remote_port}e',
  time_local: 't',
  time_iso8601: 't',
  request: 'r',
  request_method: 'm',
  request_uri: '{raw_uri}e',
  uri: 'U',
  document_uri: 'U',
  args: 'q',
  query_string: 'q',
  server_protocol: 'H',
  scheme: '{wsgi.url_scheme}e',
  host: '{host}i',
  server_name: '{server_name}e',
  server_port: '{server_port}e',
  status: 's',
  body_bytes_sent: 'b',
  bytes_sent: 'b',
  request_time: 'L',
  upstream_response_time: 'L',
  content_length: '{content-length}i',
  content_type: '{content-type}i',
  pid: 'p',
};

/** Undefined for a variable that has no atom, and for a name that nginx does not know. */
export function nginxVariable(name: string): NginxVariable | undefined {
  const key = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : headerKey(name);
  return key === undefined ? undefined : { name, key };
}

/** `$http_x_real_ip` is a request header, `$sent_http_location` one of the response. */
function headerKey(name: string): string | undefined {
  const match = /^(sent_)?http_([a-z]\w*)$/.exec(name);
  return match ? `{${match[2]!.replaceAll('_', '-')}}${match[1] ? 'o' : 'i'}` : undefined;
}
