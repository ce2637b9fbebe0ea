/**
 * Under which keys JSON loggers write what Gunicorn's atoms tell, for objects whose keys are of their author's making.
 * Names are compared without case, with `_` for `-` and `.`; the key of an atom itself, `s` or `D`, as it is.
 */
export interface LoggerKeys {
  /** Of the atom that tells the same. */
  readonly atom: string;
  /** In order of preference, where an object has several. */
  readonly names: readonly string[];
}

/** Keys of durations that do not tell their unit. */
export const DURATION_NAMES: readonly string[] = ['request_time', 'response_time', 'duration', 'latency', 'elapsed'];

export const LOGGER_KEYS: readonly LoggerKeys[] = [
  {
    atom: 't',
    names: ['time', 'timestamp', '@timestamp', 'ts', 'datetime', 'time_local', 'asctime', 'date', 'created'],
  },
  {
    atom: 'h',
    names: [
      'remote_ip',
      'remote_addr',
      'remote_address',
      'client_ip',
      'client_addr',
      'client_address',
      'source_ip',
      'ip',
      'network_client_ip',
      'client',
    ],
  },
  { atom: '{x-forwarded-for}i', names: ['x_forwarded_for', 'http_x_forwarded_for', 'forwarded_for'] },
  { atom: 'u', names: ['remote_user', 'user', 'username'] },
  { atom: 'r', names: ['request', 'request_line'] },
  { atom: 'm', names: ['method', 'http_method', 'request_method', 'http_request_method', 'verb'] },
  {
    atom: 'U',
    names: [
      'path',
      'url_path',
      'request_path',
      'uri_path',
      'http_path',
      'request_uri',
      'uri',
      'raw_uri',
      'url',
      'http_url',
    ],
  },
  { atom: 'q', names: ['query', 'query_string', 'querystring', 'url_query', 'args'] },
  { atom: 'H', names: ['protocol', 'server_protocol', 'http_version'] },
  {
    atom: 's',
    names: [
      'status',
      'status_code',
      'http_status',
      'http_status_code',
      'response_status',
      'http_response_status_code',
      'code',
    ],
  },
  {
    atom: 'B',
    names: [
      'bytes',
      'body_bytes_sent',
      'bytes_sent',
      'body_bytes',
      'response_length',
      'response_size',
      'content_length',
      'network_bytes_written',
      'http_response_body_bytes',
      'size',
      'length',
    ],
  },
  { atom: 'b', names: [] },
  { atom: 'f', names: ['referer', 'referrer', 'http_referer', 'http_referrer'] },
  {
    atom: 'a',
    names: ['user_agent', 'http_user_agent', 'useragent', 'http_useragent', 'user_agent_original', 'agent'],
  },
  { atom: 'D', names: unitNames('us', 'usec', 'micros', 'microseconds') },
  { atom: 'M', names: unitNames('ms', 'msec', 'millis', 'milliseconds') },
  { atom: 'L', names: unitNames('s', 'sec', 'secs', 'seconds') },
  { atom: 'T', names: [] },
  { atom: 'p', names: ['pid', 'process', 'process_id', 'process_pid', 'worker_pid'] },
];

function unitNames(...units: readonly string[]): readonly string[] {
  return units.flatMap(unit => [...DURATION_NAMES, 'time', 'took'].map(name => `${name}_${unit}`));
}

/** A key as it is compared. */
export function plainKey(key: string): string {
  return key.length === 1 ? key : key.toLowerCase().replaceAll(/[-.]/g, '_');
}
