/** What `syslog_facility` may say, in upper or lower case; the names of `gunicorn.glogging.SYSLOG_FACILITIES`. */
export const SYSLOG_FACILITIES: readonly string[] = [
  'user',
  'daemon',
  ...Array.from({ length: 8 }, (_, number) => `local${number}`),
  'auth',
  'authpriv',
  'cron',
  'ftp',
  'kern',
  'lpr',
  'mail',
  'news',
  'security',
  'syslog',
  'uucp',
];
