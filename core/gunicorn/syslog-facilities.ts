/** What `syslog_facility` may say, in upper or lower case; the names that Python's `SysLogHandler` knows. */
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
  'syslog',
  'uucp',
];
