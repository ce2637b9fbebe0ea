/** Combined, with microseconds behind it. */
export const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';

export const JSON_FORMAT =
  '{"time":"%(t)s","remote_ip":"%(h)s","method":"%(m)s","path":"%(U)s","query":"%(q)s","protocol":"%(H)s","status":%(s)s,"bytes":%(B)s,"duration_us":%(D)s,"referer":"%(f)s","user_agent":"%(a)s"}';
