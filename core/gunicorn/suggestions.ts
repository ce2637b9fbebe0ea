/** Values that are worth offering for settings that take any text. */
export interface Suggestion {
  readonly value: string;
  /** English; localized where it is shown. */
  readonly means: string;
}

export const SUGGESTIONS: Readonly<Record<string, readonly Suggestion[]>> = {
  accesslog: [
    { value: '-', means: 'standard output' },
    { value: '/var/log/gunicorn/access.log', means: 'a file; its folder must exist' },
  ],
  errorlog: [
    { value: '-', means: 'standard error' },
    { value: '/var/log/gunicorn/error.log', means: 'a file; its folder must exist' },
  ],
  access_log_format: [
    {
      value: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
      means: "the combined format, Gunicorn's default, with a duration in microseconds",
    },
    {
      value: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(L)s %(p)s',
      means: 'the combined format with a duration in seconds and the worker',
    },
    {
      value: '%({x-forwarded-for}i)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
      means: 'the combined format behind a proxy: the address that the proxy was asked from',
    },
    {
      value: 'time=%(t)s status=%(s)s method=%(m)s uri="%(U)s" micros=%(D)s bytes=%(B)s pid=%(p)s',
      means: 'named values',
    },
  ],
  bind: [
    { value: '0.0.0.0:8000', means: 'every IPv4 address of the machine, as in a container' },
    { value: '127.0.0.1:8000', means: 'this machine alone, as behind a proxy' },
    { value: '[::]:8000', means: 'every address of the machine, IPv6 too' },
    { value: 'unix:/run/gunicorn/gunicorn.sock', means: 'a socket in the file system' },
  ],
  forwarded_allow_ips: [
    { value: '127.0.0.1,::1', means: 'a proxy on this machine' },
    { value: '*', means: 'everybody: only where nobody but the proxy can connect' },
  ],
  logger_class: [
    { value: 'gunicorn.glogging.Logger', means: "Gunicorn's own logger" },
    { value: 'gunicorn.instrument.statsd.Statsd', means: 'the logger that also sends metrics to `statsd_host`' },
  ],
  statsd_host: [
    { value: 'localhost:8125', means: 'host and port, over UDP' },
    { value: 'unix:///var/run/datadog/dsd.socket', means: 'a datagram socket' },
  ],
  syslog_addr: [
    { value: 'unix:///dev/log', means: 'the socket of this machine, on Linux' },
    { value: 'udp://localhost:514', means: 'host and port, over UDP' },
    { value: 'tcp://localhost:514', means: 'host and port, over TCP' },
  ],
  worker_tmp_dir: [{ value: '/dev/shm', means: 'memory: a slow disk cannot make a worker look hung' }],
};
